"""How a rendering differs from a base. Sentences are invented; the seeds are read where they lie."""

import random
import re
import time
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from articles.analysis.ladder import CHANGED, MARKED, Kind
from articles.analysis.wording import Difference, compare, departures, describe
from articles.analysis.words import words

ACCORD = "We are not leaving the pact, but we will not wait another winter for others to keep the word they gave."
PAPER = "We sealed the same paper. We read it at breakfast. I would beg the envoy to do likewise."


def marked(difference: Difference) -> str:
    """The rendering with its operations, ``{kind base|rendering}``; what is the same stands bare."""
    found = []
    for kind, base, rendering in difference.operations:
        old, new = difference.base[slice(*base)], difference.rendering[slice(*rendering)]
        found.append(new if kind in (Kind.SAME, Kind.SPELLING) else f"{{{kind} {old.strip()}|{new.strip()}}}")
    return " ".join("".join(found).split())


@pytest.mark.parametrize(
    ("base", "rendering", "step", "sentence"),
    [
        (ACCORD, ACCORD, 1, "identical"),
        (ACCORD, "“" + ACCORD[:-1] + ",”", 1, "identical"),
        ("The nets – all of them – can't wait…", "The nets — all of them — can’t\u00a0wait...", 1, "identical"),
        ("We\u200b will", "We will", 1, "identical"),
        ("We labour on, neighbours.", "We labor on, neighbors.", 2, "only spelling differs"),
        ("The sea rose, again", "The sea rose again", 2, "only punctuation differs"),
        ("The tide waits.", "The tide waits;", 2, "only punctuation differs"),
        ("The tide waits.", "The tide waits,", 1, "identical"),
        ("Our King sails", "our king sails", 2, "only capital letters differ"),
        ("health care for anyone", "healthcare for any one", 2, "only spelling differs"),
        ("It is a good net, and we will not sell it.", "It’s a good net, and we won’t sell it.", 2,
         "only spelling differs"),
        (ACCORD, "we will not wait another winter for others to keep the word they gave.", 3,
         "an excerpt: the first clause is not in this text"),
        (PAPER, "We sealed the same paper,", 3, "an excerpt: the last sentences are not in this text"),
        ("the same paper", PAPER, 3, "the same words, and more around them"),
        (ACCORD, "…will not wait another winter…", 3, "an excerpt: what stands before and after is not in this text"),
        (ACCORD, "We are not leaving … but we will not wait another winter for others to keep the word they gave.", 4,
         "words left out with a mark"),
        (ACCORD,
         "We are not leaving [...] but we will not wait another winter for others to keep the word they gave.", 4,
         "words left out with a mark"),
        ("He is a true friend.", "[Piet is] a true friend.", 4, "words in brackets"),
        ("The boats came home.", "[t]he boats came home.", 4, "words in brackets"),
        ("these wardens know", "these (local) wardens know", 4, "words in brackets"),
        ("The sea does not read our charts. It empties.", "The sea does not read charts; it empties.", 5,
         "a word left out without a mark"),
        (ACCORD, ACCORD.replace("the word they gave", "their word"), 6, None),
        ("We will mend the nets.", "We will surely mend the nets.", 6, "a word added"),
        (PAPER, "We sealed the same paper. I would beg the envoy to do likewise.", 7,
         "sentences joined that stand apart"),
        (PAPER, "I would beg the envoy to do likewise. We sealed the same paper.", 7,
         "sentences joined that stand apart"),
        (PAPER, "Maybe the envoy ought to study what she signed.", 8, "a paraphrase"),
        ("If there is no lamp by dusk, there will be no keeper of ours at it.",
         "Should there be no lamp at dusk, then our keeper will not be standing at it either,", 8, "a paraphrase"),
        (PAPER, "Herring prices doubled", 9, "not found in the base"),
        ("", "", 1, "identical"),
        ("boats", "", 9, None),
        ("", "boats", 9, None),
    ],
)  # fmt: skip
def test_step(base: str, rendering: str, step: int, sentence: str | None) -> None:
    difference = compare(base, rendering)
    assert difference.step == step, marked(difference)
    assert sentence is None or describe(difference) == sentence


