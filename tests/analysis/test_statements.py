"""Suggested statements: whole, naming who it is about, turning nothing round."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from pathlib import Path

import pytest

from articles.analysis.article import analyse_article
from articles.analysis.claim_units import Reading, Said, all_units
from articles.analysis.propositions import complete
from articles.analysis.statements import Passage, statement
from articles.analysis.telling import Telling
from articles.importing.blocks import split_blocks
from articles.spans import Block, BlockKind

ENDS = (" and.", " that.", " of.", " the.", " to the.", " who.", " said.")
BEGINS = ("And ", "But ", "That ", "Which ", "Who ", "To ", "Of ")


@pytest.mark.parametrize(
    ("passages", "expected"),
    [
        (
            [Passage("and he would sell it"), Passage("Lund will sell the ferries to Carrow")],
            "Lund will sell the ferries to Carrow.",
        ),
        ([Passage("“Lund will sell [all] ferries,” the mayor said")], "Lund will sell all ferries."),
        ([Passage("CADDON: Lund will sell ferries")], "Lund will sell ferries."),
        ([Passage("“Lund will sell,” the mayor said, “all of the ferries.”")], "Lund will sell, all of the ferries."),
        (
            [Passage("We will sell the ferries to Carrow", "", "Ida Lund", "We will sell the ferries to Carrow")],
            "Ida Lund says: “We will sell the ferries to Carrow.”",
        ),
        (
            [Passage("she would sell the ferries to Carrow", speaker="Ida Lund")],
            "Ida Lund says she would sell the ferries to Carrow.",
        ),
        (
            [Passage("she would sell the ferries to Carrow", "", "Ida Lund", "she would sell the ferries to Carrow")],
            "Ida Lund says: “… she would sell the ferries to Carrow.”",
        ),
        (
            [Passage("Lund sold the ferries to Carrow", "The mayor denied that Lund sold the ferries to Carrow.")],
            "The mayor denied that Lund sold the ferries to Carrow.",
        ),
        (
            [Passage("the ferries leak at the bow", "It is not clear whether the ferries leak at the bow.")],
            "It is not clear whether the ferries leak at the bow.",
        ),
        (
            [Passage("a sale of all ferries", "She announced a sale of all ferries.", subject="Ida Lund")],
            "Ida Lund announced a sale of all ferries.",
        ),
        (
            [Passage("Carr denied", "Lund, whom Carr denied a seat, will sell all of the ferries.")],
            "Lund, whom Carr denied a seat, will sell all of the ferries.",
        ),
        (
            [Passage("the boats leak", "The pilots’ union argued that the boats leak.", unsaid=True)],
            "The pilots’ union argued that the boats leak.",
        ),
        (
            [
                Passage(
                    "the boats are old",
                    "“The boats are old,” a pilot said.",
                    spoken="The boats are old",
                    unsaid=True,
                    inside=True,
                )
            ],
            "“The boats are old,” a pilot said.",
        ),
        (
            [
                Passage(
                    "Lund will sell the ferries after the council denied",
                    "Lund will sell the ferries after the council denied a loan to her.",
                )
            ],
            "Lund will sell the ferries after the council denied a loan to her.",
        ),
        (
            [Passage("if elected mayor, she would sell the ferries", speaker="Ida Lund")],
            "Ida Lund says that if elected mayor, she would sell the ferries.",
        ),
        (
            [Passage("this is a bad sale of ferries"), Passage("the sale of the ferries is a bad one")],
            "The sale of the ferries is a bad one.",
        ),
        ([Passage("“We will sell all of the ferries!” she said")], "We will sell all of the ferries!"),
        ([], ""),
    ],
)
def test_statements(passages: list[Passage], expected: str) -> None:
    assert statement(passages) == expected


def test_rather_none_than_a_fragment() -> None:
    assert statement([Passage("a sale of all ferries")]) == "A sale of all ferries."
    assert statement([Passage("a sale of all ferries")], whole=True) == ""


def test_never_longer_than_there_is_room_for() -> None:
    words = "We will sell " + "all of the old and rusty ferries " * 20
    told = statement([Passage(words, f"“{words}.”", "Ida " * 30, words, words, inside=True)])
    assert 0 < len(told) <= 500


@pytest.mark.parametrize(
    ("words", "whole"),
    [
        ("These are no ferries.", True),
        ("Hundreds of boats have been sold.", True),
        ("It’s a good net.", True),
        ("If the pilots strike, the port will close.", True),
        ("The mayor, who sold the ferries, left.", True),
        ("The mayor, who sold the ferries.", False),
        ("Pilots that are striking in the port.", False),
        ("Sold the ferries to Carrow.", False),
        ("The mayor sold the ferries because.", False),
        ("Should the pilots strike.", False),
        ("Lund will sell the ferries after the council denied.", False),
        ("Lund was very proud to announce.", False),
        ("The long sale, passed in May.", False),
        ("The day after the pilots left the port.", False),
        ("Lund called up the pilot, whose son, Ole.", False),
        ("The sale is not only unwise.", False),
        ("Lund said that if the pilots strike.", False),
        ("Radically weakens the port.", False),
        ("At least 50 pilots were dismissed.", True),
        ("Two pilots involved in the strike.", False),
        ("The strike involved two pilots in the port.", True),
    ],
)
def test_what_is_a_whole_proposition(words: str, whole: bool) -> None:
    assert complete(words) == whole


def test_real_coverage_is_told_in_whole_sentences(shared: Path) -> None:
    """Of what one article alone says in a real text, hardly anything is put as an obvious fragment."""
    told: list[str] = []
    for line in (shared / "eval" / "coverage_dev.jsonl").read_text("utf-8").splitlines()[:24]:
        reading, names = read(json.loads(line)["text"])
        telling = Telling([reading], names)
        told += [words for unit in all_units([reading]) if unit.whole and (words := telling([unit], whole=True))]
    poor = [
        words
        for words in told
        if words.endswith(ENDS) or words.startswith(BEGINS) or words.count("(") != words.count(")")
    ]
    assert len(told) > 300
    assert len(poor) < len(told) / 50


def test_words_between_marks_are_words_of_the_text(shared: Path) -> None:
    """Not one is left out, added or changed within them, but for whoever says so between two halves."""
    seen, wrong = 0, []
    for line in (shared / "eval" / "coverage_dev.jsonl").read_text("utf-8").splitlines():
        body = json.loads(line)["text"]
        reading, names = read(body, split_blocks(body))
        telling = Telling([reading], names)
        spoken = one_line(" ".join(body[slice(*span)] for span in telling.marked(reading)))
        for unit in all_units([reading]):
            for words in re.findall(r" says: “(.*)”$", telling([unit])):
                seen += 1
                if one_line(words).removeprefix("… ").rstrip(".… ") not in spoken:
                    wrong.append(words)
    assert seen > 500
    assert wrong == []


def one_line(words: str) -> str:
    return " ".join(words.replace("“", "‘").replace("”", "’").split())


def read(body: str, blocks: Sequence[Block] = ()) -> tuple[Reading, dict[int, str]]:
    blocks = tuple(blocks) or (Block(BlockKind.PARAGRAPH, 0, len(body)),)
    found = analyse_article(body, blocks)
    said = tuple(
        Said(quote.span, quote.speaker, marked=quote.kind == "direct", mention=quote.mention) for quote in found.quotes
    )
    return Reading(1, body, blocks, said), {n: speaker.name for n, speaker in enumerate(found.speakers)}
