"""A registry's home folder: where it is, what lies in it, and whether a database may live there."""

from __future__ import annotations

import os
import re
import sys
from dataclasses import dataclass
from pathlib import Path

from registry.store.errors import StoreError, reason

# SQLite's locks and shared memory do not hold over these (sqlite.org/wal.html: all processes on one host).
NETWORK = frozenset({
    "nfs", "nfs4", "cifs", "smb", "smb2", "smb3", "smbfs", "ncpfs", "afs", "afpfs", "webdav", "fuse.sshfs", "fuse.rclone",
    "ceph", "fuse.ceph", "glusterfs", "fuse.glusterfs", "lustre", "beegfs",
})  # fmt: skip
_CHECKOUT = Path(__file__).resolve().parents[2]


@dataclass(frozen=True, slots=True)
class Home:
    """The folder of one registry and the places in it."""

    path: Path

    @property
    def database(self) -> Path:
        return self.path / "registry.sqlite3"

    @property
    def files(self) -> Path:
        return self.path / "files"

    @property
    def index(self) -> Path:
        return self.path / "index"

    @property
    def backups(self) -> Path:
        return self.path / "backups"

    @property
    def lock(self) -> Path:
        return self.path / "registry.lock"

    def prepare(self) -> None:
        """Make the folder. Raises StoreError where it cannot be made or lies on a network share."""
        shared = network_share(self.path)
        if shared:
            raise StoreError(
                f"Thư mục {self.path} nằm trên ổ mạng ({shared}): cơ sở dữ liệu có thể hỏng. "
                "Hãy chọn một thư mục trên đĩa của máy này bằng --home hoặc RASOAT_HOME."
            )
        if self.path.is_file():
            raise StoreError(f"{self.path} là một tệp, không phải thư mục của kho; hãy chọn thư mục khác bằng --home.")
        try:
            self.path.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise StoreError(f"Không tạo được thư mục {self.path}: {reason(error)}. Hãy chọn thư mục khác bằng --home.") from None


def default_home() -> Path:
    """RASOAT_HOME, else indexes/ of a checkout, else the user's data folder (local, never roaming)."""
    named = os.environ.get("RASOAT_HOME")
    if named:
        return Path(named)
    if (_CHECKOUT / "setup.cfg").is_file() and (_CHECKOUT / "indexes").is_dir():
        return _CHECKOUT / "indexes"
    from platformdirs import user_data_dir

    return Path(user_data_dir("rasoat", appauthor=False))


def network_share(path: Path) -> str | None:
    """What kind of network share the path lies on, None for a disk of this machine."""
    text = str(path)
    if text.startswith(("\\\\", "//")) and not text.startswith("\\\\?\\"):
        return "UNC"
    if sys.platform == "win32":
        import ctypes

        drive = os.path.splitdrive(os.path.abspath(text))[0]  # noqa: PTH100
        return drive if ctypes.windll.kernel32.GetDriveTypeW(drive + "\\") == 4 else None
    try:
        table = Path("/proc/self/mountinfo").read_text(encoding="utf-8", errors="surrogateescape")
    except OSError:
        return None
    return mounted(path.resolve(), table)


def mounted(path: Path, table: str) -> str | None:
    """The network file system that holds the path, by the text of /proc/self/mountinfo."""
    best, kind = -1, ""
    for line in table.splitlines():
        left, _, right = line.partition(" - ")
        fields = left.split()
        if len(fields) < 5 or not right:
            continue
        point = re.sub(r"\\([0-7]{3})", lambda code: chr(int(code[1], 8)), fields[4])
        # A later mount at the same point hides the earlier one.
        if path.is_relative_to(point) and len(point) >= best:
            best, kind = len(point), right.split()[0]
    return kind if kind in NETWORK else None
