"""Words and the keys they are compared by."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from articles.analysis.alignment import align
from articles.analysis.words import Weights, fold, stem, tokens, words


@pytest.mark.parametrize(
    ("british", "american"),
    [
        ("revitalise", "revitalize"), ("civilisation", "civilization"), ("summarised", "summarized"),
        ("modernising", "modernizing"), ("colourful", "colorful"), ("neighbouring", "neighboring"),
        ("theatres", "theaters"), ("centre", "center"), ("defence", "defense"), ("offence's", "offense's"),
        ("travelled", "traveled"), ("programme", "program"), ("analysed", "analyzed"), ("manoeuvred", "maneuvered"),
        ("grey", "gray"), ("co-operation", "cooperation"), ("Café", "CAFE"), ("don’t", "don't"), ("U.S.", "US"),
        ("7,000", "7000"), ("seven", "7"), ("sign\u200bed", "signed"), ("cafe\u0301", "café"),
    ],
)  # fmt: skip
def test_one_word_two_spellings(british: str, american: str) -> None:
    assert fold(british) == fold(american)


@pytest.mark.parametrize(
    "word",
    "advise advised revised exercise promised surprise four for hour here there were our or tour rising praise crises "
    "one".split(),
)
def test_words_that_only_look_british_stay(word: str) -> None:
    assert fold(word) in (word, {"four": "4"}.get(word, word))


@pytest.mark.parametrize(("one", "other"), [("four", "for"), ("here", "her"), ("our", "or"), ("tour", "tor")])
def test_different_words_keep_different_keys(one: str, other: str) -> None:
    assert fold(one) != fold(other)


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("“We don’t,” he said.", ["we", "don't", "he", "said"]),
        ("a long-term U.S. plan", ["a", "long", "term", "us", "plan"]),
        ("[t]he boat[s] [they] have", ["the", "boats", "they", "have"]),
        ("costs $7,000.50, up 5%", ["costs", "$", "7000.50", "up", "5", "percent"]),
        ("港に船", ["港", "に", "船"]),
        ("…", []),
    ],
)
def test_words(text: str, keys: list[str]) -> None:
    assert [word.key for word in words(text)] == keys


def test_tokens_keep_marks_and_ellipses_apart() -> None:
    text = "“No… we, the . . . crew.”"
    assert [text[token.start : token.end] for token in tokens(text)] == [
        "“", "No", "…", "we", ",", "the", ". . .", "crew", ".", "”"
    ]  # fmt: skip


@settings(deadline=None)
@given(st.text(max_size=80))
def test_words_stand_in_the_text_in_order(text: str) -> None:
    found = words(text)
    assert all(0 <= word.start < word.end <= len(text) for word in found)
    assert all(one.end <= other.start for one, other in pairwise(found))


def test_stem_takes_off_plurals_and_nothing_else() -> None:
    assert [stem(word) for word in "adversaries boats losses crisis bus it's".split()] == [
        "adversary", "boat", "loss", "crisis", "bus", "it"
    ]  # fmt: skip


def test_rare_words_weigh_more_than_common_ones() -> None:
    weights = Weights.of([["the", "harbour", "sea"], ["the", "sea"], ["sea"]] * 100)
    assert weights("the") < weights("sea") + 1e-9 < weights("harbour") < weights("unheard")


@settings(deadline=None)
@given(st.lists(st.sampled_from("abcdef"), max_size=30), st.lists(st.sampled_from("abcdef"), max_size=30))
def test_pairs_rise_and_agree(left: list[str], right: list[str]) -> None:
    pairs = align(left, right)
    assert all(left[i] == right[j] for i, j in pairs)
    assert all(i < k and j < m for (i, j), (k, m) in pairwise(pairs))


@settings(deadline=None)
@given(st.lists(st.sampled_from("abcdefgh"), max_size=30))
def test_a_text_is_aligned_with_itself_completely(keys: list[str]) -> None:
    assert align(keys, keys) == [(n, n) for n in range(len(keys))]


def test_neighbours_pair_before_strays_and_far_words_not_at_all() -> None:
    far = ["nets", *(f"word{n}" for n in range(40)), "the"]
    assert align(far, ["nets", "the"]) == [(0, 0)]
    assert align("the nets torn the crew".split(), ["the", "crew"]) == [(3, 0), (4, 1)]
