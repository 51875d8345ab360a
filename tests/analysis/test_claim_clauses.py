"""Where a sentence is cut into what can be a claim."""

from __future__ import annotations

import pytest

from articles.analysis.claim_units import units
from tests.analysis.claims import read


def test_a_clause_is_cut_before_what_somebody_did_next() -> None:
    words = [unit.words for unit in units(read(1, "Lund will leave the board and publish its own figures."))]
    assert words == [
        "Lund will leave the board",
        "publish its own figures.",
        "Lund will leave the board and publish its own figures.",
    ]


@pytest.mark.parametrize(
    ("body", "inner"),
    [
        ("Her speech, which drew a standing ovation, was short.", "which drew a standing ovation"),
        ("In a speech that named no country as guilty, Lund asked for help.", "named no country as guilty"),
        (
            "Lund asked that the board meet in May, that talks begin by June and that the fund be paid.",
            "talks begin by June",
        ),
        (
            "They asked for a meeting in May, for the small ports to be paid by June.",
            "for the small ports to be paid by June.",
        ),
        ("The board should meet in May; until June the ports should be paid.", "until June the ports should be paid."),
    ],
)
def test_what_is_told_in_passing_and_what_a_list_has(body: str, inner: str) -> None:
    assert inner in [unit.words for unit in units(read(1, body))]


def test_what_one_would_like_is_no_list() -> None:
    body = "I should like, before I leave the port, for that to be true."
    assert body in [unit.words for unit in units(read(1, body))]
    assert "I should like, before I leave the port" not in [unit.words for unit in units(read(1, body))]


def test_what_a_noun_that_reports_is_about_stays_with_it() -> None:
    body = "The claim that they sold the old ferries was denied."
    assert [unit.words for unit in units(read(1, body))] == [body]


@pytest.mark.parametrize(
    "body",
    [
        "There is no evidence that ministers took the harbour money in March.",
        "It is not true that the ministers took the harbour money in March.",
        "Carr doubts that ministers took the harbour money in March.",
        "Lund will not leave the board and publish its own figures.",
        "Lund gave no speech that named the guilty ministers in March.",
    ],
)
def test_what_a_sentence_denies_is_no_claim_of_its_own(body: str) -> None:
    assert [unit.words for unit in units(read(1, body))] == [body]
