"""The sample's councils: each round goes through the program's own steps, so that stages follow from it."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import cast

from desktop_app.domain.council_pay import PAY_KEYS
from desktop_app.domain.language import _
from desktop_app.domain.records import Person
from desktop_app.domain.values import Value
from desktop_app.guide.council import NEXT_LEVEL, write_marks
from desktop_app.guide.review import Box
from desktop_app.services import concluding, council, examining, recognition
from desktop_app.services.balloting import Sheet, sheet_of
from desktop_app.services.dossiers import find_innovation
from desktop_app.services.sample_entries import Entry, dated, key_of, parts
from desktop_app.store.book import Book
from desktop_app.store.transaction import Transaction

_CONCLUSION = (
    "result", "result_reason", "completion_asked", "money_answer", "author_rate", "author_multiple",
    "helper_rate", "next_level",
)  # fmt: skip


def add_results(book: Book, entries: Sequence[Entry]) -> None:
    """Add what was decided without a round of the book, as a list would bring it in."""
    with book.transaction(_("Ghi dữ liệu mẫu")) as step:
        for entry in entries:
            innovation = key_of(step, "innovation", entry.pop("code"), "code")
            _pay(step, innovation, parts(entry, "payments"))
            step.insert("examination", {"innovation_id": innovation, **dated(entry)})
            recognition.set_outcome(step, innovation)


def add_rounds(book: Book, entries: Sequence[Entry]) -> None:
    """Add rounds with their councils, and bring every dossier as far as the list says."""
    for entry in entries:
        members, dossiers = parts(entry, "members"), parts(entry, "dossiers")
        with book.transaction(_("Ghi dữ liệu mẫu")) as step:
            unit = key_of(step, "unit", entry.pop("unit"))
            made = step.insert("council_round", {**dated(entry), "unit_id": unit})
        for member in members:
            _add_member(book, made, member)
        taken = {str(dossier["code"]): _take_in(book, made, dossier) for dossier in dossiers}
        for dossier in dossiers:
            _examine(book, taken[str(dossier["code"])], dossier)
        _decide(book, taken, dossiers)
        with book.transaction(_("Ghi dữ liệu mẫu")) as step:
            for dossier in dossiers:
                innovation = key_of(step, "innovation", dossier["code"], "code")
                _pay(step, innovation, parts(dossier, "payments"))


def _pay(step: Transaction, innovation: int, payments: Sequence[Entry]) -> None:
    for payment in payments:
        step.insert("paid_remuneration", {"innovation_id": innovation, **dated(payment)})


def _add_member(book: Book, council_round: int, entry: Entry) -> None:
    uid = entry.pop("person")
    person = book.all(Person, uid=str(uid))[0].id if uid else None
    values = {**dated(entry), "person_id": person}
    council.add_member(book, council_round, {**values, "is_present": not values["absence"]})


def _take_in(book: Book, council_round: int, dossier: Entry) -> int:
    """Receive and accept a dossier, and return the key of its examination."""
    days, innovation = dated(dossier), find_innovation(book, str(dossier["code"]))
    examining.take_in(book, council_round, [innovation], _day(days["received_on"]))
    made = next(
        item.id for item in council.examinations(book, council_round) if item.innovation_id == innovation
    )
    examining.accept(book, [made], _day(days["accepted_on"]))
    return made


def _examine(book: Book, examination: int, dossier: Entry) -> None:
    """Note who has an interest, cast the ballots, conclude, and note what was completed since."""
    sheet = sheet_of(book, examination)
    names = {member.name: member.id for member in sheet.members}
    for conflict in parts(dossier, "conflicts"):
        reason = str(conflict["reason"])
        examining.declare_conflict(book, names[str(conflict["member"])], sheet.innovation.id, reason)
    with book.transaction(_("Ghi dữ liệu mẫu")) as step:
        for ballot in parts(dossier, "ballots"):
            member = names[str(ballot["member"])]
            kept = {"examination_id": examination, "member_id": member, **_ballot(sheet, ballot)}
            step.insert("ballot", kept)
    values = dated(dossier)
    concluding.conclude(book, examination, {key: values[key] for key in _CONCLUSION if key in values})
    if "completed_on" in values:
        concluding.complete(book, [examination], _day(values["completed_on"]))


def _ballot(sheet: Sheet, ballot: Entry) -> dict[str, Value]:
    """Fill in a member's form: points, or every box up to the one that stops, money and pay."""
    is_abstention = bool(ballot.get("is_abstention"))
    marks = {} if is_abstention else _marks(sheet, ballot)
    if "next_level" in ballot:
        marks[NEXT_LEVEL] = str(ballot["next_level"])
    marks |= {key: str(ballot[key[1:]]) for key in PAY_KEYS if key[1:] in ballot}
    return {
        "marks": write_marks(marks),
        "conclusion": "" if is_abstention else sheet.derived(marks),
        "is_abstention": is_abstention,
        "comment": str(ballot.get("comment", "")),
    }


def _marks(sheet: Sheet, ballot: Entry) -> dict[str, str]:
    if sheet.points is not None:
        return dict(cast("Mapping[str, str]", ballot["points"]))
    refused = cast("Sequence[str]", ballot.get("negative", ()))
    marks: dict[str, str] = {}
    for criterion in sheet.criteria:
        is_refused = criterion.id in refused
        marks[criterion.id] = Box.NEGATIVE.value if is_refused else Box.POSITIVE.value
        if is_refused and criterion.stops:
            break
    return marks


def _decide(book: Book, taken: Mapping[str, int], dossiers: Sequence[Entry]) -> None:
    """Write each decision over all the dossiers it names; certificates run on from the first one's."""
    decisions: dict[tuple[str, date], list[Entry]] = {}
    for dossier in dossiers:
        values = dated(dossier)
        day = values.get("decision_on")
        if isinstance(day, date):
            decisions.setdefault((str(values["decision_number"]), day), []).append(dossier)
    for (number, day), decided in decisions.items():
        chosen = [taken[str(dossier["code"])] for dossier in decided]
        recognition.decide(book, chosen, number, day, str(decided[0].get("certificate_number", "")))


def _day(value: Value) -> date:
    assert isinstance(value, date)
    return value
