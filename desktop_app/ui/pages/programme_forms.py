"""The few forms of a programme: begun from a template, its own facts, its phases and their ends."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from PySide6.QtWidgets import QWidget

from desktop_app.domain.errors import UserError
from desktop_app.domain.language import _
from desktop_app.domain.numbers import format_number, read_number
from desktop_app.domain.programme import Phase, Programme
from desktop_app.domain.values import Value
from desktop_app.forms.vocabulary import Choice, Field, FieldKind
from desktop_app.services import packs, programmes
from desktop_app.ui.kit.context import FormContext
from desktop_app.ui.kit.editors.base import Editor
from desktop_app.ui.kit.editors.flag import FlagEditor
from desktop_app.ui.kit.editors.options import OptionsEditor
from desktop_app.ui.kit.fields_dialog import FieldsDialog, ask_fields
from desktop_app.ui.shell.session import Session

_RULES, _TEMPLATES, _YES_NO = "counting_rules", "programme_templates", "yes_no"


def ask_template(session: Session, parent: QWidget) -> tuple[int, str] | None:
    """Ask which template to begin with, make the programme, and give its key and what to look at in it."""
    made: list[tuple[int, str]] = []
    shipped = programmes.templates()
    fields = (Field("template", _("Mẫu chương trình"), FieldKind.CHOICE, choices=_TEMPLATES, hint=_later()),)

    def act(values: Mapping[str, object]) -> None:
        chosen = str(values["template"])
        if chosen:
            added = programmes.add_from_template(session.book, chosen)
        else:
            added = programmes.add_programme(session.book, {"name": _("Chương trình sáng kiến của đơn vị")})
        session.remember(added.changes)
        notes = [item.note for item in shipped if item.id == chosen]
        made.append((added.id, notes[0] if notes else ""))

    start = {"template": shipped[0].id if shipped else ""}
    title = _("Tạo chương trình từ mẫu")
    ask_fields(FieldsDialog(parent, title, fields, start, _context(), _("Tạo"), act))
    return made[0] if made else None


def edit_programme(session: Session, parent: QWidget, programme: Programme) -> None:
    """Ask for the facts of a programme."""
    fields = (
        Field("name", _("Tên chương trình"), FieldKind.LINE, is_required=True),
        Field("document", _("Văn bản"), FieldKind.LINE, hint=_("Số, ngày của kế hoạch, chỉ thị phát động.")),
        Field("starts_on", _("Bắt đầu"), FieldKind.DATE),
        Field("ends_on", _("Kết thúc"), FieldKind.DATE),
        Field("target", _("Chỉ tiêu chung"), FieldKind.LINE),
        Field("rule", _("Cách tính"), FieldKind.CHOICE, choices=_RULES),
    )
    shown = programmes.rule_of(programme).id
    values = {**_facts(programme, fields), "rule": shown}

    def act(given: Mapping[str, object]) -> None:
        session.remember(programmes.edit_programme(session.book, programme.id, _values(given)))

    ask_fields(FieldsDialog(parent, _("Sửa chương trình"), fields, values, _context(), _("Lưu"), act))


def ask_phase(session: Session, parent: QWidget, programme: int, phase: Phase | None = None) -> None:
    """Ask for the facts of a phase; without one, of another phase."""
    fields = (
        Field("name", _("Tên giai đoạn"), FieldKind.LINE, is_required=True),
        Field("document", _("Văn bản"), FieldKind.LINE),
        Field("starts_on", _("Bắt đầu"), FieldKind.DATE),
        Field("ends_on", _("Kết thúc"), FieldKind.DATE),
        Field("target", _("Chỉ tiêu chung"), FieldKind.LINE),
        Field(
            "is_peak",
            _("Đợt cao điểm"),
            FieldKind.CHOICE,
            choices=_YES_NO,
            hint=_("Đợt cao điểm nằm trong giai đoạn khác nên không cộng vào chỉ tiêu chương trình."),
        ),
    )
    values: Mapping[str, object] = _facts(phase, fields) if phase else {"name": "", "is_peak": False}

    def act(given: Mapping[str, object]) -> None:
        if phase is None:
            session.remember(programmes.add_phase(session.book, programme, _values(given)).changes)
        else:
            session.remember(programmes.edit_phase(session.book, phase.id, _values(given)))

    title = _("Sửa giai đoạn") if phase else _("Thêm giai đoạn")
    ask_fields(FieldsDialog(parent, title, fields, values, _context(), _("Lưu"), act))


def ask_end(session: Session, parent: QWidget, phase: Phase) -> None:
    """Ask for another end of a phase and the document that names it."""
    fields = (
        Field("document", _("Theo văn bản"), FieldKind.LINE, is_required=True),
        Field("ends_on", _("Kết thúc"), FieldKind.DATE, is_required=True),
    )

    def act(given: Mapping[str, object]) -> None:
        day = given["ends_on"]
        if not isinstance(day, date):
            raise UserError(_("Nhập ngày kết thúc theo văn bản này."))
        session.remember(programmes.add_end(session.book, phase.id, str(given["document"] or ""), day))

    values = {"document": "", "ends_on": None}
    ask_fields(FieldsDialog(parent, _("Thêm ngày kết thúc"), fields, values, _context(), _("Thêm"), act))


def _facts(record: Programme | Phase, fields: tuple[Field, ...]) -> dict[str, object]:
    found: dict[str, object] = {field.key: getattr(record, field.key) for field in fields}
    if isinstance(found.get("target"), int):
        found["target"] = format_number(record.target or 0)
    return {key: "" if value is None and key == "target" else value for key, value in found.items()}


def _values(given: Mapping[str, object]) -> dict[str, Value]:
    values: dict[str, Value] = dict(given)  # type: ignore[arg-type]  # editors give plain values
    words = str(values.get("target") or "").strip()
    values["target"] = None
    if words:
        number = read_number(words).value
        if number != int(number) or number < 0:
            raise UserError(_("Chỉ tiêu là số nguyên từ 0 trở lên."))
        values["target"] = int(number)
    return values


def _later() -> str:
    return _("Tên, ngày, văn bản, chỉ tiêu đều sửa được sau khi tạo.")


def _context() -> FormContext:
    shared = packs.catalogue()
    lists = {
        **shared.lists,
        _RULES: tuple(Choice(rule.id, rule.label) for rule in programmes.rules()),
        _TEMPLATES: (
            *(Choice(item.id, item.label) for item in programmes.templates()),
            Choice("", _("Chương trình trống, tự đặt tên và giai đoạn")),
        ),
    }

    def choice(field: Field) -> Editor:
        if field.choices == _YES_NO:
            return FlagEditor()
        return OptionsEditor([(entry.id, entry.label) for entry in lists[field.choices]])

    return FormContext(replace(shared, lists=lists), makers={FieldKind.CHOICE: choice}, marks_optional=False)
