"""What must hold across a whole pack: keys are unique, fit the book's records, and every part names one."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import fields as columns_of
from dataclasses import replace

from desktop_app.domain.language import _
from desktop_app.domain.records import BENEFIT_TEXT, Innovation
from desktop_app.forms.pack_errors import PackError
from desktop_app.forms.places import ANNEX_PLACES, PAPER_PLACES, marks_fault, places_fault
from desktop_app.forms.rules import Criterion
from desktop_app.forms.toml_table import nearest, shorten
from desktop_app.forms.vocabulary import Barrier, Catalogue, Field, FieldKind, Form, Part, PartKind, Section

_WORDS = (FieldKind.LINE, FieldKind.TEXT)
RECORD_KINDS: Mapping[str, tuple[FieldKind, ...]] = {
    "title": (FieldKind.LINE,),
    "kind": (FieldKind.CHOICE,),
    "field": (FieldKind.CHOICE,),
    "level": (FieldKind.CHOICE,),
    "unit_id": (FieldKind.UNIT,),
    "investor": (FieldKind.LINE,),
    "applied_at": (FieldKind.LINE,),
    "trial_on": (FieldKind.DATE,),
    "trial_document": (FieldKind.LINE,),
    "applied_on": (FieldKind.DATE,),
    "applied_document": (FieldKind.LINE,),
    "filed_on": (FieldKind.DATE,),
    "accepted_on": (FieldKind.DATE,),
    "confidential": _WORDS,
    "support_person_id": (FieldKind.PERSON,),
    "authors": (FieldKind.AUTHORS,),
    "helpers": (FieldKind.HELPERS,),
    "annexes": (FieldKind.ANNEXES,),
    "benefit": (FieldKind.BENEFIT,),
}
_TABLE_KINDS = {FieldKind.AUTHORS, FieldKind.HELPERS, FieldKind.ANNEXES, FieldKind.BENEFIT}
_RESERVED = {column.name for column in columns_of(Innovation)} - RECORD_KINDS.keys() | {BENEFIT_TEXT}
_PART_FIELDS = {
    PartKind.PEOPLE: (FieldKind.AUTHORS, FieldKind.HELPERS),
    PartKind.ANNEXES: (FieldKind.ANNEXES,),
    PartKind.BENEFIT: (FieldKind.BENEFIT,),
}


def settled_sections(sections: tuple[Section, ...], file: str) -> tuple[Section, ...]:
    """Check all sections against each other, and give parts without columns those of their field.

    Raises PackError.
    """
    fields = _unique_fields(sections, file)
    settled: list[Section] = []
    ids: set[str] = set()
    for index, section in enumerate(sections):
        path = f"$.sections[{index}]"
        if section.id in ids:
            raise PackError(
                file, f"{path}.id", _("“{id}” đã có ở trên; hãy đặt tên khác.").format(id=section.id)
            )
        ids.add(section.id)
        if not section.fields and not section.parts:
            raise PackError(
                file, path, _("Mục không hỏi và không in gì; hãy thêm fields hoặc parts, hoặc xóa mục.")
            )
        parts = tuple(
            _settled_part(part, fields, file, f"{path}.parts[{place}]")
            for place, part in enumerate(section.parts)
        )
        settled.append(replace(section, parts=parts))
    return tuple(settled)


def check_criteria(criteria: Sequence[Criterion], known: Collection[str], file: str) -> None:
    """Refuse a criterion that looks at a field there is none of; `known` are all that may be asked.

    Raises PackError.
    """
    for criterion in criteria:
        for key in criterion.fields:
            _check_known(key, known, file, f"$.criteria.{criterion.id}")


def check_barriers(
    barriers: Sequence[Barrier], form: Form, catalogue: Catalogue, known: Collection[str], file: str
) -> None:
    """Refuse a barrier on a question there is none of, or that waits for an answer it does not offer.

    `known` are the keys of all fields that may be asked: a shared barrier waits for the forms that ask.
    Raises PackError.
    """
    for barrier in barriers:
        conditions = [text.partition("=")[::2] for text in (*barrier.given, barrier.unless) if text]
        for key, answer in [*((barrier.field, answer) for answer in barrier.answers), *conditions]:
            _check_known(key, known, file, f"$.barriers.{barrier.id}")
            field = form.field(key)
            if field is None or field.kind is not FieldKind.CHOICE:
                continue
            offered = [choice.id for choice in catalogue.lists[field.choices]]
            if answer not in offered:
                sentence = _("“{answer}” không phải câu trả lời của “{key}”; hãy viết một trong: {offered}.")
                shown = sentence.format(answer=answer[:60], key=key, offered=", ".join(offered))
                raise PackError(file, f"$.barriers.{barrier.id}", shown)


def _check_known(key: str, known: Collection[str], file: str, path: str) -> None:
    if key in known:
        return
    near = nearest(key, known)
    if near:
        sentence = _("Không có trường “{key}” trong mẫu; có phải là {near}?")
        raise PackError(file, path, sentence.format(key=shorten(key), near=near))
    sentence = _("Không có trường “{key}” trong mẫu; hãy viết một trong: {known}.")
    raise PackError(file, path, sentence.format(key=shorten(key), known=", ".join(sorted(known))))


def _unique_fields(sections: tuple[Section, ...], file: str) -> dict[str, Field]:
    found: dict[str, Field] = {}
    for index, section in enumerate(sections):
        for place, field in enumerate(section.fields):
            path = f"$.sections[{index}].fields[{place}]"
            if field.key in found:
                sentence = _("“{key}” đã được hỏi ở trên; mỗi khóa chỉ hỏi một lần.").format(key=field.key)
                raise PackError(file, f"{path}.key", sentence)
            _check_kind(field, file, path)
            found[field.key] = field
    return found


def _check_kind(field: Field, file: str, path: str) -> None:
    if field.key in _RESERVED:
        sentence = _("“{key}” do chương trình tự ghi; hãy đặt tên khóa khác.").format(key=field.key)
        raise PackError(file, f"{path}.key", sentence)
    allowed = RECORD_KINDS.get(field.key)
    if allowed and field.kind not in allowed:
        words = " / ".join(allowed)
        sentence = _("Khóa “{key}” phải là loại {kinds}; hãy sửa lại.").format(key=field.key, kinds=words)
        raise PackError(file, f"{path}.kind", sentence)
    if not allowed and field.kind in _TABLE_KINDS:
        sentence = _("Loại {kind} chỉ dùng với khóa {kind}; hãy sửa lại.").format(kind=field.kind)
        raise PackError(file, f"{path}.kind", sentence)


def _settled_part(part: Part, fields: Mapping[str, Field], file: str, path: str) -> Part:
    if part.key:
        _check_key(part, fields, file, f"{path}.key")
    allowed = {*fields, *PAPER_PLACES}
    if part.kind is PartKind.ANNEXES:
        allowed |= ANNEX_PLACES
    for name, text in (("text", part.text), ("note", part.note), ("empty", part.empty)):
        fault = places_fault(text, allowed) or marks_fault(text)
        if fault:
            raise PackError(file, f"{path}.{name}", fault)
    if part.kind is PartKind.PEOPLE and not part.columns:
        return replace(part, columns=fields[part.key].columns)
    return part


def _check_key(part: Part, fields: Mapping[str, Field], file: str, path: str) -> None:
    _check_known(part.key, fields, file, path)
    field = fields[part.key]
    kinds = _PART_FIELDS.get(part.kind)
    if kinds and field.kind not in kinds:
        sentence = _("Phần {part} cần một trường loại {kinds}; “{key}” thì không phải.")
        raise PackError(file, path, sentence.format(part=part.kind, kinds=" / ".join(kinds), key=part.key))
