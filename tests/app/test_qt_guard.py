import sys

import PySide6
import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from desktop_app.app.qt_guard import refuse_faulty_qt
from desktop_app.domain.errors import UserError


@pytest.mark.parametrize("python", [(3, 10), (3, 11)])
def test_the_pair_that_loses_none_is_refused_with_a_way_out(python: tuple[int, ...]) -> None:
    with pytest.raises(UserError, match=r"requirements\.lock"):
        refuse_faulty_qt("6.12.0", python)


@pytest.mark.parametrize(
    ("qt", "python"), [("6.12.0", (3, 12)), ("6.11.3", (3, 11)), ("6.12.1", (3, 11)), ("6.12.0", (3, 14))]
)
def test_every_other_pair_runs(qt: str, python: tuple[int, ...]) -> None:
    refuse_faulty_qt(qt, python)


def test_the_pair_that_is_installed_runs_and_keeps_its_none(qtbot: QtBot) -> None:
    refuse_faulty_qt(PySide6.__version__)
    label = QLabel()
    qtbot.addWidget(label)
    before = sys.getrefcount(None)
    for _again in range(1000):
        label.setText("một")
    assert sys.getrefcount(None) >= before - 50
