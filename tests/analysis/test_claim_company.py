"""Claims as a whole: what joins one by what most of its passages have, what is cut, and words that deny each other."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import replace

import pytest

from articles.analysis.claim_company import Company
from articles.analysis.claim_context import Beside
from articles.analysis.claim_gathering import also
from articles.analysis.claim_match import Rarity, denies, leaning
from articles.analysis.claim_units import Said, Unit, all_units, units
from articles.analysis.claim_words import has_verb, root, sense
from articles.analysis.claims import Reading, find_claims
from articles.spans import Block, BlockKind, Span
from tests.analysis.claims import OTHERS, read


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


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The board has not met for almost two years", "The board last met on 12 May"),
        ("The board has not met since May", "The board last met in May"),
        ("The notion that they do not pay is wrong", "The claim is wrong"),
        ("The allegations that they no longer pay are wrong", "The claims that they do not pay are wrong"),
    ],
)
def test_what_is_no_denial(one: str, other: str) -> None:
    assert not sense(one).negated
    assert not sense(other).negated
    assert ("last" in sense(one).roots) == ("last" in sense(other).roots)


def test_a_month_is_a_date_and_no_name() -> None:
    assert {"@3"} == set(sense("until March").roots) & set(sense("by March 1, they say").roots)
    assert "@3" not in sense("They march on Carrow").roots


def test_what_is_mostly_a_role_says_who_and_what_is_not_says_what() -> None:
    body = (
        "A publisher fell ill. Lund will publish the list. Falk did publish hers. They publish it now. Observers left."
    )
    found = all_units([read(1, body)])
    rarity = Rarity.of(found)
    assert rarity.predicate(root("publish")) > 1
    assert rarity.predicate(root("observers")) == 0


def test_whom_nobody_names_is_no_stranger() -> None:
    words = "Ministers will close both harbours in May."
    other = "Both harbours are to be closed by ministers in May."
    scores = []
    for person in (True, False):
        said = [(Said(Span(0, len(body)), n, person),) for n, body in enumerate((words, other), 1)]
        blocks = [(Block(BlockKind.PARAGRAPH, 0, len(body)),) for body in (words, other)]
        bodies = enumerate(zip((words, other), blocks, said, strict=True), 1)
        (claim,) = find_claims([Reading(n, *rest) for n, rest in bodies])
        scores.append(min(one.match.score for one in claim.members))
    assert scores[0] < scores[1]


def test_what_stands_beside_the_same_claims_is_likelier_the_same() -> None:
    """The clause on the small ports shares too little by itself; what both articles say before it decides."""
    before = "Lund will halve the cod quota at Skerra in May."
    ours, theirs = "The small ports have paid a price nobody else did.", "These ports paid dearly."
    beside = find_claims([read(1, f"{before} {ours}"), read(2, f"{before} {theirs}")])
    away = find_claims([read(1, f"{before} {OTHERS} {ours}"), read(2, f"{before} {theirs}")])
    assert (len(beside), len(away)) == (2, 1)


@pytest.mark.parametrize(
    ("one", "other", "differ"),
    [
        ("The board last met in May", "The board has not met for two years", False),
        ("The board last met in May", "The board ought to meet four times a year", True),
        ("The board, whose most recent session was in May", "The board does not meet", False),
        ("The board met last week", "The board will meet", False),
        ("The last hundred boats paid", "The boats pay", False),
    ],
)
def test_what_last_happened_is_not_what_happens(one: str, other: str, differ: bool) -> None:
    assert denies(sense(one), sense(other)) == differ


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("They called the vote off", "cancel"),
        ("They called off the vote", "cancel"),
        ("She pulled her country out of the board", "leave"),
        ("She turned down the deal", "reject"),
    ],
)
def test_an_expression_may_hold_its_object(words: str, found: str) -> None:
    assert root(found) in sense(words).roots
    assert root(found) not in sense(words.replace(" off", "").replace(" out of", " to").replace(" down", "")).roots


@pytest.mark.parametrize(
    "words", ["Lund presents her budget in May.", "The vote tore the country apart.", "Lund amends it."]
)
def test_a_verb_is_known_by_its_form_or_by_what_follows(words: str) -> None:
    assert has_verb(words)


def test_nouns_make_no_clause() -> None:
    assert not has_verb("Presents for pilots and her budget")


def test_two_passages_of_one_speaker_are_likelier_the_same() -> None:
    body = "Lund will sell the old ferries."
    reading = Reading(1, body, (Block(BlockKind.PARAGRAPH, 0, len(body)),), (Said(Span(0, len(body)), 7),))
    (said,) = (unit for unit in units(reading) if unit.whole)
    (told,) = whole_units(body)
    assert leaning(said, said) > leaning(told, told) > leaning(said, told)


def test_where_a_known_passage_stands_is_not_known() -> None:
    one, other = whole_units("Lund sold the ferries.", "The pier opened.")
    assert Beside([[one, other]])(one, other)
    assert not Beside([[one, other]])(replace(one, known=3), other)


def whole_units(*bodies: str) -> list[Unit]:
    return [unit for n, body in enumerate(bodies, 1) for unit in units(read(n, body)) if unit.whole]


def test_one_sentence_may_report_two_claims() -> None:
    """The first stands in a claim about the ferries already, and opens the pier as well."""
    first, *others = whole_units(
        "Lund sold the ferries when the pier opened on 3 June.",
        "The pier opened on 3 June.",
        "On June 3 the pier opened.",
    )
    rarity = Rarity.of([first, *others])
    pier, clause = Company(tuple(others), rarity, (0,)), Company((first,), rarity)
    (found,) = also([pier], [clause])
    assert (sorted(pier.texts), sorted(found.texts)) == ([2, 3], [1, 2, 3])
    (seen,) = also([Company(tuple(others), rarity, (0,), fixed=True)], [clause])
    assert seen.texts == {2, 3}


def test_claims_that_stand_in_the_same_places_are_one_row() -> None:
    found = whole_units("Lund stays in the pact.", "Lund will not leave it.", "Lund stays.", "She stays in the pact.")
    rarity = Rarity.of(found)
    rows = [Company(tuple(found[a:b]), rarity, (a,)) for a, b in ((0, 3), (1, 4))]
    assert [sorted(row.texts) for row in also(rows, ())] == [[1, 2, 3, 4]]
    rows[1] = Company(rows[1].units, rarity, (1,), fixed=True)
    assert [sorted(row.texts) for row in also(rows, ())] == [[1, 2, 3], [2, 3, 4]]
    rows = [Company(tuple(found[a:b]), rarity, (a,)) for a, b in ((0, 2), (2, 4))]
    assert [sorted(row.texts) for row in also(rows, ())] == [[1, 2], [3, 4]]


SEEDED = """
from articles.analysis.claim_company import Company
from articles.analysis.claim_context import Beside
from articles.analysis.claim_match import Rarity
from articles.analysis.claim_units import all_units
from tests.analysis.claims import read
found = all_units([read(1, "The pilots of the old ferries will strike in May.")])
print(list(Company(tuple(found), Rarity.of(found)).shares))
"""


def test_the_words_of_a_claim_are_in_the_same_order_in_every_run() -> None:
    runs = {
        subprocess.run(
            [sys.executable, "-c", SEEDED], env={**os.environ, "PYTHONHASHSEED": seed}, capture_output=True, check=True
        ).stdout
        for seed in ("0", "1", "2", "3", "4", "5")
    }
    assert len(runs) == 1
    assert b"strike" in runs.pop()
