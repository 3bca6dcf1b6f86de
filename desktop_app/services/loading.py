"""Writing what a JSON file brings into a book, inside one step: what it leaves out stays as it is."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from desktop_app.domain.language import _
from desktop_app.domain.records import ApplicationHelper, Authorship, BenefitLine
from desktop_app.domain.values import Value
from desktop_app.exchange.incoming import Incoming, Row
from desktop_app.exchange.shapes import refuse
from desktop_app.services import innovations, packs
from desktop_app.services.loading_attachments import Files, write_attachments
from desktop_app.services.loading_files import name_figures
from desktop_app.services.loading_people import participants, person_key, unit_key
from desktop_app.services.participants import write_lines
from desktop_app.store.book import Book
from desktop_app.store.rows import as_record
from desktop_app.store.transaction import Transaction

_CODE = re.compile(r"([0-9]{4}-[A-Z0-9]+)-([0-9]+)")
_LAST_NUMBER = 9999


@dataclass(frozen=True, slots=True)
class Loaded:
    """An innovation that was taken in; `notes` are sentences about what could not be kept as it was."""

    id: int
    code: str
    is_new: bool
    is_changed: bool
    notes: tuple[str, ...] = ()


def load(book: Book, step: Transaction, incoming: Incoming, taken: Files) -> Loaded:
    """Make the innovation, or change the one of its uid.

    Raises:
        UserError: a stage or form nobody knows, an attachment without its file, a number given twice.
    """
    notes: list[str] = []
    found = step.rows("innovation", uid=incoming.uid) if incoming.uid else []
    columns = _columns(step, incoming)
    if found:
        row = int(str(found[0]["id"]))
        innovations.write(step, row, columns)
        if incoming.code not in ("", found[0]["code"]):
            notes.append(_("Mã của hồ sơ trong sổ không đổi."))
        if found[0]["deleted_at"] is not None:
            notes.append(_("Hồ sơ này đang nằm trong thùng rác."))
    else:
        row = _make(book, step, incoming, columns, notes)
    _pin_form(book, step, row, incoming, notes)
    if incoming.values.get("year"):
        step.update("innovation", row, {"year": incoming.values["year"]})
    write_attachments(step, row, incoming.attachments, taken)
    _write_answers(step, row, incoming)
    _write_people(step, row, incoming)
    if incoming.benefit_lines is not None:
        write_lines(step, "benefit_line", row, [_benefit_line(row, line) for line in incoming.benefit_lines])
    if incoming.set_aside is not None:
        _write_set_aside(step, row, incoming.set_aside)
    (written,) = step.rows("innovation", id=row)
    return Loaded(row, str(written["code"]), not found, bool(step.changes), tuple(notes))


def _columns(step: Transaction, incoming: Incoming) -> dict[str, Value]:
    columns = {key: value for key, value in incoming.values.items() if key != "year"}
    known = [stage.id for stage in packs.catalogue().stages]
    if "stage" in columns and columns["stage"] not in known:
        raise refuse("$.stage", _("phải là một trong: {stages}").format(stages=", ".join(known)))
    if incoming.is_unit_given:
        columns["unit_id"] = unit_key(step, incoming.unit, "$.unit")
    if incoming.is_support_person_given:
        columns["support_person_id"] = person_key(step, incoming.support_person, "$.support_person")
    return columns


def _make(
    book: Book, step: Transaction, incoming: Incoming, columns: Mapping[str, Value], notes: list[str]
) -> int:
    values = {**columns, "form_id": incoming.pack_id}
    if incoming.uid:
        values["uid"] = incoming.uid
    if incoming.code and _reserve(book, step, incoming.code):
        values["code"] = incoming.code
    row = innovations.make(book, step, values)
    if incoming.created_at:
        step.update("innovation", row, {"created_at": incoming.created_at})
    (made,) = step.rows("innovation", id=row)
    if incoming.code and made["code"] != incoming.code:
        notes.append(
            _("Mã {old} không dùng được trong sổ này nên hồ sơ mang mã mới {new}.").format(
                old=incoming.code, new=made["code"]
            )
        )
    return row


def _reserve(book: Book, step: Transaction, code: str) -> bool:
    """Tell whether a code is free; its series is brought up to it: the number is never given again."""
    if step.rows("innovation", code=code):
        return False
    parts = _CODE.fullmatch(code)
    if parts is None:
        return True
    number = int(parts[2]) if len(parts[2]) < 9 else _LAST_NUMBER + 1
    if number > _LAST_NUMBER:
        return False
    last = book.sql("SELECT last FROM counter WHERE series = ?", (parts[1],))
    for _number in range(int(str(last[0][0])) if last else 0, number):
        step.next_number(parts[1])
    return True


def _pin_form(book: Book, step: Transaction, row: int, incoming: Incoming, notes: list[str]) -> None:
    (now,) = step.rows("innovation", id=row)
    given = (incoming.pack_id, incoming.pack_version)
    if not incoming.pack_id or given == (now["form_id"], now["form_version"]):
        return
    if not incoming.pack_version or book.kept_pack(*given) is None:
        pack = packs.find(book, incoming.pack_id)
        packs.keep(step, book, pack)
        given = (pack.id, pack.version)
        if incoming.pack_version not in ("", pack.version):
            notes.append(
                _("Mẫu {form} bản {old} không có trong sổ, hồ sơ theo bản {new}.").format(
                    form=pack.title, old=incoming.pack_version, new=pack.version
                )
            )
    step.update("innovation", row, {"form_id": given[0], "form_version": given[1]})


def _write_answers(step: Transaction, row: int, incoming: Incoming) -> None:
    kept = step.rows("attachment", innovation_id=row)
    named = {str(item["sha256"]): str(item["reduced_sha256"]) for item in kept if item["reduced_sha256"]}
    if incoming.clears_answers:
        for answer in step.rows("answer", innovation_id=row):
            innovations.write_answer(step, row, str(answer["key"]), None)
    for key, text in incoming.answers.items():
        innovations.write_answer(step, row, key, name_figures(text, named))


def _write_people(step: Transaction, row: int, incoming: Incoming) -> None:
    if incoming.authors is not None:
        authors = participants(step, row, "authorship", Authorship, incoming.authors, "$.authors")
        write_lines(step, "authorship", row, authors)
    if incoming.helpers is not None:
        helpers = participants(
            step, row, "application_helper", ApplicationHelper, incoming.helpers, "$.helpers"
        )
        write_lines(step, "application_helper", row, helpers)


def _write_set_aside(step: Transaction, row: int, given: Sequence[Row]) -> None:
    """Make the list what the file says; what stands there already stays the same row."""
    kept = {_content(item): int(str(item["id"])) for item in step.rows("set_aside", innovation_id=row)}
    for item in given:
        if kept.pop(_content(item), None) is None:
            step.insert("set_aside", {"field": "", **item, "innovation_id": row})
    for gone in kept.values():
        step.delete("set_aside", gone)


def _content(item: Row) -> tuple[Value, ...]:
    return tuple(item.get(key, "") for key in ("check", "field", "sentence", "reason"))


def _benefit_line(innovation: int, line: Row) -> BenefitLine:
    return as_record(BenefitLine, {"id": 0, "innovation_id": innovation, "position": 0, **line})
