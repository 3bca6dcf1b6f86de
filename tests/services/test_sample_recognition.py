"""The sample's councils, results, programme and portal entries: as the program itself would have them."""

from collections.abc import Iterator
from datetime import date

import pytest

from desktop_app.domain.council import Ballot, Conflict, Examination, Member, Round
from desktop_app.domain.dates import Clock
from desktop_app.domain.programme import Phase, PhaseEnd, PortalEntry, Programme, Target
from desktop_app.domain.records import Dossier, Innovation, Unit
from desktop_app.forms.vocabulary import Severity
from desktop_app.guide.council import NEXT_LEVEL
from desktop_app.services import council, portal, programmes, recognition
from desktop_app.services.balloting import Sheet, sheet_of
from desktop_app.services.checking import check_dossier
from desktop_app.services.dossiers import load_dossier
from desktop_app.services.progress import progress
from desktop_app.services.sample import fill_with_sample
from desktop_app.store.book import Book

TODAYS = (date(2026, 11, 24), date(2031, 3, 1), date(2026, 1, 2))


@pytest.fixture(scope="module", params=TODAYS, ids=str)
def book(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Book]:
    clock = Clock(today=request.param)
    with Book.create(tmp_path_factory.mktemp("sample") / "book", clock=clock) as made:
        fill_with_sample(made)
        yield made


@pytest.fixture(scope="module")
def plants(book: Book) -> Round:
    return next(item for item in council.rounds(book) if not item.criteria)


@pytest.fixture(scope="module")
def pointed(book: Book) -> Round:
    return next(item for item in council.rounds(book) if item.criteria)


def sheets(book: Book, held: Round) -> list[Sheet]:
    return [sheet_of(book, item.id) for item in council.examinations(book, held.id)]


def by_code(book: Book, held: Round) -> dict[str, Examination]:
    return {sheet.innovation.code: sheet.examination for sheet in sheets(book, held)}


def test_the_round_is_at_the_plant_with_most_innovations_and_all_of_it_is_said(
    book: Book, plants: Round
) -> None:
    counts = [row.unit_id for row in book.all(Innovation)]
    assert plants.unit_id == max(set(counts), key=counts.count)
    for key in ("name", "level", "document_number", "held_at", "minutes_number", "guests"):
        assert getattr(plants, key), key
    days = [day for day in (plants.document_on, plants.held_on, plants.minutes_on) if day]
    assert len(days) == 3
    assert days == sorted(days)
    for met in council.limits_of(book, plants):
        assert met.met_on is None or met.met_on <= met.on


def test_its_council_is_seven_with_every_role_a_union_and_somebody_away(book: Book, plants: Round) -> None:
    members = council.members(book, plants.id)
    assert len(members) == 7
    assert {member.role for member in members} == {role.id for role in council.rules().roles}
    assert sum(member.is_union for member in members) == 1
    assert [bool(member.absence) for member in members if not member.is_present] == [True]
    assert all(member.post and member.workplace and member.expertise for member in members)
    assert any(member.person_id for member in members)
    assert any(member.person_id is None for member in members)


def test_what_the_program_warns_of_is_only_that_a_member_is_an_author(book: Book) -> None:
    for held in council.rounds(book):
        assert all("là tác giả của" in sentence for sentence in council.notices(book, held))


def test_every_member_there_votes_but_on_what_they_have_an_interest_in(book: Book) -> None:
    for held in council.rounds(book):
        there = {member.id for member in council.members(book, held.id) if member.is_present}
        for sheet in sheets(book, held):
            assert sheet.ballots.keys() == there - sheet.clashes.keys(), sheet.innovation.code
    assert all(conflict.reason for conflict in book.all(Conflict))
    assert len(book.all(Conflict)) == 2


def test_every_ballot_says_what_its_marks_come_to(book: Book) -> None:
    for held in council.rounds(book):
        for sheet in sheets(book, held):
            for member, ballot in sheet.ballots.items():
                derived = "" if ballot.is_abstention else sheet.derived(sheet.marks(member))
                assert ballot.conclusion == derived
                assert bool(derived) != ballot.is_abstention
    ballots = book.all(Ballot)
    assert sum(ballot.is_abstention for ballot in ballots) == 1
    assert any(ballot.comment for ballot in ballots)
    assert any(NEXT_LEVEL in ballot.marks for ballot in ballots)


def test_every_conclusion_is_what_the_ballots_say(book: Book) -> None:
    for held in council.rounds(book):
        for sheet in sheets(book, held):
            item, voted = sheet.examination, sheet.tally.derived
            assert voted
            assert item.derived == voted
            assert item.result in (voted, "recognised") if item.completed_on else item.result == voted
            assert item.next_level == (sheet.tally.reached[0] if sheet.tally.reached else "")


def test_the_six_dossiers_end_in_every_way(book: Book, plants: Round) -> None:
    found = by_code(book, plants)
    assert len(found) == 6
    plain = [item for item in found.values() if item.result == "recognised" and not item.completion_asked]
    assert len(plain) == 3
    assert len({(item.decision_number, item.decision_on) for item in plain}) == 1
    certificates = [item.certificate_number for item in found.values() if item.result == "recognised"]
    assert len(set(certificates)) == 4
    assert all(certificates)
    assert [item.next_level for item in plain if item.next_level] == ["tct"]
    assert all(item.money_answer and (item.author_rate or item.author_multiple) for item in plain)
    (completed,) = [item for item in found.values() if item.completed_on]
    assert (completed.result, bool(completed.decision_number)) == ("recognised", True)
    (waiting,) = [item for item in found.values() if item.result == "completion"]
    assert (bool(waiting.completion_asked), waiting.decision_on) == (True, None)
    (refused,) = [item for item in found.values() if item.result == "refused"]
    assert refused.result_reason.count("\n") >= 1
    assert refused.decision_number.endswith("/TB-NĐST")


