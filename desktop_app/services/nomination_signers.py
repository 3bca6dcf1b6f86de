"""Who most likely signed a decision on awards, offered before it is written down."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from desktop_app.domain.awards import NominationLine, NominationRound
from desktop_app.domain.language import _
from desktop_app.domain.office import Signatory
from desktop_app.forms.awards import AwardCatalogue, DecidingBody
from desktop_app.services import awards
from desktop_app.services.blanks import rules
from desktop_app.services.paper_office import sender_of
from desktop_app.store.book import Book


@dataclass(frozen=True, slots=True)
class SignerOffer:
    """Name and post to begin with, "" where the book knows none, and a `hint` on what stays empty."""

    signer: str = ""
    signer_post: str = ""
    hint: str = ""


def offer_signer(book: Book, nomination: int, chosen: Iterable[str]) -> SignerOffer:
    """Offer who signs the decision on awards (ids) of a round.

    Another office's is whoever signed its latest recorded decision. Where this office itself decides,
    nobody: its own first signatory signs whatever was left empty.
    """
    known = awards.catalogue(book)
    asked = [rule for one in dict.fromkeys(chosen) if (rule := known.award(one)) is not None]
    bodies = list({body.id: body for body in map(known.body_of, asked)}.values())
    if not bodies:
        return SignerOffer()
    if len(bodies) > 1:
        sentence = _(
            "Các dòng này do nhiều nơi quyết định ({bodies}). Nên ghi riêng từng nơi: người ký dưới đây ghi "
            "cho tất cả."
        )
        return SignerOffer(hint=sentence.format(bodies="; ".join(body.name for body in bodies)))
    (body,) = bodies
    if rules().authority(body.id, body.chain).is_own:
        return SignerOffer(hint=_own_words(book, nomination, body))
    last = _last_signed(book, known, body)
    if last is None:
        sentence = _(
            "{body} quyết định: ghi người ký của nơi ấy. Để trống vẫn ghi được, nhưng bằng, giấy khen sẽ "
            "thiếu tên người ký."
        )
        return SignerOffer(hint=sentence.format(body=body.name))
    sentence = _(
        "Điền sẵn theo quyết định gần nhất của {body} đã ghi trong sổ ({number}). Để trống thì bằng, giấy "
        "khen sẽ thiếu tên người ký."
    )
    hint = sentence.format(body=body.name, number=last.decision_number)
    return SignerOffer(last.signer, last.signer_post, hint)


def _own_words(book: Book, nomination: int, body: DecidingBody) -> str:
    signer = _own_signatory(book, nomination, body.chain)
    if signer is None:
        return _(
            "Để trống thì người ký thứ nhất của đơn vị ký. Đơn vị chưa khai người ký nào: thêm ở Danh mục, "
            "“Đầu giấy, người ký…”."
        )
    who = ", ".join(part for part in (signer.name, signer.post) if part)
    return _("Để trống thì người ký thứ nhất của đơn vị ký: {who}.").format(who=who)


def _own_signatory(book: Book, nomination: int, chain: str) -> Signatory | None:
    unit = next((one.unit_id for one in book.all(NominationRound, id=nomination)), None)
    return next(iter(sender_of(book, unit, chain).signatories), None)


def _last_signed(book: Book, known: AwardCatalogue, body: DecidingBody) -> NominationLine | None:
    signed = [
        line
        for line in book.all(NominationLine)
        if line.signer and (rule := known.award(line.award)) is not None and rule.body == body.id
    ]
    return max(signed, key=lambda line: (line.decision_on or date.min, line.id), default=None)
