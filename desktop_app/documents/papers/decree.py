"""What every decision of an office begins and ends with (NĐ 30): its head, who issues it, on what basis."""

from datetime import date

from desktop_app.documents.blocks import Block, Paragraph, Run
from desktop_app.documents.papers.script import OFFICE, Script

SIGNATORY = OFFICE + "signatory"
_ROOM = "……"


def decree_head(script: Script, number: str, day: date | None, fields: tuple[str, str]) -> list[Block]:
    """Head a decision: letterhead, what it is about, who decides, the basis in force on its day."""
    return [
        script.letterhead(number, day, fields=fields),
        script.title(),
        issuer_line(script),
        *script.bases(day=day),
        script.line("decides", align="center", keeps_with_next=True),
    ]


def issuer_line(script: Script) -> Paragraph:
    """Name in capitals who decides: the head of the office, whoever signs for him."""
    who = issuer_of(script)
    run = Run(who.upper() or _ROOM, is_bold=True, field=SIGNATORY, is_missing=not who)
    return Paragraph((run,), "center", has_indent=False)


def issuer_of(script: Script, office: str = "") -> str:
    """Name who decides, “Giám đốc Công ty …”; "" where nobody is set to sign.

    `office` is what the office is called where its letterhead is kept in capitals only.
    """
    who = script.signatory
    if who is None:
        return ""
    head = script.context.sender(script.context.chain).letterhead
    name = office if office and head.name.isupper() else head.name
    return " ".join(f"{who.on_behalf or who.post} {name}".split())
