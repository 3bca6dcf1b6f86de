"""What the first window loads: every module here was once loaded by it, and cost the start milliseconds."""

import json
import os
import subprocess
import sys
from pathlib import Path

from desktop_app.services.books import Book
from desktop_app.services.sample import fill_with_sample

LATE = (
    "reportlab", "pikepdf", "pypdfium2", "PIL", "xlsxwriter", "psutil", "difflib", "importlib.metadata",
    "desktop_app.documents.layout.pdf", "desktop_app.exchange", "desktop_app.services.backup",
    "desktop_app.services.sample", "desktop_app.services.export", "desktop_app.domain.legacy",
    "desktop_app.ui.kit.editors.rich", "desktop_app.ui.kit.form_view", "desktop_app.ui.shell.palette",
    "desktop_app.domain.records", "desktop_app.forms.vocabulary", "desktop_app.services.innovations",
    "desktop_app.ui.kit.dialogs", "desktop_app.ui.kit.editors.choice", "desktop_app.ui.shell.side_delegate",
    "PySide6.QtPrintSupport", "desktop_app.services.papers", "desktop_app.store.models",
    "desktop_app.store.transaction", "desktop_app.forms.common", "desktop_app.forms.rules", "ctypes",
)  # fmt: skip
SHOW = """
import json, linecache, sys, tempfile
from pathlib import Path
from desktop_app.app import window
from desktop_app.forms.lists import deadline_labels
from desktop_app.services.books import Book
from desktop_app.services.preferences import Preferences
with tempfile.TemporaryDirectory() as place, Book.open(Path(sys.argv[1])) as book:
    app = window._application(Preferences(Path(place, "cai-dat.json")))
    from desktop_app.ui.shell.main_window import MainWindow
    shown = MainWindow(book, Preferences(Path(place, "cai-dat.json")))
    shown.show()
    app.processEvents()
    page = shown.stack.page("register")
    texts = [text for line in page.model.lines(range(page.model.rowCount())) for text in line]
    assert any(label in text for text in texts for label in deadline_labels().values())
    print(json.dumps([list(sys.modules), list(linecache.cache)]))
    shown.close()
"""


def test_the_first_window_loads_only_what_it_shows(tmp_path: Path) -> None:
    with Book.create(tmp_path / "book") as book:
        fill_with_sample(book)
    environment = os.environ | {"QT_QPA_PLATFORM": "offscreen"}
    command = (sys.executable, "-c", SHOW, str(tmp_path / "book"))
    shown = subprocess.run(command, capture_output=True, text=True, check=True, env=environment)
    loaded, sources = json.loads(shown.stdout)
    assert "desktop_app.ui.pages.register" in loaded
    assert [name for name in LATE if name in loaded] == []
    assert [path for path in sources if "desktop_app" in path] == []  # see app/import_hook.py
