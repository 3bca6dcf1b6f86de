"""A list of innovations: authors taken apart, doubles found, and all of it written in one step."""

from collections.abc import Mapping, Sequence
from datetime import date
from uuid import uuid4

from desktop_app.domain.errors import UserError
from desktop_app.domain.jobs import Job
from desktop_app.domain.language import _
from desktop_app.domain.likeness import plain
from desktop_app.domain.records import WHOLE_SHARE
from desktop_app.domain.shares import format_share
from desktop_app.domain.text import clean
from desktop_app.domain.values import COMPUTED, NOT_COMPUTABLE, Value
from desktop_app.exchange.author_cells import read_authors
from desktop_app.exchange.cells import EMPTY
from desktop_app.forms.formulas import formulas
from desktop_app.forms.imports import shipped_imports
from desktop_app.services.importing_facts import Facts, Innovations, KnownInnovation, KnownPerson
from desktop_app.services.importing_rows import (
    NEW,
    AuthorRow,
    Candidate,
    ImportRow,
    Verdict,
    slots,
)
from desktop_app.services.importing_units import UnitBook
from desktop_app.services.innovations import abbreviation
from desktop_app.store.transaction import Transaction

NEAR_TITLE = 0.86
STEP = 200
_DAYS = ("decision_on", "applied_on", "filed_on")
_OF_AUTHORS = ("authors", "share", "birth", "post")
_PLAIN_COLUMNS = ("title", "field", "level", "applied_on", "filed_on")


def check_innovations(
    rows: list[ImportRow], facts: Facts, units: UnitBook, mapping: Mapping[str, int], job: Job
) -> list[ImportRow]:
    """Judge every row against the book and the rows before it; rows that go on with one are joined to it."""
    joined = _joined(rows, mapping)
    for number, row in enumerate(joined):
        if number % STEP == 0:
            job.check()
            job.progress(number, len(joined), _("Đang so với sổ"))
        if row.verdict in (Verdict.REFUSED, Verdict.SKIPPED):
            continue
        units.settle(row, "unit", [row.value(name) for name in _DAYS])
        _check_shares(row)
        _check_days(row)
        _check_doubles(row, facts.innovations)
        _find_people(row, facts)
    return joined


def read_authors_of(row: ImportRow, mapping: Mapping[str, int]) -> None:
    """Take the authors' cells of a row apart."""
    _read_authors(row, _author_cells(mapping), _titles())


def _titles() -> frozenset[str]:
    return frozenset(map(plain, shipped_imports().titles))


def _author_cells(mapping: Mapping[str, int]) -> list[tuple[str, str, str, str]]:
    """Give the slots of each column of authors, and those beside it: share, birth, post."""
    found: list[tuple[str, str, str, str]] = []
    for slot in slots(mapping, "authors"):
        _base, dot, number = slot.partition(".")
        found.append((slot, f"share{dot}{number}", f"birth{dot}{number}", f"post{dot}{number}"))
    return found


def _joined(rows: list[ImportRow], mapping: Mapping[str, int]) -> list[ImportRow]:
    """Join the rows of further authors, whose title is merged with the row above or left empty."""
    place, cells, titles = mapping.get("title", -1), _author_cells(mapping), _titles()
    kept: list[ImportRow] = []
    for row in rows:
        if row.verdict is not Verdict.SKIPPED:
            _read_authors(row, cells, titles)
        head = kept[-1] if kept else None
        is_more = place in row.line.filled or _is_more(row, place)
        if head is not None and is_more and head.verdict is not Verdict.SKIPPED:
            head.authors.extend(row.authors)
            for sentence in row.sentences:
                if row.verdict is Verdict.QUESTION:
                    head.worsen(Verdict.QUESTION, sentence)
        else:
            kept.append(row)
    return kept


