"""What awards are judged by, read in a few statements, their rows as they come.

Dossiers in the trash are left out here, so that nothing above can count them.
"""

import sqlite3
from collections.abc import Iterable
from typing import Any, NamedTuple

_INNOVATIONS = (
    "SELECT id, unit_id, field, coalesce(applied_on, ''), benefit_answer, benefit_amount, year"
    " FROM innovation WHERE deleted_at IS NULL"
)
_RECOGNITIONS = (
    "SELECT innovation_id, level, coalesce(decision_on, '') FROM examination WHERE result = 'recognised'"
    " AND (round_id IS NULL OR decision_on IS NOT NULL)"
)
_AUTHORS = "SELECT innovation_id, person_id, share FROM authorship WHERE person_id IS NOT NULL"
_PEOPLE = (
    "SELECT id, name, birth, education_level, post, unit_id, is_manager, is_direct_worker FROM person"
    " ORDER BY sort_key, id"
)
_HONOURS = "SELECT award, year, person_id, unit_id FROM honour WHERE award <> ''"
_USES = (
    "SELECT u.innovation_id, coalesce(u.person_id, l.person_id), coalesce(u.unit_id, l.unit_id), u.state,"
    " coalesce(nullif(u.award, ''), l.award, ''),"
    " coalesce(nullif(u.decision_number, ''), l.decision_number, ''),"
    " coalesce(u.decision_on, l.decision_on, ''), u.line_id, u.reason"
    " FROM award_use u LEFT JOIN nomination_line l ON l.id = u.line_id WHERE u.state <> 'freed' ORDER BY u.id"
)
_HEADS = "SELECT unit_id, name FROM signatory ORDER BY position DESC, id DESC"
_ANSWERS = (
    "SELECT innovation_id, key, value FROM answer WHERE id IN (SELECT id FROM answer"
    " INDEXED BY answer_innovation_id_key WHERE key IN ({keys}))"
)
"""The index alone is read to find the rows: the answers themselves are long texts."""


class AwardRows(NamedTuple):
    """Everything, each part to be read once, as it comes; days are ISO text, "" unknown.

    `innovations`: key, unit, field, first applied on, answer and amount of the money, year. `recognitions`:
    key, level, decision's day. `authors`: key, person, share. `people`, by given name: key, name, birth,
    education, post, unit, manager, direct worker. `honours`: award, year, person, unit. `uses`: innovation,
    person, unit, state, award, decision's number and day, line, reason. `heads`: unit, name, the usual
    signatory last. `answers`: innovation, key, text.
    """

    innovations: Iterable[tuple[Any, ...]]
    recognitions: Iterable[tuple[Any, ...]]
    authors: Iterable[tuple[Any, ...]]
    people: Iterable[tuple[Any, ...]]
    honours: Iterable[tuple[Any, ...]]
    uses: Iterable[tuple[Any, ...]]
    heads: Iterable[tuple[Any, ...]]
    answers: Iterable[tuple[Any, ...]]


def award_rows(connection: sqlite3.Connection, answer_keys: tuple[str, ...]) -> AwardRows:
    """Ask for everything that awards are judged by, and for these answers of every dossier."""

    def ask(statement: str, given: tuple[str, ...] = ()) -> sqlite3.Cursor:
        cursor = connection.cursor()
        cursor.row_factory = None
        return cursor.execute(statement, given)

    places = ", ".join("?" * len(answer_keys))
    return AwardRows(
        innovations=ask(_INNOVATIONS),
        recognitions=ask(_RECOGNITIONS),
        authors=ask(_AUTHORS),
        people=ask(_PEOPLE),
        honours=ask(_HONOURS),
        uses=ask(_USES),
        heads=ask(_HEADS),
        answers=ask(_ANSWERS.format(keys=places), answer_keys),
    )
