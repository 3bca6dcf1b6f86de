"""An invented round of nominations, and the people in it, for papers that are printed of either."""

from dataclasses import fields
from datetime import date

from desktop_app.documents.papers.context import NOMINATION, Paper, PaperContext
from desktop_app.documents.papers.nomination_context import (
    Merit,
    NominationContext,
    Nominee,
    NomineeContext,
)
from desktop_app.domain.awards import Honour, NominationLine, NominationMeeting, NominationRound
from desktop_app.domain.records import Dossier, Unit
from desktop_app.forms.awards import AwardRule, DecidingBody, shipped_awards

_UNIT = Unit(1, "unit-1", "Công ty Nhiệt điện Sông Trầm", "NĐST")


def award_context(paper: Paper, shared: PaperContext, own: Dossier) -> PaperContext:
    """Make what a paper of a round, or of one nominee, reads besides what all papers do."""
    known = {item.name: getattr(shared, item.name) for item in fields(PaperContext)}
    body, award = _body_with_award()
    round_ = NominationRound(1, "r-1", "Đợt khen thưởng năm 2026", 2026, 1)
    meeting = NominationMeeting(
        1, 1, body.chain, "Hội đồng Thi đua - Khen thưởng", "12/TB-NĐST", date(2026, 9, 1),
        date(2026, 9, 20), "Phòng họp số 1", 9, 8, "các thành viên", "Phạm Gia Huy (đi học)",
        "Trần Quốc Bảo", "Phó Giám đốc", "Lê Thị Mai", "Ngô Minh Tâm", 8, 8, 8, "05/BB-HĐTĐ",
        date(2026, 9, 21),
    )  # fmt: skip
    nominees = tuple(_nominee(number, name, award, own) for number, name in enumerate(_names(own), 1))
    common = {"round": round_, "body": body, "meeting": meeting, "unit": _UNIT, "superior": None}
    if paper.scope == NOMINATION:
        return NominationContext(**known, **common, nominees=nominees)
    return NomineeContext(**known, **common, nominee=nominees[0])


def _names(own: Dossier) -> list[str]:
    return [author.name for author in own.authors]


def _body_with_award() -> tuple[DecidingBody, AwardRule]:
    catalogue = shipped_awards()
    award = next(one for one in catalogue.awards if one.is_for("person"))
    return catalogue.body_of(award), award


def _nominee(number: int, name: str, award: AwardRule, own: Dossier) -> Nominee:
    line = NominationLine(
        number, f"l-{number}", 1, number, award.id, name=name, birth="1988", sex="Nam", post="Kỹ sư",
        workplace="Phân xưởng Vận hành", qualification="Kỹ sư điện", votes=7,
        achievement="Hai sáng kiến được công nhận, áp dụng có hiệu quả.",
    )  # fmt: skip
    honour = Honour(number, 2024, "Chiến sĩ thi đua cơ sở", "title", decision_number="11/QĐ-NĐST")
    return Nominee(line, award, (Merit(own, None, 5000),), (honour,))