def _is_more(row: ImportRow, place: int) -> bool:
    """Tell whether a row only names one more author: nothing stands in any other column."""
    is_empty = 0 <= place < len(row.line.cells) and row.line.cells[place] is None
    others = (read for slot, read in row.reads.items() if slot.partition(".")[0] not in _OF_AUTHORS)
    return is_empty and bool(row.authors) and all(read == EMPTY for read in others)


def _read_authors(row: ImportRow, cells: Sequence[tuple[str, str, str, str]], titles: frozenset[str]) -> None:
    for slot, beside_share, beside_birth, beside_post in cells:
        try:
            found = read_authors(row.text(slot), titles)
        except UserError as error:
            row.worsen(Verdict.QUESTION, _("Tác giả: {sentence}").format(sentence=error))
            continue
        row.authors.extend(AuthorRow(author.name, author.share, author.birth) for author in found)
        if len(found) == 1:
            author, share = row.authors[-1], row.value(beside_share)
            if author.share is None and isinstance(share, int):
                author.share = share
            author.birth = author.birth or row.text(beside_birth)
            author.post = row.text(beside_post)


def _check_shares(row: ImportRow) -> None:
    if len(row.authors) == 1 and row.authors[0].share is None:
        row.authors[0].share = WHOLE_SHARE
    shares = [author.share for author in row.authors if author.share is not None]
    if not shares:
        return
    if len(shares) < len(row.authors):
        row.worsen(Verdict.QUESTION, _("Có tác giả chưa ghi tỷ lệ đóng góp."))
    elif abs(sum(shares) - WHOLE_SHARE) > len(shares):
        row.worsen(
            Verdict.QUESTION,
            _("Tỷ lệ đóng góp cộng lại là {sum} %, không phải 100 %.").format(sum=format_share(sum(shares))),
        )
    names = [plain(author.name) for author in row.authors]
    double = next((author.name for author in row.authors if names.count(plain(author.name)) > 1), "")
    if double:
        row.worsen(Verdict.QUESTION, _("Tác giả {name} ghi hai lần.").format(name=double))


def _check_days(row: ImportRow) -> None:
    applied, decided = row.value("applied_on"), row.value("decision_on")
    if isinstance(applied, date) and isinstance(decided, date) and decided < applied:
        row.worsen(Verdict.QUESTION, _("Ngày quyết định trước ngày áp dụng lần đầu."))


def _check_doubles(row: ImportRow, known: Innovations) -> None:
    title, code = row.text("title"), row.text("code")
    own = -row.line.number
    by_code = known.of_code(code) if code else None
    if by_code is not None:
        words = _("Mã {code} đã có ở dòng {number}.") if by_code.id < 0 else _("Mã {code} đã có trong sổ.")
        _be_double(row, by_code, 1.0, words.format(code=code, number=-by_code.id), is_same=True)
    else:
        same = [found for found in known.same(title, row.unit_id) if found.id != own]
        near = (
            [] if same else [item for item in known.near(title, row.unit_id, NEAR_TITLE) if item[0].id != own]
        )
        for found in same[:3]:
            _be_double(row, found, 1.0, _double_words(found, 1.0), is_same=True)
        for found, degree in near:
            _be_double(row, found, degree, _double_words(found, degree), is_same=False)
    authors = ", ".join(author.name for author in row.authors)
    known.add(KnownInnovation(own, code, title, row.unit_id, authors))


def _double_words(found: KnownInnovation, degree: float) -> str:
    if found.id < 0:
        words = (
            _("Cùng tên, cùng đơn vị với dòng {number}.")
            if degree == 1
            else _("Giống {percent} % dòng {number}.")
        )
        return words.format(number=-found.id, percent=round(degree * 100))
    words = _("Đã có trong sổ: {code}.") if degree == 1 else _("Giống {percent} % {code} “{title}” trong sổ.")
    return words.format(code=found.code, title=found.title, percent=round(degree * 100))


