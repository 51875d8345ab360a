"""Claims as a whole: what joins one by what most of its passages have, what is cut, and words that deny each other."""

from __future__ import annotations

import pytest

from articles.analysis.claim_units import units
from articles.analysis.claim_words import sense
from articles.analysis.claims import find_claims
from tests.analysis.test_claims import OTHERS, read


def test_what_shares_one_word_with_most_passages_of_a_claim_joins_it() -> None:
    """Two clauses with one word in common are no claim; a clause that has it in common with three articles joins."""
    readings = [
        read(1, f"The audience rose to applaud. {OTHERS}"),
        read(2, "The audience rose to applaud."),
        read(3, "Listeners in the hall rose to applaud."),
        read(4, "Some called it a standing ovation."),
        read(5, "The levy was given to the wardens."),
    ]
    (claim,) = find_claims(readings)
    assert claim.texts == {1, 2, 3, 4}
    assert find_claims([readings[0], readings[3]]) == []


def test_claims_that_the_same_articles_tell_apart_stay_apart() -> None:
    both = "The board of the harbour will meet in May. The board of the harbour owes 40 crowns to the pilots."
    assert len(find_claims([read(1, both), read(2, both), read(3, "The board will meet.")])) == 2


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("It is unlikely that they meet", "They are not likely to meet"),
        ("Lund stays in the pact", "Lund will not leave the pact"),
        ("The charge is without any basis", "The charge is baseless"),
        ("The plan falls short of a ban", "The plan is no ban"),
    ],
)
def test_a_word_may_deny_another(one: str, other: str) -> None:
    assert sense(one).negated == sense(other).negated
    assert set(sense(one).roots) >= set(sense(other).roots) - {"plan"}


def test_a_clause_is_cut_before_what_somebody_did_next() -> None:
    words = [unit.words for unit in units(read(1, "Lund will leave the board and publish its own figures."))]
    assert words == [
        "Lund will leave the board",
        "publish its own figures.",
        "Lund will leave the board and publish its own figures.",
    ]