def test_stages_follow_from_the_results(book: Book, plants: Round, pointed: Round) -> None:
    after = {"recognised": "recognised", "refused": "refused", "completion": "returned"}
    for code, item in by_code(book, plants).items():
        assert book.get(Innovation, item.innovation_id).stage == after[item.result], code
    for item in council.examinations(book, pointed.id):
        assert (item.result, item.decision_on) == ("recognised", None)
        assert book.get(Innovation, item.innovation_id).stage == "examining"
    decided = {item.innovation_id for item in book.all(Examination) if item.decision_on}
    ended = {row.id for row in book.all(Innovation) if row.stage in ("recognised", "refused")}
    assert decided == ended
    for row in book.all(Innovation):
        if row.stage == "recognised":
            assert row.level == recognition.recognised_level(book, row.id)


def test_days_stand_in_the_order_in_which_things_happen(book: Book) -> None:
    for held in council.rounds(book):
        for item in council.examinations(book, held.id):
            row = book.get(Innovation, item.innovation_id)
            days = [
                load_dossier(book, row.id).first_use, row.filed_on, item.received_on, item.accepted_on,
                held.held_on, held.minutes_on, item.completed_on, item.decision_on,
            ]  # fmt: skip
            known = [day for day in days if day is not None]
            assert known == sorted(known), row.code
            assert row.accepted_on == item.accepted_on


def test_only_what_was_refused_was_filed_before_three_months_had_passed(book: Book) -> None:
    early: list[str] = []
    for held in council.rounds(book):
        for item in council.examinations(book, held.id):
            findings = check_dossier(book, load_dossier(book, item.innovation_id))
            if any(found.check in ("filed_too_early", "filed_too_late") for found in findings):
                early.append(item.result)
    assert early == ["refused"]


def test_what_is_ready_or_recognised_in_a_round_has_no_fault_that_blocks(book: Book, plants: Round) -> None:
    """Before its days a book has days to come, and what is ready to be filed can be filed for a year."""
    today, checked = book.clock.today(), list[int]()
    if today == TODAYS[0]:
        checked += [row.id for row in book.all(Innovation) if row.stage == "ready"]
        assert checked
    if today >= TODAYS[0]:
        checked += [item.innovation_id for item in by_code(book, plants).values() if item.certificate_number]
    for key in checked:
        dossier = load_dossier(book, key)
        assert blocking(book, dossier) == [], dossier.innovation.code


def blocking(book: Book, dossier: Dossier) -> list[str]:
    return [item.sentence for item in check_dossier(book, dossier) if item.severity is Severity.MUST]


def test_the_round_by_points_gives_two_grades(book: Book, pointed: Round) -> None:
    found = sheets(book, pointed)
    assert pointed.criteria == "pcvt-100"
    assert [sheet.mean.grade.label for sheet in found if sheet.mean] == ["Loại B", "Loại A"]
    assert [sheet.tally.reached for sheet in found] == [(), ("tct",)]
    assert all(len(sheet.marks(member)) >= 5 for sheet in found for member in sheet.ballots)


def test_certificates_and_uids_are_given_once(book: Book) -> None:
    numbers = [item.certificate_number for item in book.all(Examination) if item.certificate_number]
    assert len(set(numbers)) == len(numbers)
    uids = [item.uid for item in (*book.all(Round), *book.all(Programme), *book.all(Innovation))]
    assert len(set(uids)) == len(uids)


def test_no_member_is_on_a_council_twice(book: Book) -> None:
    known = [(member.round_id, member.name) for member in book.all(Member)]
    assert len(set(known)) == len(known) == 12


def test_the_programme_has_targets_that_add_up_and_counts_what_was_decided(book: Book) -> None:
    (programme,) = book.all(Programme)
    known = programmes.phases(book, programme.id)
    assert [phase.is_peak for phase in known] == [False, False, True]
    for phase in known:
        numbers = [item.number for item in book.all(Target) if item.phase_id == phase.id]
        assert sum(numbers) == phase.target
    assert sum(phase.target or 0 for phase in known if not phase.is_peak) == programme.target
    assert len(book.all(PhaseEnd)) == 2
    report = progress(book, programme.id)
    if book.clock.today() >= TODAYS[0]:
        assert [item.sentence for item in report.progress.notices] == []
        assert report.progress.whole.standing.counted == 7
    names = {unit.id: unit.abbreviation for unit in book.all(Unit)}
    assert {names[item.unit_id] for item in book.all(Target)} >= {"NĐST", "PCBR", "TTTL"}
    assert all(item.document for item in book.all(Phase))


def test_portal_entries_are_of_recognised_innovations_after_their_decision(book: Book) -> None:
    entries = book.all(PortalEntry)
    assert {item.state for item in entries} == {portal.KEYED, portal.CONFIRMED}
    for item in entries:
        portal.system(item.system)
        decided = [known.decision_on for known in recognition.examinations_of(book, item.innovation_id)]
        assert min(day for day in decided if day).isoformat() < item.keyed_at[:10]
        assert item.keyed_by
        assert item.link == "" or item.link.startswith("https://example.com/")
    waiting = portal.rows_of(portal.queue(book, "congdoan"), state=portal.WAITING)
    assert len(waiting) == 5
