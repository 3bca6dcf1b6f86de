"""What people and units hold: the titles and awards that section III of every report is made of."""

from collections.abc import Mapping, Sequence
from datetime import date

from desktop_app.domain.awards import DECIDED, PERSON, Honour, NominationLine
from desktop_app.domain.changes import Changes
from desktop_app.domain.dates import YEARS, year_fault
from desktop_app.domain.errors import UserError
from desktop_app.domain.language import _
from desktop_app.domain.text import clean, fold
from desktop_app.domain.values import Value, cleaned
from desktop_app.forms.awards import AwardCatalogue, AwardRule
from desktop_app.services.award_catalogue import catalogue
from desktop_app.services.innovations import Added
from desktop_app.store.book import Book
from desktop_app.store.book_reading import BookReading
from desktop_app.store.rows import as_record
from desktop_app.store.transaction import Transaction

TITLE = "title"


def honours_of_person(book: BookReading, person: int) -> list[Honour]:
    """Return what somebody holds, oldest first."""
    return _in_order(book.all(Honour, person_id=person))


def honours_of_unit(book: BookReading, unit: int) -> list[Honour]:
    """Return what a unit holds, oldest first."""
    return _in_order(book.all(Honour, unit_id=unit))


def titles(honours: Sequence[Honour]) -> list[Honour]:
    """Give the danh hiệu thi đua among them: the first table of a report's section III."""
    return [honour for honour in honours if honour.kind == TITLE]


def forms(honours: Sequence[Honour]) -> list[Honour]:
    """Give the hình thức khen thưởng among them, certificates too: the second table."""
    return [honour for honour in honours if honour.kind != TITLE]


def add_honour(book: Book, values: Mapping[str, Value]) -> Added:
    """Note a title or an award that a person or a unit holds.

    Raises:
        UserError: nobody or two hold it, it has no name, the year cannot be, or it is noted already.
    """
    with book.transaction(_("Ghi danh hiệu, khen thưởng")) as step:
        row = write_honour(step, values, catalogue(book))
    return Added(row, step.changes)


def edit_honour(book: Book, honour: int, values: Mapping[str, Value]) -> Changes:
    """Change a title or an award; raises as `add_honour` does."""
    with book.transaction(_("Sửa danh hiệu, khen thưởng")) as step:
        whole = {**step.row("honour", honour), **values}
        if "name" in values and "award" not in values:
            whole["award"] = ""
        record = checked(whole, catalogue(book))
        _refuse_double(step, record, honour)
        step.update("honour", honour, record)
    return step.changes


def remove_honour(book: Book, honour: int) -> Changes:
    """Remove a title or an award that was noted wrongly."""
    with book.transaction(_("Xóa danh hiệu, khen thưởng")) as step:
        step.delete("honour", honour)
    return step.changes


def write_honour(step: Transaction, values: Mapping[str, Value], known: AwardCatalogue) -> int:
    """Note a title or an award within a step that is under way; raises as `add_honour` does."""
    record = checked(values, known)
    _refuse_double(step, record, None)
    return step.insert("honour", record)


def follow_line(step: Transaction, line: int, known: AwardCatalogue) -> None:
    """Note what a line was given once it is decided, and take that back where it is so no longer.

    Only nominees of the catalogue hold anything: papers of others have no history to print.
    """
    now = as_record(NominationLine, step.row("nomination_line", line))
    rows = step.rows("honour", line_id=line)
    holder = now.person_id if now.nominee == PERSON else now.unit_id
    if now.state != DECIDED or holder is None:
        for row in rows:
            step.delete("honour", int(str(row["id"])))
        return
    rule = known.award(now.award)
    year = step.row("nomination_round", now.round_id)["year"]
    values: dict[str, Value] = {
        "year": now.decision_on.year if now.decision_on and not isinstance(year, int) else year,
        "name": rule.name if rule else now.award,
        "kind": rule.kind if rule else "form",
        "award": now.award,
        "person_id": holder if now.nominee == PERSON else None,
        "unit_id": None if now.nominee == PERSON else holder,
        "decision_number": now.decision_number,
        "decision_on": now.decision_on,
        "issuer": rule.issuer if rule else "",
        "line_id": line,
    }
    if rows:
        step.update("honour", int(str(rows[0]["id"])), values)
    else:
        step.insert("honour", values)


def award_named(name: str, known: AwardCatalogue) -> AwardRule | None:
    """Find the award of the catalogue that lists write so, quotes and accents aside; None for any other."""
    wanted = _plain(name)
    for rule in known.awards:
        if wanted in map(_plain, (rule.name, rule.full_name, rule.id, *rule.called)):
            return rule
    return None


def checked(values: Mapping[str, Value], known: AwardCatalogue) -> dict[str, Value]:
    """Clean a title or an award, and fill in from the catalogue what it is.

    Raises:
        UserError: nobody or two hold it, it has no name, or the year cannot be.
    """
    record = cleaned(values)
    if (record.get("person_id") is None) == (record.get("unit_id") is None):
        raise UserError(_("Chọn một người hoặc một tập thể giữ danh hiệu, khen thưởng này."))
    named = str(record.get("name") or "")
    rule = known.award(str(record.get("award") or "")) or award_named(named, known)
    if rule is not None:
        record |= {"award": rule.id, "kind": rule.kind, "name": named or rule.name}
        record["issuer"] = record.get("issuer") or rule.issuer
    if not record.get("name"):
        raise UserError(_("Nhập tên danh hiệu, hình thức khen thưởng."))
    year, on = record.get("year"), record.get("decision_on")
    if not year and isinstance(on, date):
        year = on.year
    if not isinstance(year, int) or not year:
        raise UserError(_("Nhập năm được tặng."))
    if year not in YEARS:
        raise UserError(year_fault(year))
    return {**record, "year": year}


def _refuse_double(step: Transaction, record: Mapping[str, Value], honour: int | None) -> None:
    column = "person_id" if record.get("person_id") is not None else "unit_id"
    what, number = same_thing(record), fold(clean(str(record.get("decision_number") or "")))
    for row in step.rows("honour", "id", **{column: record[column], "year": record["year"]}):
        is_same_decision = fold(str(row["decision_number"])) in ("", number) or not number
        if row["id"] != honour and same_thing(row) == what and is_same_decision:
            raise UserError(
                _("Đã ghi {name} năm {year}. Sửa mục đã có, không ghi hai lần.").format(
                    name=row["name"], year=row["year"]
                )
            )


def same_thing(record: Mapping[str, Value]) -> str:
    """Tell two titles or awards apart: by the catalogue's id, else by the plain name."""
    return str(record.get("award") or "") or _plain(str(record.get("name") or ""))


def _in_order(honours: list[Honour]) -> list[Honour]:
    return sorted(honours, key=lambda item: (item.year, item.decision_on or date.min, item.id))


def _plain(name: str) -> str:
    words = fold(clean(name)).replace("“", " ").replace("”", " ").replace('"', " ").split()
    while words[:2] == ["danh", "hieu"]:
        words = words[2:]
    return " ".join(words)
