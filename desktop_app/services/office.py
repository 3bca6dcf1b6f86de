"""An office's own: letterheads of its units, those who sign, and its wording where no source settles one."""

from collections.abc import Mapping, Sequence

from desktop_app.domain.changes import Changes
from desktop_app.domain.errors import UserError
from desktop_app.domain.language import _
from desktop_app.domain.office import CHAINS, Letterhead, PaperWord, Signatory
from desktop_app.domain.records import Unit
from desktop_app.domain.text import clean
from desktop_app.domain.values import Value
from desktop_app.forms.papers import places_of, shipped_wording
from desktop_app.forms.places import marks_fault
from desktop_app.services.innovations import Added
from desktop_app.services.paper_office import made_letterhead, sender_of, upwards
from desktop_app.store.book import Book

AUTHORITIES = ("", "TM.", "KT.", "TL.", "TUQ.", "Q.")
"""How somebody signs for another (NĐ 30, ô 7a)."""

_LINES = ("parent_name", "name", "recipients")


def letterhead(book: Book, unit: int, chain: str) -> Letterhead:
    """Return the letterhead of a unit; while none was set, the one its papers bear then (id 0)."""
    own = book.all(Letterhead, unit_id=unit, chain=chain)
    return own[0] if own else sender_of(book, unit, chain).letterhead


def set_letterhead(book: Book, unit: int, chain: str, values: Mapping[str, Value]) -> Changes:
    """Set how a unit's papers are headed in one chain."""
    _refuse_strange(chain)
    kept: dict[str, Value] = {
        key: clean(str(value or ""), multiline=key in _LINES) for key, value in values.items()
    }
    with book.transaction(_("Sửa đầu giấy")) as step:
        rows = step.rows("letterhead", unit_id=unit, chain=chain)
        if rows:
            step.update("letterhead", int(str(rows[0]["id"])), kept)
        else:
            step.insert("letterhead", {"unit_id": unit, "chain": chain, **kept})
    return step.changes


def letterhead_lender(book: Book, unit: int, chain: str) -> Unit | None:
    """Return the unit above whose letterhead, and so whose numbers, the papers of a unit without one bear."""
    return _lender(book, unit, sender_of(book, unit, chain).letterhead.unit_id)


def signing_lender(book: Book, unit: int, chain: str) -> Unit | None:
    """Return the unit above whose signatories sign for a unit that has none."""
    return next((_lender(book, unit, one.unit_id) for one in sender_of(book, unit, chain).signatories), None)


def begin_letterhead(book: Book, unit: int, chain: str) -> Changes:
    """Give a unit a letterhead of its own, under the name of whose it used, to be changed from there."""
    lent = sender_of(book, unit, chain).letterhead
    own = made_letterhead(upwards(book, unit, chain), chain)
    named: dict[str, Value] = {
        "parent_name": lent.name, "name": own.name, "symbol": own.symbol, "place": lent.place,
    }  # fmt: skip
    return set_letterhead(book, unit, chain, named)


def may_drop_letterhead(book: Book, unit: int, chain: str) -> bool:
    """Tell whether a unit has a letterhead of its own and a unit above it has one to lend."""
    above = upwards(book, unit, chain)[1:]
    has = [bool(book.all(Letterhead, unit_id=key, chain=chain)) for key in (unit, *(one.id for one in above))]
    return has[0] and any(has[1:])


def drop_letterhead(book: Book, unit: int, chain: str) -> Changes:
    """Take a unit's own letterhead away: its papers bear that of the unit above again."""
    with book.transaction(_("Bỏ đầu giấy riêng")) as step:
        for row in step.rows("letterhead", unit_id=unit, chain=chain):
            step.delete("letterhead", int(str(row["id"])))
    return step.changes


def signatories(book: Book, unit: int, chain: str) -> list[Signatory]:
    """Return a unit's own signatories in one chain, the usual one first."""
    return book.all(Signatory, "position", unit_id=unit, chain=chain)


def add_signatory(book: Book, unit: int, chain: str, values: Mapping[str, Value]) -> Added:
    """Add somebody who signs for a unit, after the others.

    Raises:
        UserError: there is no name or no post.
    """
    _refuse_strange(chain)
    kept = _checked(values)
    with book.transaction(_("Thêm người ký")) as step:
        known = step.rows("signatory", "position", unit_id=unit, chain=chain)
        position = int(str(known[-1]["position"])) + 1 if known else 1
        row = step.insert("signatory", {"unit_id": unit, "chain": chain, "position": position, **kept})
    return Added(row, step.changes)


