"""Where a book may live: on a disk of this machine, since SQLite's log does not work over a network."""

import re
from pathlib import Path
from typing import NamedTuple

from desktop_app.domain.errors import UserError
from desktop_app.domain.language import _

_NETWORK_TYPES = frozenset(
    ("nfs", "nfs4", "cifs", "smb3", "smbfs", "fuse.sshfs", "fuse.rclone", "davfs", "afpfs", "ncpfs")
)
_LINUX = Path("/proc/self/mounts")
_ESCAPED = re.compile(r"\\([0-7]{3})")  # how it writes a space, a tab, a line end, a backslash


class Mount(NamedTuple):
    """A drive: where it stands, its kind of file system, its options with commas between."""

    mountpoint: str
    fstype: str
    opts: str


def mounts() -> list[Mount]:
    """Return the drives of this machine. Linux tells them itself, sooner than psutil is loaded."""
    try:
        lines = _LINUX.read_text(encoding="utf-8", errors="surrogateescape").splitlines()
    except OSError:
        import psutil

        return [Mount(part.mountpoint, part.fstype, part.opts) for part in psutil.disk_partitions(all=True)]
    parts = (line.split(" ")[1:4] for line in lines)
    return [Mount(_ESCAPED.sub(_letter, place), kind, options) for place, kind, options in parts]


def _letter(found: re.Match[str]) -> str:
    return chr(int(found[1], 8))


def is_on_network(folder: Path) -> bool:
    """Tell whether a folder lies on a shared drive of another machine."""
    resolved = folder.resolve()
    if resolved.drive.startswith("\\\\") or str(folder).startswith(("\\\\", "//")):
        return True
    above = [part for part in mounts() if resolved.is_relative_to(Path(part.mountpoint))]
    if not above:
        return False
    nearest = max(above, key=lambda part: len(Path(part.mountpoint).parts))
    return nearest.fstype.lower() in _NETWORK_TYPES or "remote" in nearest.opts.split(",")


def refuse_network_drive(folder: Path) -> None:
    """Refuse a book on a network drive.

    Raises:
        UserError: it is one; the sentence says what to do instead.
    """
    if is_on_network(folder):
        raise UserError(
            _(
                "Sổ nằm trên ổ mạng {folder}, nơi dữ liệu có thể hỏng. Chép cả thư mục sổ về ổ đĩa của máy"
                " này rồi mở; dùng Sao lưu để gửi cho người khác."
            ).format(folder=folder)
        )
