"""Tokens: reading what stands between two spaces by itself gives the same as reading the whole paragraph at once."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.analysis.tokens import TOKEN, read_paragraph

PARTS = ["pact", "Ruiz", "U.S.", "1,000", "2026", "voters’", "boss'", "it’s", "re-read", "a", "É", "_", "\u00a0", "\t"]
SIGNS = [" ", " ", " ", "  ", ",", ".", ";", "!", "?", ")", "(", "-", "--", "—", "’", "'", "&", "/", "$", "%", "😀"]


@given(st.lists(st.sampled_from(PARTS + SIGNS), min_size=1, max_size=30).map("".join))
def test_tokens_are_those_of_the_whole(body: str) -> None:
    read = read_paragraph(body, 0, len(body))
    if read.marked:
        return  # folded: their words are none of the tokens
    found = []
    for at, word in enumerate(read.words):
        assert body[read.starts[at] : read.end_of(at)] == word
        stopped = len(word) > 1 and word.endswith(".")  # an abbreviation has its stop back
        found += [word[:-1], "."] if stopped else [word]
    assert found == TOKEN.findall(body.rstrip())


@pytest.mark.parametrize(
    ("body", "words"),
    [
        ("The voters’ patience, the boss' word.", ["The", "voters’", "patience", ",", "the", "boss'", "word", "."]),
        ("The voters’ (all of them)", ["The", "voters", "’", "(", "all", "of", "them", ")"]),
        ("Mr. Tan’s U.S. visit, 1,000 days", ["Mr.", "Tan’s", "U.S.", "visit", ",", "1,000", "days"]),
        ("Norland\u00a0waits  —\tstill", ["Norland", "waits", "—", "still"]),
        ("a, “b c”, d’s “e” f", ["a", ",", "\0", ",", "d’s", "\0", "f"]),
        ("He left the U.S. Then the U.S.", ["He", "left", "the", "U.S.", "Then", "the", "U.S", "."]),
        (
            "(St. Ives) J. Holt met No. 2, Mr.. Tan, a. b",
            [
                "(",
                "St.",
                "Ives",
                ")",
                "J.",
                "Holt",
                "met",
                "No.",
                "2",
                ",",
                "Mr.",
                ".",
                "Tan",
                ",",
                "a",
                ".",
                "b",
            ],
        ),
        ("signed by Mr. “Ox” Tan", ["signed", "by", "Mr.", "\0", "Tan"]),
    ],
)
def test_tokens(body: str, words: list[str]) -> None:
    read = read_paragraph(body, 0, len(body))
    assert read.words == words
    assert read.low == [word.lower().replace("’", "'") for word in words]
    assert [at for at, word in enumerate(words) if word == "\0"] == list(read.marked)
    assert [body[read.starts[at] : read.end_of(at)] for at in read.marked] == [
        body[slice(*marked.outer)] for marked in read.marked.values()
    ]