def edit_signatory(book: Book, signatory: int, values: Mapping[str, Value]) -> Changes:
    """Change a signatory. Raises UserError where name or post is empty."""
    with book.transaction(_("Sửa người ký")) as step:
        step.update("signatory", signatory, _checked({**step.row("signatory", signatory), **values}))
    return step.changes


def make_usual(book: Book, signatory: int) -> Changes:
    """Let a signatory be the one who signs where nobody else is chosen."""
    chosen = book.get(Signatory, signatory)
    others = [one for one in signatories(book, chosen.unit_id, chosen.chain) if one.id != signatory]
    with book.transaction(_("Chọn người ký thường dùng")) as step:
        for position, one in enumerate((chosen, *others), 1):
            step.update("signatory", one.id, {"position": position})
    return step.changes


def remove_signatory(book: Book, signatory: int) -> Changes:
    """Remove a signatory; papers that named them go back to the usual one."""
    with book.transaction(_("Xóa người ký")) as step:
        for row in step.rows("issued_paper", signatory_id=signatory):
            step.update("issued_paper", int(str(row["id"])), {"signatory_id": None})
        step.delete("signatory", signatory)
    return step.changes


def unsettled_words(book: Book, paper_id: str) -> list[tuple[str, str, str]]:
    """Return the words of a paper that no source settles: name, text as this office has it, and why."""
    shipped = shipped_wording(paper_id)
    own = {item.word: item.text for item in book.all(PaperWord, paper=paper_id)}
    return [(word, own.get(word, shipped.words[word]), why) for word, why in shipped.unsettled.items()]


def set_words(book: Book, paper_id: str, words: Mapping[str, str]) -> Changes:
    """Word a paper as the office wants it; a text left empty, or as it ships, is the shipped one again.

    Raises:
        UserError: the word is settled by a source, or its marks or {places} are wrong; nothing is written.
    """
    shipped = shipped_wording(paper_id)
    for word, text in words.items():
        _refuse_word(shipped.words.get(word, ""), word in shipped.unsettled, text)
    with book.transaction(_("Sửa câu chữ giấy tờ")) as step:
        for word, text in words.items():
            kept = clean(text, multiline=True)
            rows = step.rows("paper_word", paper=paper_id, word=word)
            is_own = bool(kept) and kept != shipped.words[word]
            if rows and is_own:
                step.update("paper_word", int(str(rows[0]["id"])), {"text": kept})
            elif rows:
                step.delete("paper_word", int(str(rows[0]["id"])))
            elif is_own:
                step.insert("paper_word", {"paper": paper_id, "word": word, "text": kept})
    return step.changes


def set_word(book: Book, paper_id: str, word: str, text: str) -> Changes:
    """Word one sentence; see `set_words`."""
    return set_words(book, paper_id, {word: text})


def _refuse_word(shipped: str, is_unsettled: bool, text: str) -> None:
    if not is_unsettled:
        raise UserError(_("Câu này theo nguyên văn của quy định, không sửa được."))
    fault = marks_fault(text)
    if fault:
        raise UserError(fault)
    strange: Sequence[str] = sorted(places_of(text) - places_of(shipped))
    if strange:
        known = ", ".join(f"{{{place}}}" for place in sorted(places_of(shipped))) or _("không có chỗ nào")
        sentence = _("Không có chỗ điền {{{place}}} trong câu này; chỗ điền dùng được: {known}.")
        raise UserError(sentence.format(place=strange[0], known=known))


def _lender(book: Book, unit: int, whose: int) -> Unit | None:
    return book.get(Unit, whose) if whose not in (0, unit) else None


def _checked(values: Mapping[str, Value]) -> dict[str, Value]:
    keys = ("name", "post", "authority", "on_behalf")
    kept: dict[str, Value] = {key: clean(str(values.get(key) or "")) for key in keys}
    if not kept["name"]:
        raise UserError(_("Nhập họ tên người ký."))
    if not kept["post"]:
        raise UserError(_("Nhập chức vụ người ký, ví dụ Giám đốc."))
    if kept["authority"] not in AUTHORITIES:
        known = ", ".join(item for item in AUTHORITIES if item)
        raise UserError(_("Thẩm quyền ký phải là một trong: {known}, hoặc để trống.").format(known=known))
    return kept


def _refuse_strange(chain: str) -> None:
    if chain not in CHAINS:
        raise ValueError(chain)
