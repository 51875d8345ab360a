"""Proposed topics: things that several claims are about, no names, no adjectives, and not too many."""

from __future__ import annotations

from articles.analysis.topics import TOPICS, propose_topics


def test_known_topics_come_first_and_people_are_none() -> None:
    claims = {
        1: "Falk closes the harbours.",
        2: "Falk opens a harbour.",
        3: "The levy grows.",
        4: "Falk pays the levy.",
    }
    assert propose_topics(claims, ["The harbours"], ["Ida Falk"]) == {
        1: "The harbours",
        2: "The harbours",
        3: "levy",
        4: "levy",
    }


def test_places_and_adjectives_are_none() -> None:
    claims = {
        1: "Ships from Skerra carry northern herring.",
        2: "The fleet of Skerra is polite.",
        3: "They sold the northern lighthouse to Skerra.",
        4: "The lighthouse is polite.",
    }
    assert set(propose_topics(claims).values()) == {"lighthouse"}


def test_a_noun_is_named_with_the_word_that_always_goes_before_it() -> None:
    claims = {n: f"The relief fund paid {n} crowns." for n in range(3)} | dict.fromkeys(range(3, 9), "It rained.")
    assert set(propose_topics(claims).values()) == {"relief fund"}


def test_there_are_at_most_a_dozen() -> None:
    letters = "bcdfghjklmnpqrstvwz"
    claims = {n: f"The {letters[n % 19]}ato{letters[n % 19]}er is sold." for n in range(190)}
    assert 5 <= len(set(propose_topics(claims).values())) <= TOPICS
