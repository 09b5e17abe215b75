from pathlib import Path

import pytest

from registry.store.errors import StoreError
from registry.store.home import Home, default_home, mounted, network_share

TABLE = r"""
22 1 254:0 / / rw,relatime shared:1 - ext4 /dev/vda rw
30 22 0:26 / /mnt/chung rw,relatime - cifs //server/chung rw
31 22 0:27 / /mnt/công\040văn rw - nfs4 10.0.0.1:/x rw
32 30 0:28 / /mnt/chung/may rw - ext4 /dev/sdb rw
33 22 0:29 / /home/a/nha rw - fuse.sshfs b@c:/ rw
bad line
"""


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/home/a", None),
        ("/mnt/chung", "cifs"),
        ("/mnt/chung/sổ văn bản", "cifs"),
        ("/mnt/chung2", None),
        ("/mnt/chung/may/x", None),
        ("/mnt/công văn/x", "nfs4"),
        ("/home/a/nha/x", "fuse.sshfs"),
    ],
)
def test_the_innermost_mount_decides(path, kind):
    assert mounted(Path(path), TABLE) == kind


@pytest.mark.parametrize("path", [r"\\may-chu\chung\so", "//may-chu/chung"])
def test_a_unc_path_is_a_network_share(path):
    class Named:
        """A Windows path as it is written, on any system."""

        def __str__(self):
            return path

    assert network_share(Named()) == "UNC"


def test_a_home_on_a_share_is_refused_with_a_sentence(tmp_path, monkeypatch):
    monkeypatch.setattr("registry.store.home.network_share", lambda path: "nfs4")
    with pytest.raises(StoreError, match=r"nằm trên ổ mạng \(nfs4\).*--home"):
        Home(tmp_path / "so").prepare()
    assert not (tmp_path / "so").exists()


def test_a_home_that_cannot_be_made_is_said(tmp_path):
    (tmp_path / "tệp").write_text("x")
    with pytest.raises(StoreError, match="Không tạo được thư mục"):
        Home(tmp_path / "tệp" / "so").prepare()


def test_the_environment_names_the_home(monkeypatch, tmp_path):
    monkeypatch.setenv("RASOAT_HOME", str(tmp_path / "sổ"))
    assert default_home() == tmp_path / "sổ"
