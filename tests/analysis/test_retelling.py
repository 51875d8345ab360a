"""Other words for the same, among several texts without a source text. All is invented."""

from __future__ import annotations

from dataclasses import replace
from itertools import permutations

import pytest

from articles.analysis.retelling import retold
from articles.analysis.segments import Passage
from articles.analysis.sentences import split_sentences
from articles.analysis.utterances import Group, Rendering, group_utterances

ONE = (
    "We paid the same price.",
    "We count our sails each evening.",
    "I would beg the mayor to think twice.",
    "Our boats wait at the quay, our crews are tired, and no captain here has lied to anybody.",
)
PERSON, OTHER = 1, 2


def passage(number: int, text: str, speaker: int | None = PERSON, called: str = "Ida Falk") -> Passage:
    """All that a text has of somebody; of nobody in particular where no speaker is known."""
    sentences = tuple(split_sentences(text, 0, len(text)))
    return Passage(number, number, text, sentences=sentences, speaker=speaker, unnamed=speaker is None, called=called)


def joined(*passages: Passage) -> dict[str, str]:
    """What is found beyond the words themselves: each passage's words, and those of the group that it joins."""
    groups = group_utterances(passages)
    strings = {one.id: one.string for one in passages}
    return {
        strings[rendering.passage_id][slice(*rendering.span)]: group.base
        for before, group in zip(groups, retold(groups, passages), strict=True)
        for rendering in set(group.renderings) - set(before.renderings)
    }


CARRIED = tuple(passage(n, " ".join(ONE)) for n in (1, 2))


@pytest.mark.parametrize(
    ("string", "expected"),
    [
        ("Each evening we are counting our sails.", ONE[1]),
        ("Each evening we are not counting our sails.", None),
        ("We count our votes each evening.", None),
        ("Each morning we are counting our sails.", None),
    ],
)
def test_the_same_roots_are_the_same(string: str, expected: str | None) -> None:
    assert joined(*CARRIED, passage(3, string)).get(string) == expected


def test_another_speakers_words_are_not_sought() -> None:
    string = "Each evening we are counting our sails."
    assert joined(*CARRIED, passage(3, string, OTHER)) == {}


def test_what_stands_beside_something_found_needs_less() -> None:
    there, alone = "Each evening we are counting our sails.", "I implore the mayor: think again."
    assert joined(*CARRIED, passage(3, alone)) == {}
    assert joined(*CARRIED, passage(3, f"{there} {alone}")) == {there: ONE[1], alone: ONE[2]}
    assert joined(*CARRIED, passage(3, f"{there} Fog hides the lighthouse. {alone}")) == {there: ONE[1]}


def test_a_part_of_an_utterance_is_enough_beside_another() -> None:
    there, part = "I would beg the mayor to think twice, twice.", "Our ships lie there, our crews grow tired."
    assert joined(*CARRIED, passage(3, f"{ONE[2]} {part}")) == {part: ONE[3]}
    assert joined(*CARRIED, passage(3, part)) == {}
    assert there not in joined(*CARRIED, passage(3, there))


def test_one_sentence_for_several_is_the_last_of_them() -> None:
    string = "The mayor should count what she paid."
    assert joined(*CARRIED, passage(3, string)) == {string: ONE[2]}
    assert joined(*CARRIED, passage(3, string.replace("paid", "sold"))) == {}


def test_where_the_order_is_not_known_one_sentence_stands_for_none() -> None:
    other = passage(2, " ".join((ONE[1], ONE[0], ONE[2], ONE[3])))
    assert joined(CARRIED[0], other, passage(3, "The mayor should count what she paid.")) == {}


def test_a_text_gives_an_utterance_once() -> None:
    twice = "Each evening we are counting our sails. Counting our sails each evening, yes."
    assert len(joined(*CARRIED, passage(3, twice))) == 1
    assert joined(*CARRIED, passage(3, f"{ONE[1]} Each evening we are counting our sails.")) == {}


def test_what_stands_between_no_marks_is_not_sought() -> None:
    string = "each evening they are counting their sails"
    assert joined(*CARRIED, passage(3, string)) != {}
    assert joined(*CARRIED, replace(passage(3, string), marked=False)) == {}


def test_a_few_words_whoever_says_them() -> None:
    base = [passage(n, "unfounded", None) for n in (1, 2)]
    assert joined(*base, passage(3, "without any basis", None)) == {"without any basis": "unfounded"}
    assert joined(*base, passage(3, "founded", None)) == {}


def test_nobody_in_particular_needs_more_than_two_words() -> None:
    said = [passage(n, "We read the letter slowly.", None) for n in (1, 2)]
    assert joined(*said, passage(3, "Slowly reading letters.", None)) != {}
    short = [passage(n, "We read the letter.", None) for n in (1, 2)]
    assert joined(*short, passage(3, "Reading letters, we.", None)) == {}


def test_who_says_one_thing_says_the_same() -> None:
    base = [
        passage(n, "ready to attend any meeting that is called", n, called=f"the {n}th port office") for n in (1, 2)
    ]
    string = "come to every meeting to which one is invited"
    assert joined(*base, passage(3, string, 3, called="port office")) == {string: base[0].string}
    assert joined(*base, passage(3, string, 3, called="harbour office")) == {}
    more = passage(3, f"{string}. Fog hides the lighthouse.", 3, called="port office")
    assert joined(*base, more) == {}


def test_the_order_of_texts_changes_nothing() -> None:
    texts = [
        " ".join(ONE),
        " ".join(ONE[:3]),
        "Each evening we are counting our sails. I implore the mayor: think again.",
    ]
    found = set()
    for order in permutations(range(3)):
        passages = [passage(number, texts[index]) for number, index in enumerate(order, 1)]
        found.add(tuple(sorted(joined(*passages).items())))
    assert len(found) == 1
    assert found.pop()


def test_a_group_of_the_source_text_is_left_alone() -> None:
    string = "Each evening we are counting our sails."
    there = Group((Rendering(1, CARRIED[0].sentences[1]),), ONE[1], CARRIED[0].sentences[1])
    assert retold([there], [CARRIED[0], passage(3, string)]) == [there]
    attend = passage(4, "ready to attend any meeting that is called", 1, called="port office")
    found = Group((Rendering(4, attend.sentences[0]),), attend.string, attend.sentences[0])
    assert retold([found], [attend, passage(3, "come to every meeting to which one is invited", 3, "port office")]) == [
        found
    ]
