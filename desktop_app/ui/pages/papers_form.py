"""What a paper asks for beside dossier and round: its facts, its number and day, who signs."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date

from desktop_app.domain.changes import Changes
from desktop_app.domain.errors import UserError
from desktop_app.domain.language import _
from desktop_app.domain.office import Signatory
from desktop_app.domain.values import Value
from desktop_app.forms.vocabulary import Choice, Field, FieldKind
from desktop_app.services import issuing, packs
from desktop_app.services.books import Book
from desktop_app.services.paper_contexts import wording_of
from desktop_app.services.paper_missing import FACT, ISSUE, ISSUED_ON, NUMBER, SIGNATORY
from desktop_app.services.papers import Subject
from desktop_app.ui.kit.context import FormContext
from desktop_app.ui.kit.editors.base import Editor
from desktop_app.ui.kit.editors.choice import ChoiceEditor
from desktop_app.ui.kit.editors.options import OptionsEditor

_SIGNATORIES = "signatories"
_FEW, _SHORT, _NARROW = 4, 24, 12
"""So many entries, of so many letters each, stand under each other in the narrow form; others in a box."""


def fields_of(book: Book, paper_id: str, subject: Subject, own: frozenset[str]) -> list[Field]:
    """Return the fields of a paper: those of its `own` number, day and signatory, then its facts."""
    symbol = issuing.letterhead_for(book, paper_id, subject).symbol
    known = {
        NUMBER: Field(
            ISSUE + NUMBER,
            _("Số văn bản"),
            FieldKind.LINE,
            hint=_("Chỉ ghi số, không ghi ký hiệu “{symbol}”.").format(symbol=symbol) if symbol else "",
        ),
        ISSUED_ON: Field(ISSUE + ISSUED_ON, _("Ngày ban hành"), FieldKind.DATE),
        SIGNATORY: Field(ISSUE + SIGNATORY, _("Người ký"), FieldKind.CHOICE, choices=_SIGNATORIES),
    }
    facts = [replace(fact, key=FACT + fact.key) for fact in issuing.facts_asked(book, paper_id, subject)]
    return [field for key, field in known.items() if key in own] + facts


def values_of(book: Book, paper_id: str, subject: Subject) -> dict[str, object]:
    """Return what stands in those fields; the usual signatory signs where nobody was chosen."""
    issue = issuing.issue_values(book, paper_id, subject)
    signers = issuing.signatories_for(book, paper_id, subject)
    chosen = issue.signatory_id if issue is not None else None
    signer = chosen if chosen is not None or not signers else signers[0].id
    own: dict[str, object] = {
        ISSUE + NUMBER: "" if issue is None or issue.number is None else str(issue.number),
        ISSUE + ISSUED_ON: issue.issued_on if issue is not None else None,
        ISSUE + SIGNATORY: "" if signer is None else str(signer),
    }
    told = issuing.facts(book, paper_id, subject)
    for fact in issuing.facts_asked(book, paper_id, subject):
        usual = fact.default if fact.kind is FieldKind.CHOICE else ""
        own[FACT + fact.key] = _read(fact, told.get(fact.key, usual))
    return own


def context_of(book: Book, paper_id: str, subject: Subject) -> FormContext:
    """Give the form its lists: those of the paper, and who may sign it."""
    shared = wording_of(book, paper_id).catalogue_of(packs.catalogue())
    signers = tuple(
        Choice(str(one.id), _signer(one)) for one in issuing.signatories_for(book, paper_id, subject)
    )
    lists = {**shared.lists, _SIGNATORIES: signers}

    def choice(field: Field) -> Editor:
        entries = [(one.id, one.label) for one in lists.get(field.choices, ())]
        is_short = 0 < len(entries) <= _FEW and all(len(words) <= _SHORT for _key, words in entries)
        if is_short:
            return OptionsEditor(entries, may_be_none=True)
        box = ChoiceEditor(entries)
        box.combo.setMinimumContentsLength(_NARROW)
        return box

    makers: dict[FieldKind, Callable[[Field], Editor]] = {FieldKind.CHOICE: choice}
    return FormContext(replace(shared, lists=lists), makers=makers, marks_optional=False)


def save(book: Book, paper_id: str, subject: Subject, values: Mapping[str, Value]) -> Changes:
    """Keep one or several of them.

    Raises:
        UserError: the number is none, or another paper bears it.
    """
    facts = {key.removeprefix(FACT): value for key, value in values.items() if key.startswith(FACT)}
    issue = {key.removeprefix(ISSUE): value for key, value in values.items() if key.startswith(ISSUE)}
    if facts:
        return issuing.set_facts(book, paper_id, subject, facts)
    return issuing.set_issue(book, paper_id, subject, {key: _given(key, issue[key]) for key in issue})


def _given(key: str, value: Value) -> Value:
    if key == ISSUED_ON:
        return value
    text = str(value or "").strip()
    if not text:
        return None
    if not (text.isascii() and text.isdigit()):
        raise UserError(_("Số văn bản chỉ gồm chữ số, ví dụ 12; ký hiệu được in thêm vào sau."))
    return int(text)


def _read(fact: Field, text: str) -> object:
    if fact.kind is FieldKind.DATE:
        return date.fromisoformat(text) if text else None
    if fact.kind is FieldKind.MONEY:
        return int(text) if text.lstrip("-").isdigit() else None
    return text


def _signer(one: Signatory) -> str:
    post = f"{one.authority} {one.on_behalf or one.post}".strip()
    return ", ".join(part for part in (one.name, post) if part)
