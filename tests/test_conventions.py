"""What every file keeps to, and a reader could not guess."""

from __future__ import annotations

import re
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
OFF = "|".join(("noqa", "type: ignore"))
# What turns a check off, up to the end of its codes, with nothing in words behind them.
BARE_EXCEPTION = re.compile(rf"# (?:{OFF})(?:: [A-Z0-9, ]+|\[[a-z, -]+\])?\s*$")
POSSESSIVE = re.compile(r"\+\+|\*\+|\?\+")


def test_each_exception_from_a_check_says_why() -> None:
    found = [
        f"{path.relative_to(ROOT)}:{number}"
        for folder in ("articles", "newsroom", "tests")
        for path in ROOT.glob(f"{folder}/**/*.py")
        for number, line in enumerate(path.read_text("utf-8").splitlines(), start=1)
        if BARE_EXCEPTION.search(line)
    ]
    assert found == []


def test_no_possessive_quantifiers() -> None:
    """Early releases of Python 3.11, Debian's among them, match some of them wrongly."""
    found = [
        f"{path.relative_to(ROOT)}:{number}"
        for path in [*ROOT.glob("articles/**/*.py"), *ROOT.glob("newsroom/**/*.py")]
        for number, line in enumerate(path.read_text("utf-8").splitlines(), start=1)
        if POSSESSIVE.search(line)
    ]
    assert found == []
