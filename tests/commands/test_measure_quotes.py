"""``measure_quotes``: its report, and its exit statuses."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError

GOLD = (
    '{"id": "a", "text": "“No,” Ruiz said.", "quotes": [{"start": 1, "end": 3, "kind": "direct", "speaker": "Ruiz"}]}\n'
)


def run(path: Path) -> str:
    out = io.StringIO()
    call_command("measure_quotes", str(path), stdout=out, stderr=io.StringIO())
    return out.getvalue()


def test_the_report_has_all_tables(tmp_path: Path) -> None:
    path = tmp_path / "gold.jsonl"
    path.write_text(GOLD, encoding="utf-8")
    said = run(path)
    assert "direct_j8           1.000  1.000  1.000" in said
    assert "1 documents" in said


def test_what_cannot_be_read_is_an_error(tmp_path: Path) -> None:
    path = tmp_path / "gold.jsonl"
    path.write_text(GOLD + "{\n", encoding="utf-8")
    with pytest.raises(CommandError) as caught:
        run(path)
    assert caught.value.returncode == 1
    with pytest.raises(CommandError, match="No such file"):
        run(tmp_path / "nowhere.jsonl")
