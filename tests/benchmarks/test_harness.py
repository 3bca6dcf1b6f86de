"""That the table tells the truth: ratios, verdicts, and what is not measured."""

from collections.abc import Iterator

import pytest

from tests.benchmarks import __main__ as benchmarks
from tests.benchmarks import harness
from tests.benchmarks.harness import Pair, Row

SLOW = Pair(ours=(2.0, 9.0, 2.2), peer=(1.0, 1.0, 1.0))


def test_a_busy_moment_does_not_decide_the_ratio() -> None:
    assert SLOW.ratio == pytest.approx(2.2)


@pytest.mark.parametrize(("times", "verdict"), [(2.3, "met"), (2.0, "MISSED"), (None, "")])
def test_a_row_beside_a_peer_is_judged_by_the_ratio(times: float | None, verdict: str) -> None:
    row = harness.at_most("start", SLOW, times)
    assert (row.ratio, row.verdict) == ("2.20×", verdict)


def test_being_faster_than_a_peer_is_judged_the_other_way_round() -> None:
    pair = Pair(ours=(1.0,), peer=(40.0,))
    assert harness.faster("LibreOffice", pair, 30).verdict == "met"
    assert harness.faster("LibreOffice", pair, 41).verdict == "MISSED"


def test_a_limit_in_time_and_in_memory_is_judged() -> None:
    assert harness.within("search", 0.016, 0.016).verdict == "met"
    assert harness.within("search", 0.017, 0.016).verdict == "MISSED"
    assert harness.megabytes("memory", 111e6, 50e6, 60).verdict == "MISSED"
    assert harness.grown("larger book", 5.0, 1.0, 5).verdict == "met"


def test_ours_and_the_peer_take_turns_and_warm_runs_are_not_counted() -> None:
    calls: list[str] = []
    pair = harness.in_turn(lambda: calls.append("ours"), lambda: calls.append("peer"), runs=3, warm=1)
    assert calls == ["ours", "peer"] * 4
    assert len(pair.ours) == len(pair.peer) == 3


def test_95_of_100_samples_do_not_exceed_the_p95() -> None:
    assert harness.p95(range(1, 101)) == 95
    assert harness.p95([3.0]) == 3.0


def test_what_is_absent_here_is_said_and_is_no_miss(capsys: pytest.CaptureFixture[str]) -> None:
    def measure(_count: int) -> Iterator[Row]:
        yield harness.not_measured("LibreOffice", "no LibreOffice", "≥ 30×")
        yield harness.within("tìm kiếm", 1.0, 0.5)

    rows = benchmarks.run({"topic": measure}, 20_000)
    assert harness.missed(rows) == ["tìm kiếm"]
    printed = capsys.readouterr().out
    assert "not measured here" in printed
    assert "MISSED" in printed


def test_every_topic_can_be_measured() -> None:
    assert set(benchmarks.measures(list(benchmarks.TOPICS))) == set(benchmarks.TOPICS)