def _be_double(
    row: ImportRow, found: KnownInnovation, degree: float, sentence: str, *, is_same: bool
) -> None:
    row.worsen(Verdict.SKIPPED if is_same else Verdict.QUESTION, sentence)
    if found.id > 0:
        label = f"{found.code}  {found.title}" + (f"  ({found.authors})" if found.authors else "")
        row.candidates.append(Candidate(found.id, label, degree))


def _find_people(row: ImportRow, facts: Facts) -> None:
    for place, author in enumerate(row.authors):
        same = facts.people.same(author.name, author.birth, row.unit_id)
        if len(same) == 1:
            author.person_id = same[0].id
            continue
        near = [] if same else facts.people.near(author.name, author.birth, row.unit_id)
        if same:
            words = _("Có {count} người tên {name} trong Danh mục; chưa gắn với ai.")
            row.worsen(Verdict.CORRECTED, words.format(count=len(same), name=author.name))
        elif near:
            person, degree = near[0]
            words = _("Tác giả {name} giống {percent} % {other} trong Danh mục; chưa gắn với ai.")
            row.worsen(
                Verdict.CORRECTED,
                words.format(name=author.name, other=person.name, percent=round(degree * 100)),
            )
        else:
            key = -1 - place - row.line.number * 100
            facts.people.add(KnownPerson(key, author.name, author.birth, row.unit_id))
            author.person_id = key


class Writing:
    """Writes the rows that were accepted, inside one step."""

    def __init__(
        self,
        step: Transaction,
        facts: Facts,
        today: date,
        form: tuple[str, str],
        units: Mapping[int, int],
        source: str,
    ) -> None:
        self._step, self._facts, self._today, self._form = step, facts, today, form
        self._units, self._source = units, source
        self._people: dict[int | None, int] = {}
        self._taken = {code.upper() for code in facts.codes}
        self._series: dict[int | None, str] = {}

    def write(self, rows: Sequence[ImportRow], job: Job) -> None:
        """Write them, hundreds at a time; nothing is asked of the book row by row."""
        for start in range(0, len(rows), STEP):
            job.check()
            job.progress(start, len(rows), _("Đang ghi vào sổ"))
            some = rows[start : start + STEP]
            self._add([row for row in some if row.choice == NEW])
            for row in some:
                if row.same_as is not None:
                    self._complete(row, row.same_as)

    def _unit(self, row: ImportRow) -> int | None:
        return self._units.get(row.unit_id, row.unit_id) if row.unit_id is not None else None

    def _add(self, rows: Sequence[ImportRow]) -> None:
        """Make the innovations of new rows, and all that belongs to them, a table at a time."""
        step = self._step
        innovations = [self._innovation(row) for row in rows]
        made = list(zip(step.insert_all("innovation", innovations), rows, strict=True))
        self._add_authors(made)
        words = {"description": formulas().words["brought_in"], "source": self._source, "position": 1}
        step.insert_all(
            "benefit_line",
            (
                {**words, "innovation_id": key, "amount": values["benefit_amount"]}
                for (key, _row), values in zip(made, innovations, strict=True)
                if values.get("benefit_amount") is not None
            ),
        )
        step.insert_all("examination", (_examination(key, row) for key, row in made if result_of(row)))

    def _innovation(self, row: ImportRow) -> dict[str, Value]:
        unit = self._unit(row)
        return {
            **{name: value for name in _PLAIN_COLUMNS if (value := row.value(name)) not in (None, "")},
            "uid": str(uuid4()),
            "code": self._code(row.text("code"), unit),
            "form_id": self._form[0],
            "form_version": self._form[1],
            "stage": stage_of(row),
            "unit_id": unit,
            "year": self._year(row),
            "created_at": self._step.now,
            "updated_at": self._step.now,
            **_benefit(row),
        }

    def _complete(self, row: ImportRow, key: int) -> None:
        """Fill in what the book does not know of an innovation, and note its result."""
        step = self._step
        (now,) = step.rows("innovation", id=key)
        wanted = {**{name: row.value(name) for name in _PLAIN_COLUMNS}, "unit_id": self._unit(row)}
        missing = {
            name: value
            for name, value in wanted.items()
            if value not in (None, "") and now[name] in (None, "")
        }
        step.update("innovation", key, missing)
        if not step.rows("authorship", innovation_id=key):
            self._add_authors([(key, row)])
        known = [
            (item["level"], item["decision_number"]) for item in step.rows("examination", innovation_id=key)
        ]
        if (row.text("level"), row.text("decision_number")) not in known and result_of(row):
            step.insert("examination", _examination(key, row))
            step.update("innovation", key, {"stage": stage_of(row)})

    def _add_authors(self, made: Sequence[tuple[int, ImportRow]]) -> None:
        """Make the authorships of innovations, and the people among them who are not in the book yet."""
        strangers: dict[int, dict[str, Value]] = {}
        for _key, row in made:
            for author in row.authors:
                person = author.person_id
                if person is not None and person < 0 and person not in self._people:
                    values = {**_printed(author), "unit_id": self._unit(row), "uid": str(uuid4())}
                    strangers.setdefault(person, values)
        keys = self._step.insert_all("person", strangers.values())
        self._people.update(zip(strangers, keys, strict=True))
        self._step.insert_all(
            "authorship",
            (
                {
                    **_printed(author),
                    "innovation_id": key,
                    "position": position,
                    "share": author.share,
                    "person_id": self._people.get(author.person_id, author.person_id),
                }
                for key, row in made
                for position, author in enumerate(row.authors, start=1)
            ),
        )

    def _code(self, given: str, unit: int | None) -> str:
        code = clean(given)
        if code and code.upper() not in self._taken:
            self._taken.add(code.upper())
            return code
        if unit not in self._series:
            self._series[unit] = f"{self._today.year}-{abbreviation(self._step, unit)}"
        series = self._series[unit]
        while True:
            made = f"{series}-{self._step.next_number(series):04d}"
            if made not in self._taken:
                self._taken.add(made)
                return made

    def _year(self, row: ImportRow) -> int:
        days = [row.value(name) for name in ("decision_on", "filed_on", "applied_on")]
        year = row.value("year")
        known = next((day.year for day in days if isinstance(day, date)), self._today.year)
        return year if isinstance(year, int) else known


