"""The fields of units and people, declared once for their side forms and dialogs."""

from collections.abc import Sequence
from dataclasses import replace

from desktop_app.domain.language import _
from desktop_app.domain.records import Unit
from desktop_app.forms.vocabulary import Choice, Field, FieldKind
from desktop_app.services import packs, units
from desktop_app.services.books import Book
from desktop_app.ui.kit.context import FormContext
from desktop_app.ui.kit.editors.base import Editor
from desktop_app.ui.kit.editors.birth import BirthEditor
from desktop_app.ui.kit.editors.choice import ChoiceEditor
from desktop_app.ui.kit.editors.flag import FlagEditor
from desktop_app.ui.kit.editors.line import LineEditor

_YES_NO, _SEXES, _LEVELS = "yes_no", "sexes", "education_levels"


def unit_fields() -> tuple[Field, ...]:
    """Return what is known of a unit."""
    return (
        Field(
            "name",
            _("Tên đơn vị"),
            FieldKind.LINE,
            hint=_("Sửa ở đây là sửa chữ viết sai. Đổi tên theo quyết định: bấm “Đổi tên từ ngày…”."),
        ),
        Field("abbreviation", _("Tên viết tắt"), FieldKind.LINE, hint=_("Đi vào mã sáng kiến mới.")),
        Field("parent_id", _("Trực thuộc"), FieldKind.UNIT),
        Field("union_name", _("Tên tổ chức công đoàn"), FieldKind.LINE),
        Field("union_parent_id", _("Công đoàn cấp trên thuộc"), FieldKind.UNIT),
        Field("valid_from", _("Hoạt động từ ngày"), FieldKind.DATE),
        Field(
            "valid_to",
            _("Kết thúc ngày"),
            FieldKind.DATE,
            hint=_("Đơn vị giải thể, sáp nhập: điền ngày cuối, hồ sơ cũ giữ nguyên."),
        ),
        Field("replaced_by_id", _("Đơn vị kế thừa"), FieldKind.UNIT),
    )


def person_fields() -> tuple[Field, ...]:
    """Return what is known of a person."""
    return (
        Field("name", _("Họ và tên"), FieldKind.LINE),
        Field("birth", _("Ngày hoặc năm sinh"), FieldKind.LINE),
        Field("sex", _("Giới tính"), FieldKind.CHOICE, choices=_SEXES),
        Field("unit_id", _("Đơn vị"), FieldKind.UNIT),
        Field("post", _("Chức vụ, chức danh"), FieldKind.LINE),
        Field(
            "workplace",
            _("Nơi công tác như in trong đơn"),
            FieldKind.LINE,
            hint=_("Để trống thì đơn in tên đơn vị."),
        ),
        Field("education_level", _("Trình độ"), FieldKind.CHOICE, choices=_LEVELS),
        Field("education_field", _("Chuyên môn"), FieldKind.LINE),
        Field("staff_id", _("Mã nhân viên"), FieldKind.LINE),
        Field("residence", _("Nơi cư trú"), FieldKind.LINE),
        Field("is_manager", _("Cán bộ quản lý"), FieldKind.CHOICE, choices=_YES_NO),
        Field("is_direct_worker", _("Lao động trực tiếp"), FieldKind.CHOICE, choices=_YES_NO),
    )


def unit_entries(book: Book) -> list[tuple[int, str]]:
    """Return (key, words) of every unit; one whose name another bears too is told by its parent."""
    everyone = units.all_units(book)
    known = {unit.id: unit for unit in everyone}
    names = [unit.name for unit in everyone]
    return [(unit.id, unit_words(unit, known, names)) for unit in everyone]


def unit_words(unit: Unit, known: dict[int, Unit], names: Sequence[str]) -> str:
    """Name a unit so that two of one name are told apart."""
    above = known.get(unit.parent_id or 0)
    return f"{unit.name}, {above.name}" if above and names.count(unit.name) > 1 else unit.name


def sexes() -> tuple[Choice, ...]:
    """Give the words a person's sex is chosen by."""
    return (Choice("Nam", _("Nam")), Choice("Nữ", _("Nữ")))


def catalogue_context(book: Book) -> FormContext:
    """Give the forms of units and people their lists and editors."""
    shared = packs.catalogue()
    lists = {**shared.lists, _SEXES: sexes()}

    def choice(field: Field) -> Editor:
        if field.choices == _YES_NO:
            return FlagEditor()
        entries = [(entry.id, entry.label) for entry in lists[field.choices]]
        return ChoiceEditor(entries, allows_own=field.choices == _LEVELS)

    def line(field: Field) -> Editor:
        return BirthEditor() if field.key == "birth" else LineEditor()

    return FormContext(
        catalogue=replace(shared, lists=lists),
        units=lambda: unit_entries(book),
        makers={FieldKind.CHOICE: choice, FieldKind.LINE: line},
        marks_optional=False,
    )
