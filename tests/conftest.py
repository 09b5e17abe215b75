"""Nothing here touches the user's own registry."""

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))  # tests/decrees.py


@pytest.fixture(autouse=True)
def own_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home of its own for each test, with spaces and diacritics in its path, as on real machines."""
    home = tmp_path / "kho văn bản"
    monkeypatch.setenv("RASOAT_HOME", str(home))
    return home