def _printed(author: AuthorRow) -> dict[str, Value]:
    return {"name": author.name, "birth": author.birth, "post": author.post}


def _examination(innovation: int, row: ImportRow) -> dict[str, Value]:
    return {
        "innovation_id": innovation,
        "level": row.text("level"),
        "result": result_of(row),
        "decision_number": row.text("decision_number"),
        "decision_on": row.value("decision_on"),
        "certificate_number": row.text("certificate_number"),
    }


def result_of(row: ImportRow) -> str:
    """Give the result a row tells of: what it says, else recognised where it has a decision, else none."""
    if row.text("result"):
        return row.text("result")
    has_decision = bool(
        row.text("decision_number") or row.value("decision_on") or row.text("certificate_number")
    )
    return "recognised" if has_decision or row.text("stage") == "recognised" else ""


def stage_of(row: ImportRow) -> str:
    """Give the stage a row belongs to: what it says, else what its result or its days make likely."""
    by_result = {"recognised": "recognised", "refused": "refused", "completion": "returned"}
    by_days = "filed" if row.value("filed_on") else "writing"
    return row.text("stage") or by_result.get(result_of(row), by_days)


def _benefit(row: ImportRow) -> dict[str, Value]:
    read = row.reads.get("benefit")
    if read is None or read.value is None:
        return {}
    if isinstance(read.value, int):
        return {"benefit_answer": COMPUTED, "benefit_amount": read.value}
    return {"benefit_answer": NOT_COMPUTABLE}
