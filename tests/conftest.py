"""What all tests share."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.real_texts import SHARED


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of real texts beside the project. They are not ours, so the project holds none of them."""
    if not SHARED.is_dir():
        pytest.skip("the folder of real texts is not beside the project")
    return SHARED
