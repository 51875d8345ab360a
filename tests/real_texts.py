"""The real texts beside the project, for reading only: nothing of them is copied here."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

SHARED = Path(__file__).resolve().parents[2] / "shared"
needs_shared = pytest.mark.usefixtures("shared")  # skipped where the folder is not there
GOLD = SHARED / "gold" / "munich-2026.json"  # what a careful reader finds in these two
ALLIANCE = SHARED / "seeds" / "000_2a7eaf53aee4b8da.txt"
DESTINY = SHARED / "seeds" / "001_c1cea6a3fd3f6344.txt"


def gold() -> dict[str, Any]:
    found: dict[str, Any] = json.loads(GOLD.read_text("utf-8"))
    return found


def json_lines(name: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (SHARED / "eval" / name).read_text("utf-8").splitlines()]
