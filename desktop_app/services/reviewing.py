"""Đánh giá thử: the reviewer's form filled in from what the checks find, as a report."""

from collections.abc import Sequence

from desktop_app.domain.language import _
from desktop_app.domain.records import Dossier
from desktop_app.forms.vocabulary import Pack, Severity
from desktop_app.guide.checks import Finding
from desktop_app.guide.review import Box, Conclusion, Judged, Money, Review, dry_run
from desktop_app.services import packs
from desktop_app.services.books import Book
from desktop_app.services.checking import check_dossier
from desktop_app.services.report import Group, Line, Report

_LOOKS = {
    Conclusion.REFUSED: ("ban", "danger", "review_refused"),
    Conclusion.COMPLETED: ("triangle-alert", "warning", "review_completed"),
    Conclusion.RECOGNISED: ("circle-check", "success", "review_recognised"),
}


def review_report(book: Book, dossier: Dossier, pack: Pack) -> Report:
    """Tell which box of each criterion a reviewer would tick, why, and what that comes to."""
    review = dry_run(dossier, pack, check_dossier(book, dossier, pack))
    icon, tone, words = _LOOKS[review.conclusion]
    catalogue = packs.catalogue()
    level = catalogue.label("levels", dossier.innovation.level)
    concluded = catalogue.say(words, level=level[:1].lower() + level[1:]).replace("  ", " ").strip()
    statement = _("Nộp hồ sơ như hiện nay thì người đánh giá có thể kết luận: {conclusion}.")
    if tone == "success" and any(item.severity is Severity.MUST for item in review.others):
        icon, tone = "triangle-alert", "warning"
        statement = _(
            "Nộp hồ sơ như hiện nay thì theo các tiêu chí có thể kết luận: {conclusion};"
            " nhưng còn chỗ phải sửa trước khi nộp."
        )
    others = Group(
        _("Chỗ khác cần sửa trước khi nộp, ngoài các tiêu chí của Phiếu"),
        tuple(_reason(item) for item in review.others),
    )
    groups = (*(_criterion(line) for line in review.judged), _money(review, pack), others)
    return Report(
        title=_("Đánh giá thử theo {form}").format(form=catalogue.say("review_title")),
        icon=icon,
        tone=tone,
        statement=statement.format(conclusion=concluded),
        groups=tuple(group for group in groups if group.lines),
        note=_(
            "Chương trình chỉ thấy được chỗ thiếu và chỗ không khớp; Hội đồng còn xét nội dung, nên kết quả"
            " thật có thể khác."
        ),
    )


def _criterion(line: Judged) -> Group:
    criterion = line.criterion
    ticked = {
        Box.POSITIVE: Line(criterion.positive, "circle-check", "success"),
        Box.NEGATIVE: Line(
            criterion.negative,
            "ban" if criterion.is_refusal else "triangle-alert",
            "danger" if criterion.is_refusal else "warning",
            note=_("Dẫn đến không công nhận.") if criterion.is_refusal else _("Dẫn đến đề nghị hoàn thiện."),
        ),
        Box.SKIPPED: Line(_("Không xét, vì đã dừng ở tiêu chí trên"), "circle-dashed", "muted"),
    }
    heading = f"{criterion.number}. {criterion.label}"
    said = (*(_reason(item) for item in line.reasons), *_remarks(line.remarks))
    return Group(heading, (ticked[line.box], *said))


def _money(review: Review, pack: Pack) -> Group:
    say = packs.catalogue().say
    heading = f"4.4. {say('review_money')}"
    answers = {
        Money.NOT_COMPUTABLE: Line(pack.not_computable, "circle-check", "success"),
        Money.AGREED: Line(say("review_agreed"), "circle-check", "success"),
        Money.RECOMPUTED: Line(say("review_recomputed"), "triangle-alert", "warning"),
        Money.NONE: Line(_("Không xét, vì không công nhận"), "circle-dashed", "muted"),
    }
    said = (*(_reason(item) for item in review.money_reasons), *_remarks(review.money_remarks))
    return Group(heading, (answers[review.money], *said))


def _reason(finding: Finding) -> Line:
    is_must = finding.severity is Severity.MUST
    icon, tone = ("circle-alert", "danger") if is_must else ("triangle-alert", "warning")
    return Line(finding.sentence, icon, tone, finding.clause, finding.field)


def _remarks(findings: Sequence[Finding]) -> tuple[Line, ...]:
    """Say what a reviewer may ask; what somebody put by is said with the reason that was given."""
    return tuple(
        Line(
            finding.sentence,
            "message-circle-question-mark",
            "muted",
            _("Đã xem và để nguyên: {reason}").format(reason=finding.reason)
            if finding.is_set_aside
            else _("Người đánh giá có thể hỏi."),
            finding.field,
        )
        for finding in findings
    )