@pytest.mark.parametrize(
    ("base", "rendering", "expected"),
    [
        (ACCORD, ACCORD.replace(" another winter", ""),
         ("We are not leaving the pact, but we will not wait {dropped another winter|} "
          "for others to keep the word they gave.")),
        ("so no rivals will feel able to try our joint will", "so that no rival will ever dare to test our joint will",
         ("so {added |that} no {replaced rivals|rival} will {replaced feel able|ever dare} "
          "to {replaced try|test} our joint will")),
        ("one two three the four five six seven end of it", "uno dos tres the quatro cinco seis end of it",
         "{replaced one two three the four five six seven|uno dos tres the quatro cinco seis} end of it"),
        ("the nets are torn", "…and the nets are torn, said nobody",
         "{beyond |…and} the nets are torn{beyond |, said nobody}"),
        ("We read … the charts", "We read all of the charts", "We read{beyond …|all of} the charts"),
        ("Ships sail. Gulls cry.", "Storms rage. Ships sail. Whales sing.",
         "{beyond |Storms rage.} Ships sail{beyond |. Whales sing.}{cut . Gulls cry.|}"),
    ],
)  # fmt: skip
def test_words_align_as_a_reader_would(base: str, rendering: str, expected: str) -> None:
    assert "".join(marked(compare(base, rendering)).split()) == "".join(expected.split())


SCRAPS = "we the sea boats. “will” [not] … don’t, labour labor - (so) We ! \n".split(" ")
texts = st.one_of(
    st.text(max_size=60),
    st.lists(st.sampled_from(SCRAPS), max_size=25).map(" ".join),
)


@settings(deadline=None)
@given(texts, texts)
def test_operations_rebuild_both_texts(base: str, rendering: str) -> None:
    difference = compare(base, rendering)
    assert "".join(base[slice(*op.base)] for op in difference.operations) == base
    assert "".join(rendering[slice(*op.rendering)] for op in difference.operations) == rendering
    edges = [(op.base.start, op.rendering.start) for op in difference.operations[1:]]
    assert edges == [(op.base.end, op.rendering.end) for op in difference.operations[:-1]]
    assert all(one.kind != other.kind for one, other in pairwise(difference.operations))
    assert 1 <= difference.step <= 9
    assert describe(difference)


NUMBERS = {"a": 1} | {word: n for n, word in enumerate(
    "no one two three four five six seven eight nine ten eleven twelve".split())}  # fmt: skip
KINDS = {
    Kind.DROPPED: r"(\w+)(?: words?)? left out without a mark",
    Kind.CUT: r"(\w+) words? cut at the (?:beginning|end)",
    Kind.REPLACED: r"(?:(\w+) )?words? replaced",
    Kind.ADDED: r"(?:(\w+) )?words? added",
}


def counted(difference: Difference, kind: Kind) -> int:
    """The words that the page marks for an operation."""
    found = (difference.rendering[slice(*op.rendering)] if kind is Kind.ADDED else difference.base[slice(*op.base)]
             for op in difference.operations if op.kind is kind)  # fmt: skip
    return sum(len(words(text)) for text in found)


@settings(deadline=None)
@given(texts, texts)
def test_the_sentence_names_what_the_page_marks(base: str, rendering: str) -> None:
    """Every kind of change, with the number of words that are struck or underlined for it wherever one is given."""
    difference = compare(base, rendering)
    sentence = describe(difference)
    for kind, pattern in KINDS.items():
        if not MARKED <= difference.step <= CHANGED:
            continue
        said = re.findall(pattern, sentence)
        assert bool(said) == bool(counted(difference, kind)), (sentence, difference)
        given_counts = [NUMBERS[one] if one in NUMBERS else int(one) for one in said if one]
        assert not given_counts or sum(given_counts) == counted(difference, kind), (sentence, difference)


def test_words_cut_at_the_end_are_counted() -> None:
    shorter = ACCORD.replace(" the pact", "").replace("keep the word they gave.", "keep their word")
    assert describe(compare(ACCORD, shorter)) == (
        "a word replaced, two left out without a mark, and two words cut at the end"
    )


@settings(deadline=None)
@given(texts)
def test_a_text_is_identical_with_itself(text: str) -> None:
    assert compare(text, text).step == 1


def test_the_same_departure_has_the_same_signature() -> None:
    base = "We will mend the grey nets and sail before the frost comes."
    whole = compare(base, "We will mend the old nets and sail before the frost comes.")
    excerpt = compare(base, "we will mend the old nets and sail,")
    other = compare(base, "We will mend the grey nets and row before the frost comes.")
    assert departures(whole) == departures(excerpt) == ("4 replaced: gray > old",)
    assert departures(other) != departures(whole)
    assert departures(compare(base, "mend the gray nets")) == ()


def test_long_passages_take_less_than_a_second() -> None:
    chance = random.Random(4)
    vocabulary = "the of and to a in that we".split() * 40 + [f"word{n}" for n in range(900)]
    base = [chance.choice(vocabulary) for _ in range(5000)]
    edited = [chance.choice(vocabulary) if chance.random() < 0.2 else word for word in base]
    foreign = [chance.choice(vocabulary) for _ in range(5000)]
    for other in (edited, foreign):
        start = time.process_time()
        compare(" ".join(base), " ".join(other))
        assert time.process_time() - start < 1
