"""To whom a round of nominations is laid: who decides, who is addressed, what is asked, who asks it."""

import re

from desktop_app.documents.papers.nomination_context import NominationContext, NomineeContext
from desktop_app.domain.office import UNION, Signatory
from desktop_app.domain.records import Unit
from desktop_app.domain.text import fold

_PLACE = re.compile(r"\{(?:body|unit|head)\}")


def unit_name(context: NominationContext | NomineeContext) -> str:
    """Name the unit that proposes as its letterhead does; one kept in capitals only as the catalogue does."""
    name = " ".join(context.sender(context.chain).letterhead.name.split())
    own = _named(context.unit, context.chain)
    return own if own and (not name or (name.isupper() and fold(name) == fold(own))) else name


def superior_name(context: NominationContext | NomineeContext) -> str:
    """Name the unit over the one that proposes, by the catalogue, else by the letterhead; "" for none."""
    above = " ".join(context.sender(context.chain).letterhead.parent_name.split())
    return _named(context.superior, context.chain) or above


def decider(context: NominationContext) -> str:
    """Name who decides; "" where it is the unit's own head and nobody is known to sign as such."""
    body = context.body
    return body.name if body.is_above else _filled(context, body.address)


def addressee(context: NominationContext) -> str:
    """Name whom the Tờ trình goes to: who decides, or the unit above that carries it on."""
    return superior_name(context) if _goes_through(context) else _filled(context, context.body.address)


def request(context: NominationContext) -> str:
    """Say what is asked of whom the Tờ trình goes to."""
    body = context.body
    return _filled(context, body.through if _goes_through(context) else body.request)


def presenter(context: NominationContext) -> str:
    """Name who asks."""
    return _filled(context, context.body.presenter)


def is_asked(context: NominationContext, who: Signatory | None) -> bool:
    """Tell whether somebody who would sign the Tờ trình is the one it asks."""
    posts = {fold(post) for post in context.body.posts}
    return who is not None and fold(who.on_behalf or who.post) in posts


def _goes_through(context: NominationContext) -> bool:
    above = superior_name(context)
    return bool(context.body.through and above) and fold(above) != fold(context.body.name)


def _filled(context: NominationContext, text: str) -> str:
    known = {"{body}": context.body.name, "{unit}": unit_name(context), "{head}": _head(context)}
    return _PLACE.sub(lambda place: known[place[0]], text).strip()


def _head(context: NominationContext) -> str:
    """Name the head of the unit by post: “Giám đốc Công ty …”."""
    signers = context.sender(context.chain).signatories
    who = next((one for one in signers if is_asked(context, one)), None)
    return f"{who.on_behalf or who.post} {unit_name(context)}" if who else ""


def _named(unit: Unit | None, chain: str) -> str:
    if unit is None:
        return ""
    return (unit.union_name if chain == UNION else "") or unit.name
