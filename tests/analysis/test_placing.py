"""Finding in the source what quotes say in other words, or in a few; each helps to find its neighbours."""

import random
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from articles.analysis.ladder import JOINED, PARAPHRASE
from articles.analysis.location import Source
from articles.analysis.placing import Placed, placed
from articles.analysis.segments import Passage
from articles.analysis.utterances import by_sentence
from articles.spans import Span

SPEECH = Source.of(
    "What they told us was plain. The lighthouse belongs to the town, and we shall not sell it to a stranger. "
    "We will mend the walls of the harbour before winter. The tide has never read our pact. It rises anyway. "
    "These are not threats. They are the text. We want two things, and none of them is costly. "
    "The skipper had ropes enough and lanterns enough; what he lacked was a mate to cry halt. "
    "Boats come home. A ferry is a bridge that swims. I sketched nobody there, and I have asked twice."
)


def passage(string: str, number: int = 1, **more: Any) -> Passage:
    """A direct quote; «…» marks the piece of a mixed one."""
    start, end = string.find("«"), string.find("»") - 1
    pieces = (Span(start, end),) if start >= 0 else ()
    plain = string.replace("«", "").replace("»", "")
    values: dict[str, Any] = {"pieces": pieces, "marked": not pieces, "speaker": 1, "start": 1000 * number}
    return replace(Passage(number, 1, plain), **(values | more))


def sentences(*passages: Passage) -> list[list[int]]:
    return [[place.sentence for place in row.places] for row in placed(passages, SPEECH) if row.segment.strong]


@pytest.mark.parametrize(
    ("string", "expected"),
    [
        ("The walls of the port shall be mended before the winter,", [2]),
        ("A stranger may purchase the lighthouse of the town.", []),  # the one denies it
        ("The tide knows nothing of our treaty, it is rising regardless,", [3, 4]),
        ("These are no threats, it is the wording,", [5, 6]),
        ("The tide came with a treaty.", []),
        ("Herring prices doubled in the port.", []),
    ],
)
def test_other_words_for_the_same(string: str, expected: list[int]) -> None:
    assert sentences(passage(string)) == [expected]


def test_what_somebody_else_says_is_sought_only_in_its_words() -> None:
    assert sentences(passage("The walls of the port shall be mended before the winter,", elsewhere=True)) == [[]]


def test_speech_without_marks_must_be_there_for_the_most_part() -> None:
    for string, expected in (
        ("that there had been enough ropes and enough lanterns for a skipper", [8]),
        ("that there had been enough ropes and enough bread for an admiral", []),
        ("that there had never been enough ropes and enough lanterns for a skipper", []),
        ("that the walls of the port would be rebuilt before winter came, at whatever cost", [2]),
        ("that the walls of the port would never be rebuilt before winter came", []),
        ("she had sketched nobody there, and had gone home", [11]),
        ("she had sketched nobody here, and had gone home", []),
        ("he had sketched nobody", [11]),
        ("there were boats", []),
    ):
        (row,) = placed([passage(string, marked=False)], SPEECH)
        assert [place.sentence for place in row.places] == expected


@pytest.mark.parametrize(
    ("string", "expected"),
    [
        ("her «two things» are hardly costly", [[7]]),
        ("her «two things» are known", [[]]),
        ("her «lanterns» and ropes", [[8]]),
        ("her «lantern» and ropes", [[]]),  # not the word itself
        ("what she called «plain» was not", [[]]),
    ],
)
def test_a_fragment_stands_near_what_the_reporter_says_of_it(string: str, expected: list[list[int]]) -> None:
    assert sentences(passage(string)) == expected


def test_a_fragment_stands_near_its_neighbours() -> None:
    before = passage("it had been «plain»")
    after = passage("The lighthouse belongs to the town, and we shall not sell it to a stranger.", 2)
    assert sentences(before, after) == [[0], [1]]
    assert sentences(before, passage("Boats come home. A ferry is a bridge that swims.", 2)) == [[], [9, 10]]


def steps(string: str, *cuts: int, pieces: tuple[Span, ...] = ()) -> list[int]:
    edges = [0, *cuts, len(string)]
    quote = passage(string, sentences=tuple(map(Span, edges, edges[1:])), pieces=pieces, marked=True)
    there, _ = by_sentence([quote], SPEECH)
    return [segment.least for _, found in sorted(there.items()) for segment in found]


def test_the_step_of_what_its_words_alone_do_not_tell() -> None:
    mend, ferry = "We will mend the walls of the harbour before winter.", "A ferry is a bridge that swims."
    assert steps(f"{mend} {ferry}", len(mend)) == [JOINED, 1]
    assert steps(f"{mend} … {ferry}", len(mend)) == [1, 1]
    assert steps(f"{mend} The tide has never read our pact.", len(mend)) == [1, 1]
    assert steps("The tide knows nothing of our treaty, it is rising regardless,") == [PARAPHRASE, PARAPHRASE]


def test_a_semicolon_for_a_full_stop_belongs_to_the_first_of_two_sentences() -> None:
    quote = passage("We will mend the walls of the harbour before winter; the tide has never read our pact,")
    there, _ = by_sentence([quote], SPEECH)
    assert [quote.string[slice(*found[0].span)][-7:] for _, found in sorted(there.items())] == ["winter;", "r pact,"]


VOCABULARY = (
    "walls port tide treaty rises threats text four words ropes the not a boats plain, ; . enough mended".split()
)
strings = st.lists(st.sampled_from(VOCABULARY), min_size=1, max_size=14).map(" ".join)


@settings(deadline=None)
@given(st.lists(strings, min_size=1, max_size=4), st.randoms(use_true_random=False))
def test_locations_lie_in_the_source_whatever_the_order(said: list[str], chance: random.Random) -> None:
    passages = [passage(string, number) for number, string in enumerate(said)]
    found: list[Placed] = list(placed(passages, SPEECH))
    chance.shuffle(passages)
    assert list(placed(passages, SPEECH)) == found
    for row in found:
        for place in row.places:
            assert SPEECH.sentences[place.sentence].holds(place.span)
            assert row.segment.span.start <= place.quote.start < place.quote.end <= row.segment.span.end
            assert not (place.exact and place.reworded)
