"""A list of results: which innovation each row speaks of, and what is noted of it."""

from collections.abc import Mapping, Sequence

from desktop_app.domain.jobs import Job
from desktop_app.domain.language import _
from desktop_app.domain.likeness import likeness, plain
from desktop_app.domain.values import Value
from desktop_app.services import packs
from desktop_app.services.importing_facts import Facts, KnownInnovation
from desktop_app.services.importing_innovations import STEP, read_authors_of, result_of, stage_of
from desktop_app.services.importing_rows import SAME, Candidate, ImportRow, Verdict
from desktop_app.services.importing_units import UnitBook
from desktop_app.store.transaction import Transaction

_NEAR = 0.7
_NOTED = ("decision_number", "decision_on", "certificate_number", "result_reason")


def check_results(
    rows: list[ImportRow], facts: Facts, units: UnitBook, mapping: Mapping[str, int], job: Job
) -> list[ImportRow]:
    """Find the innovation of each row: by code, else by title, unit and author."""
    taken: dict[tuple[int, str], int] = {}
    for number, row in enumerate(rows):
        if number % STEP == 0:
            job.check()
            job.progress(number, len(rows), _("Đang tìm sáng kiến trong sổ"))
        if row.verdict in (Verdict.REFUSED, Verdict.SKIPPED):
            continue
        read_authors_of(row, mapping)
        units.settle(row, "unit", [row.value("decision_on")])
        if not result_of(row):
            row.worsen(Verdict.REFUSED, _("Không có kết quả, số hay ngày quyết định nào để ghi."))
            continue
        _match(row, facts)
        place = (row.same_as or 0, row.text("level"))
        if row.same_as is not None and place in taken:
            row.worsen(Verdict.QUESTION, _("Cùng sáng kiến với dòng {number}.").format(number=taken[place]))
        taken.setdefault(place, row.line.number)
    return rows


def _match(row: ImportRow, facts: Facts) -> None:
    code, title = row.text("code"), row.text("title")
    known = facts.innovations.of_code(code) if code else None
    if known is not None:
        row.default = f"{SAME}{known.id}"
        row.candidates.append(Candidate(known.id, _label(known), 1.0))
        if title and plain(title) != plain(known.title) and likeness(title, known.title) < _NEAR:
            row.worsen(
                Verdict.QUESTION,
                _("Mã {code} trong sổ là “{title}”, khác tên trong danh sách.").format(
                    code=code, title=known.title
                ),
            )
        return
    same = facts.innovations.same(title, row.unit_id)
    chosen = _by_author(row, same) if len(same) > 1 else same
    found = [(item, 1.0) for item in same] or facts.innovations.near(title, row.unit_id, _NEAR)
    if not found and row.unit_id is not None:
        found = facts.innovations.near(title, None, _NEAR)
    row.candidates.extend(Candidate(item.id, _label(item), degree) for item, degree in found)
    if len(chosen) == 1:
        row.default = f"{SAME}{chosen[0].id}"
    elif not found:
        row.worsen(Verdict.REFUSED, _("Không thấy sáng kiến này trong sổ."))
    else:
        item, degree = found[0]
        words = _("Có phải là {code} “{title}” (giống {percent} %)?")
        row.worsen(
            Verdict.QUESTION, words.format(code=item.code, title=item.title, percent=round(degree * 100))
        )


def _by_author(row: ImportRow, same: Sequence[KnownInnovation]) -> list[KnownInnovation]:
    names = {plain(author.name) for author in row.authors}
    return [item for item in same if names & {plain(name) for name in item.authors.split(", ")}]


def _label(item: KnownInnovation) -> str:
    return f"{item.code}  {item.title}" + (f"  ({item.authors})" if item.authors else "")


def write_results(step: Transaction, rows: Sequence[ImportRow], job: Job) -> None:
    """Note the results; one that is there already at that level is completed, not doubled."""
    order = [level.id for level in packs.catalogue().lists.get("levels", ())]
    for number, row in enumerate(rows):
        if number % STEP == 0:
            job.check()
            job.progress(number, len(rows), _("Đang ghi vào sổ"))
        if row.same_as is not None:
            _note(step, row, row.same_as, order)


def _note(step: Transaction, row: ImportRow, key: int, order: Sequence[str]) -> None:
    values: dict[str, Value] = {name: row.value(name) for name in _NOTED if row.value(name) not in (None, "")}
    values["result"] = result_of(row)
    (now,) = step.rows("innovation", id=key)
    level = row.text("level") or str(now["level"])
    known = step.rows("examination", innovation_id=key)
    same = next((item for item in known if item["level"] == level), None)
    if same is not None:
        step.update("examination", int(str(same["id"])), values)
    else:
        step.insert("examination", {**values, "innovation_id": key, "level": level})
    is_recognised_elsewhere = any(item["result"] == "recognised" and item["level"] != level for item in known)
    if values["result"] == "recognised" or not is_recognised_elsewhere:
        changed: dict[str, Value] = {"stage": stage_of(row)}
        if values["result"] == "recognised" and _rank(level, order) > _rank(str(now["level"]), order):
            changed["level"] = level
        step.update("innovation", key, changed)


def _rank(level: str, order: Sequence[str]) -> int:
    return order.index(level) if level in order else -1
