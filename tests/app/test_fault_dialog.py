import threading

from PySide6.QtWidgets import QMainWindow, QMessageBox
from pytestqt.qtbot import QtBot

from desktop_app.app.fault_dialog import FaultDialog


def shown(window: QMainWindow) -> list[QMessageBox]:
    return [box for box in window.findChildren(QMessageBox) if box.isVisible()]


def test_a_storm_of_faults_in_threads_is_one_dialog_that_can_be_copied_and_comes_again(qtbot: QtBot) -> None:
    window = QMainWindow()
    qtbot.addWidget(window)
    window.show()
    dialog = FaultDialog(window)
    for number in range(20):
        thread = threading.Thread(target=dialog.tell, args=(f"Lỗi {number}",))
        thread.start()
        thread.join()
    qtbot.waitUntil(lambda: len(shown(window)) == 1)
    (box,) = shown(window)
    assert box.text() == "Lỗi 0"
    assert "Traceback" not in box.text()
    box.accept()
    qtbot.waitUntil(lambda: not shown(window))
    dialog.tell("Lỗi khác")
    qtbot.waitUntil(lambda: len(shown(window)) == 1)
    assert shown(window)[0].text() == "Lỗi khác"
    shown(window)[0].accept()
