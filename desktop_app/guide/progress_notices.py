"""What to look at before the figures of a programme are trusted, in sentences. Pure."""

from collections.abc import Iterator, Mapping

from desktop_app.domain.dates import format_date
from desktop_app.domain.language import _
from desktop_app.domain.numbers import format_number
from desktop_app.domain.progress import Line, Notice
from desktop_app.guide.counting import Count
from desktop_app.guide.unit_sums import UnitSums


def notices(sums: UnitSums, targets: Mapping[int, int], whole: Line, counted: Count) -> tuple[Notice, ...]:
    """Say what is amiss, the gravest first."""
    return (
        *_of_days(whole),
        *_of_targets(sums, targets, whole),
        *_of_innovations(sums, counted),
    )


def _of_days(whole: Line) -> Iterator[Notice]:
    window = whole.standing.window
    if window.is_reversed:
        sentence = _(
            "Ngày kết thúc {end} trước ngày bắt đầu {start} nên chưa tính được. Sửa lại hai ngày này."
        )
        yield Notice(
            sentence.format(end=format_date(window.ends_on), start=format_date(window.starts_on)), True
        )
    elif window.starts_on is None or window.ends_on is None:
        yield Notice(
            _("Chưa có ngày bắt đầu hoặc ngày kết thúc nên chưa so được với thời gian. Điền đủ hai ngày.")
        )


def _of_targets(sums: UnitSums, targets: Mapping[int, int], whole: Line) -> Iterator[Notice]:
    derived = sums.derived(targets)
    tops = [derived[key] for key in sums.tops if key in derived]
    if whole.is_own_target and whole.target is not None and tops and sum(tops) != whole.target:
        sentence = _("Chỉ tiêu chung là {whole} nhưng các đơn vị cộng lại là {sum} ({difference}).")
        yield Notice(_filled(sentence, whole.target, sum(tops)))
    for unit, number in targets.items():
        below = [
            derived[key] for key in sums.below.get(unit, ()) if key in derived and key not in sums.merged
        ]
        if unit in sums.units and below and sum(below) != number:
            sentence = _(
                "Chỉ tiêu của {unit} là {whole} nhưng các đơn vị trực thuộc cộng lại là {sum} ({difference})."
            )
            yield Notice(_filled(sentence, number, sum(below), sums.units[unit].name))


def _filled(sentence: str, whole: int, below: int, unit: str = "") -> str:
    difference = format_number(abs(whole - below))
    words = _("thiếu {count}") if below < whole else _("thừa {count}")
    return sentence.format(
        whole=format_number(whole),
        sum=format_number(below),
        difference=words.format(count=difference),
        unit=unit,
    )


def _of_innovations(sums: UnitSums, counted: Count) -> Iterator[Notice]:
    if counted.undated:
        sentence = _("{count} sáng kiến đã công nhận chưa có ngày mà cách tính cần, nên chưa tính.")
        yield Notice(sentence.format(count=format_number(len(counted.undated))), keys=tuple(counted.undated))
    if counted.later:
        sentence = _("{count} sáng kiến có quyết định ghi ngày sau hôm nay, nên chưa tính. Xem lại ngày.")
        yield Notice(sentence.format(count=format_number(len(counted.later))), keys=tuple(counted.later))
    homeless = tuple(key for key in counted.counted if counted.units[key] not in sums.units)
    if homeless:
        sentence = _("{count} sáng kiến chưa ghi đơn vị: có trong tổng số, không vào đơn vị nào.")
        yield Notice(sentence.format(count=format_number(len(homeless))), keys=homeless)
