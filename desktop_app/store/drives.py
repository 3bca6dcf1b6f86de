"""Where a book may live: on a disk of this machine, since SQLite's log does not work over a network."""

from pathlib import Path

from desktop_app.domain.errors import UserError
from desktop_app.domain.language import _

_NETWORK_TYPES = frozenset(
    ("nfs", "nfs4", "cifs", "smb3", "smbfs", "fuse.sshfs", "fuse.rclone", "davfs", "afpfs", "ncpfs")
)


def is_on_network(folder: Path) -> bool:
    """Tell whether a folder lies on a shared drive of another machine."""
    resolved = folder.resolve()
    if resolved.drive.startswith("\\\\") or str(folder).startswith(("\\\\", "//")):
        return True
    import psutil

    mounts = [
        part for part in psutil.disk_partitions(all=True) if resolved.is_relative_to(Path(part.mountpoint))
    ]
    if not mounts:
        return False
    nearest = max(mounts, key=lambda part: len(Path(part.mountpoint).parts))
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
