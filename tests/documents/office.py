"""LibreOffice, as somebody else's program that opens our files; Times New Roman is Tinos to it."""

import os
import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path

from desktop_app.shipped import RESOURCES

_FONTS = """<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
<dir>{fonts}</dir>
<dir>/usr/share/fonts</dir>
<cachedir>{cache}</cachedir>
<alias binding="same"><family>Times New Roman</family><prefer><family>Tinos</family></prefer></alias>
</fontconfig>
"""


def office_pdfs(files: Sequence[Path], folder: Path) -> list[bytes]:
    """Turn files into PDF in one start of LibreOffice.

    A machine without it cannot prove that our files open: the test fails there.
    """
    program = shutil.which("soffice")
    assert program, "LibreOffice is missing: install libreoffice-writer-nogui libreoffice-calc-nogui"
    fonts = folder / "fonts.conf"
    fonts.write_text(_FONTS.format(fonts=RESOURCES / "fonts", cache=folder / "cache"), encoding="utf-8")
    done = subprocess.run(
        (
            program, f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless",
            "--convert-to", "pdf", "--outdir", str(folder / "pdf"), *map(str, files),
        ),
        env={**os.environ, "FONTCONFIG_FILE": str(fonts)}, capture_output=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr.decode(errors="replace")
    made = [folder / "pdf" / f"{file.stem}.pdf" for file in files]
    absent = [path.name for path in made if not path.is_file()]
    assert not absent, f"LibreOffice made no PDF of {absent}: {done.stderr.decode(errors='replace')}"
    return [path.read_bytes() for path in made]
