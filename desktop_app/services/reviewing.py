"""Đánh giá thử: the reviewer's form filled in from what the checks find, as a report."""

from collections.abc import Sequence

from desktop_app.domain.language import _
from desktop_app.domain.records import Dossier
from desktop_app.forms.vocabulary import Criterion, Pack, Severity
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
    if pack.criteria:
        icon, tone, statement = _concluded(review, dossier.innovation.level)
    else:
        icon, tone, statement = "circle-question-mark", "accent", _unasked(pack)
    others = Group(
        _("Chỗ khác cần sửa trước khi nộp, ngoài các tiêu chí của Phiếu"),
        tuple(_reason(item) for item in review.others),
    )
    asked = (*(_criterion(line) for line in review.judged), _money(review, pack)) if pack.criteria else ()
    return Report(
        title=_("Đánh giá thử theo {form}").format(form=packs.catalogue().say("review_title")),
        icon=icon,
        tone=tone,
        statement=statement,
        groups=tuple(group for group in (*asked, others) if group.lines),
        note=_(
            "Chương trình chỉ thấy được chỗ thiếu và chỗ không khớp; Hội đồng còn xét nội dung, nên kết quả"
            " thật có thể khác."
        ),
    )


def _unasked(pack: Pack) -> str:
    sentence = _(
        "Chưa đánh giá thử được: mẫu “{title}” phiên bản {version} mà hồ sơ này dùng chưa có tiêu chí của"
        " Phiếu đánh giá. Chọn “Đổi mẫu đơn…” để chuyển sang phiên bản mới, những gì đã viết được giữ lại."
    )
    return sentence.format(title=pack.title, version=pack.version)


def _concluded(review: Review, level: str) -> tuple[str, str, str]:
    """Give icon, tone and statement: the best that can come of it, then the worst where that is another."""
    icon, tone, words = _LOOKS[review.conclusion]
    best = _at_level(words, level)
    statement = _("Nộp hồ sơ như hiện nay thì người đánh giá có thể kết luận: {conclusion}.")
    if tone == "success" and any(item.severity is Severity.MUST for item in review.others):
        icon, tone = "triangle-alert", "warning"
        statement = _(
            "Nộp hồ sơ như hiện nay thì theo các tiêu chí có thể kết luận: {conclusion};"
            " nhưng còn chỗ phải sửa trước khi nộp."
        )
    said = statement.format(conclusion=best)
    if review.worst is review.conclusion:
        return icon, tone, said
    worse = _(
        "Nếu người đánh giá thấy các điều còn ngờ ở tiêu chí {numbers} là đúng thì kết luận thành: {worst}."
    )
    numbers = ", ".join(item.number for item in review.doubtful)
    worse = worse.format(numbers=numbers, worst=_at_level(_LOOKS[review.worst][2], level))
    return "circle-question-mark" if tone == "success" else icon, "warning", f"{said} {worse}"


def _at_level(words: str, level: str) -> str:
    """Say a conclusion of the form for a level."""
    catalogue = packs.catalogue()
    label = catalogue.label("levels", level)
    return catalogue.say(words, level=label[:1].lower() + label[1:]).replace("  ", " ").strip()


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
    return Group(heading, (_doubt(criterion) if line.is_doubtful else ticked[line.box], *said))


def _doubt(criterion: Criterion) -> Line:
    either = _("Chưa chắc: “{positive}” hay “{negative}”")
    turned = (
        _("Người đánh giá có thể chọn “{negative}” vì các điều dưới đây; khi đó dẫn đến không công nhận.")
        if criterion.is_refusal
        else _(
            "Người đánh giá có thể chọn “{negative}” vì các điều dưới đây; khi đó dẫn đến đề nghị hoàn thiện."
        )
    )
    boxes = {"positive": criterion.positive, "negative": criterion.negative}
    return Line(either.format(**boxes), "circle-question-mark", "warning", turned.format(**boxes))


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
    answer = answers[review.money]
    if review.is_money_doubtful:
        asked = _("Người đánh giá có thể yêu cầu tính lại vì các điều dưới đây.")
        answer = Line(
            _("Chưa chắc: “{answer}”").format(answer=answer.text), "circle-question-mark", "warning", asked
        )
    return Group(heading, (answer, *said))


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
