"""Finding pasted words again."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.analysis.passages import find_passages


@pytest.mark.parametrize(
    ("body", "words", "found"),
    [
        ("We go. We go.", "We go", ["We go", "We go"]),
        ("We\u00a0go  home.", "We go home.", ["We\u00a0go  home."]),
        ("He said “no–never”.", '"no-never"', ["“no–never”"]),
        ("zero\u200bwidth here", "zerowidth here", ["zero\u200bwidth here"]),
        ("one\n\ntwo", "one two", ["one\n\ntwo"]),
        ("It’s 'so'", "It's ‘so’", ["It’s 'so'"]),
        ("a (b) [c] \\d", "(b) [c] \\d", ["(b) [c] \\d"]),
        ("words", "other", []),
        ("words", "  ", []),
    ],
)
def test_passages_are_found(body: str, words: str, found: list[str]) -> None:
    assert [body[span.start : span.end] for span in find_passages(body, words)] == found


@given(st.text(min_size=1), st.text(), st.text())
def test_whatever_stands_there_is_found(words: str, before: str, after: str) -> None:
    body = before + words + after
    spans = find_passages(body, words)
    assert not words.strip() or any(body[span.start : span.end] == words.strip() for span in spans)


def test_hostile_input_is_quick() -> None:
    start = time.perf_counter()
    find_passages("a " * 200_000, "a " * 5_000 + "b")
    find_passages("a\u200b" * 200_000, "a" * 10_000 + "b")
    assert time.perf_counter() - start < 3
