"""Tests on real documents: they run where the data is, and skip, saying why, where it is not."""

import os
from pathlib import Path

import pytest

HERE = Path(__file__).resolve()
PLACES = (os.environ.get("RASOAT_REAL_DATA"), HERE.parents[3] / "shared" / "data")


@pytest.fixture(scope="session")
def real_data() -> Path:
    """The folder of real documents."""
    for place in PLACES:
        if place and Path(place).is_dir():
            return Path(place)
    pytest.skip("không có dữ liệu thật: đặt RASOAT_REAL_DATA (real documents are not shipped with the project)")
