"""What is known of a blank and of one text on it, as forms; millimetres and points with a decimal comma."""

from collections.abc import Mapping

from desktop_app.domain.awards import COLLECTIVE, PERSON, Blank, BlankField
from desktop_app.domain.changes import Changes
from desktop_app.domain.language import _
from desktop_app.domain.values import Value
from desktop_app.forms.vocabulary import Choice, Field, FieldKind
from desktop_app.services import awards, blanks
from desktop_app.services.books import Book
from desktop_app.ui.kit.context import FormContext
from desktop_app.ui.kit.editors.base import Editor
from desktop_app.ui.kit.editors.choice import ChoiceEditor
from desktop_app.ui.kit.editors.flag import FlagEditor
from desktop_app.ui.kit.editors.options import OptionsEditor
from desktop_app.ui.kit.editors.plain import PlainEditor

_YES_NO, _FONTS, _ALIGNS, _AWARDS, _NOMINEES, _ORDERS = (
    "yes_no", "fonts", "aligns", "awards", "nominees", "title_orders",
)  # fmt: skip
_TITLE_FIRST, _AUTHORITY_FIRST = "title", "authority"
TITLE_ORDER = "title_order"
LENGTHS = ("left", "top", "width", "height", "size")


def box_fields() -> tuple[Field, ...]:
    """Return what is known of one text on a blank."""
    line, choice = FieldKind.LINE, FieldKind.CHOICE
    known = " ".join(f"{{{field.key}}}" for field in blanks.rules().fields)
    return (
        Field("left", _("Cách mép trái (mm)"), line),
        Field("top", _("Cách mép trên (mm)"), line),
        Field("width", _("Rộng (mm)"), line),
        Field("height", _("Cao (mm)"), line),
        Field("size", _("Cỡ chữ (pt)"), line),
        Field("font", _("Phông chữ"), choice, choices=_FONTS),
        Field("align", _("Căn lề"), choice, choices=_ALIGNS),
        Field("is_bold", _("Chữ đậm"), choice, choices=_YES_NO),
        Field("is_italic", _("Chữ nghiêng"), choice, choices=_YES_NO),
        Field("is_upper", _("Chữ in hoa"), choice, choices=_YES_NO),
        Field("shrinks", _("Tự thu nhỏ cho vừa ô"), choice, choices=_YES_NO),
        Field("breaks", _("Ngắt dòng theo nghĩa"), choice, choices=_YES_NO),
        Field("colour", _("Màu chữ"), line, hint=_("#000000 đen, #C00000 đỏ.")),
        Field(
            "text",
            _("Lời riêng của ô"),
            FieldKind.TEXT,
            hint=_("Để trống thì in nội dung của hồ sơ. Chỗ điền: {places}.").format(places=known),
        ),
        Field("is_shown", _("In ô này"), choice, choices=_YES_NO),
    )


def blank_fields() -> tuple[Field, ...]:
    """Return what is known of a blank."""
    line, choice = FieldKind.LINE, FieldKind.CHOICE
    return (
        Field("name", _("Tên phôi"), line),
        Field("width", _("Rộng (mm)"), line),
        Field("height", _("Cao (mm)"), line),
        Field("award", _("Dùng cho"), choice, choices=_AWARDS, hint=_("Để trống: mọi hình thức.")),
        Field("nominee", _("Tặng cho"), choice, choices=_NOMINEES),
        Field("has_motto", _("Phôi in sẵn Quốc hiệu"), choice, choices=_YES_NO),
        Field(TITLE_ORDER, _("Thứ tự tên bằng, nơi tặng"), choice, choices=_ORDERS),
        Field("is_plain", _("Giấy thường, in khung viền"), choice, choices=_YES_NO),
    )


def certificates_context(book: Book) -> FormContext:
    """Give both forms their lists and editors."""
    from desktop_app.services import packs

    lists: dict[str, tuple[Choice, ...]] = {
        _FONTS: tuple(Choice(face, face) for face in blanks.faces()),
        _ALIGNS: (Choice("left", _("Trái")), Choice("center", _("Giữa")), Choice("right", _("Phải"))),
        _AWARDS: tuple(Choice(rule.id, rule.name) for rule in awards.catalogue(book).awards),
        _NOMINEES: (
            Choice("", _("Cả hai")), Choice(PERSON, _("Cá nhân")), Choice(COLLECTIVE, _("Tập thể")),
        ),
        _ORDERS: (
            Choice(_TITLE_FIRST, _("Tên bằng trên nơi tặng, chữ “Tặng”")),
            Choice(_AUTHORITY_FIRST, _("Nơi tặng, chữ “Tặng” trên tên bằng")),
        ),
    }  # fmt: skip

    def choice(field: Field) -> Editor:
        if field.choices == _YES_NO:
            return FlagEditor()
        entries = [(entry.id, entry.label) for entry in lists[field.choices]]
        return ChoiceEditor(entries) if field.choices in (_AWARDS, _FONTS) else OptionsEditor(entries)

    return FormContext(
        catalogue=packs.catalogue(),
        makers={FieldKind.CHOICE: choice, FieldKind.TEXT: lambda _field: PlainEditor()},
        marks_optional=False,
    )


def box_values(field: BlankField) -> dict[str, object]:
    """Give the values of a text's form."""
    values: dict[str, object] = {one.key: getattr(field, one.key) for one in box_fields()}
    return {**values, **{key: blanks.tenths_words(getattr(field, key)) for key in LENGTHS}}


def blank_values(blank: Blank, fields: Mapping[str, BlankField]) -> dict[str, object]:
    """Give the values of a blank's form."""
    order = _TITLE_FIRST if blanks.is_title_first(fields) else _AUTHORITY_FIRST
    values: dict[str, object] = {
        one.key: getattr(blank, one.key) for one in blank_fields() if one.key != TITLE_ORDER
    }
    sides = {key: blanks.tenths_words(getattr(blank, key)) for key in ("width", "height")}
    return {**values, **sides, TITLE_ORDER: order}


def save_box(book: Book, field: int, values: Mapping[str, Value]) -> Changes:
    """Save what was typed of a text. Raises UserError where it cannot be."""
    return blanks.edit_field(book, field, _read(values, box_fields()))


def save_blank(book: Book, blank: int, values: Mapping[str, Value]) -> Changes:
    """Save what was typed of a blank. Raises UserError where it cannot be."""
    if TITLE_ORDER in values:
        return blanks.order_title(book, blank, is_first=values[TITLE_ORDER] == _TITLE_FIRST)
    return blanks.edit_blank(book, blank, _read(values, blank_fields()))


def _read(values: Mapping[str, Value], fields: tuple[Field, ...]) -> dict[str, Value]:
    labels = {field.key: field.label for field in fields}
    return {
        key: blanks.tenths(str(value or ""), labels[key]) if key in LENGTHS else value
        for key, value in values.items()
    }
