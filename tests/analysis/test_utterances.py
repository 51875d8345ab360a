"""Which quotes are the same utterance. Invented sentences first, then the real articles where they lie."""

import json
import random
import time
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from articles.analysis.ladder import Kind
from articles.analysis.location import Source
from articles.analysis.segments import Passage, segments
from articles.analysis.utterances import group_utterances
from articles.analysis.wording import compare
from articles.spans import Span

NETS = "We will mend every torn net before the frost comes to the harbour"
TIMBER = "Our grandmothers built the pier with borrowed timber"
LIGHT = "Nobody sells the lighthouse to strangers while I breathe"


def passage(number: int, string: str, speaker: int | None = None, **more: object) -> Passage:
    """A direct quote whose sentences end at full stops; «…» marks the pieces of any other."""
    pieces: list[Span] = []
    while "«" in string:
        start, end = string.index("«"), string.index("»") - 1
        string = string.replace("«", "", 1).replace("»", "", 1)
        pieces.append(Span(start, end))
    edges = [
        0,
        *(
            place + 1
            for place, char in enumerate(string)
            if char == "."
            and string[place + 1 : place + 3] != " ."
            and string[place - 1] not in " ."
            and place + 1 < len(string)
        ),
        len(string),
    ]
    sentences = tuple(Span(a, b) for a, b in pairwise(edges))
    marked = not pieces and bool(more.get("marked", True))
    return Passage(number, number, string, tuple(pieces), sentences, speaker, marked)


def numbers(passages: Sequence[Passage], source: Source | None = None) -> list[list[int]]:
    return [[rendering.passage_id for rendering in group.renderings] for group in group_utterances(passages, source)]


@pytest.mark.parametrize(
    ("strings", "expected"),
    [
        ([NETS + ".", NETS + ","], [[0, 1]]),
        ([NETS + ".", "mend every torn net"], [[0, 1]]),
        ([NETS + ".", "We will repair every torn net before frost comes to this harbor."], [[0, 1]]),
        ([NETS + ".", "he would «mend every torn net» this year"], [[0, 1]]),
        ([NETS + ".", "he called it «brave» to «mend every torn net» this year"], [[0, 1]]),
        ([f"{NETS}. {TIMBER}.", f"{TIMBER}. {LIGHT}.", LIGHT + "."], [[0, 1], [1, 2]]),
        ([NETS + ".", TIMBER + ".", LIGHT + "."], []),
        ([NETS + ".", "We will not mend every torn net in spring or at any other time."], []),
        (["Thank you very much, ladies and gentlemen.", "Thank you very much, ladies and gentlemen."], []),
        (["Let me be very clear.", "let me be very clear"], []),
        (["The Gull and Herring,", "The Gull and Herring"], []),
        (["torn", "torn"], []),
        (["the torn old net", "the net was old and not torn"], []),
        ([f"{TIMBER}. {TIMBER}."], []),
        (
            [
                "The tide wants boats, old piers, and putting sailors ashore. Keep putting sailors ashore.",
                "keep putting sailors ashore",
            ],
            [[0, 1]],
        ),
        ([f"{NETS}. ... {TIMBER}", NETS, TIMBER], [[0, 1], [0, 2]]),
    ],
)
def test_groups(strings: list[str], expected: list[list[int]]) -> None:
    assert numbers([passage(n, string) for n, string in enumerate(strings)]) == expected


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (  # nobody's "your" becomes "his" between marks
            "Your ledger appears to honour the wishes of your favourite shipwright rather than the rules.",
            "I fear the mayor's ledger honours the wishes of his favourite shipwright rather than the rules.",
        ),
        (  # one begins where the other has not, and goes on where it has ended
            "If a pilot licence is identical to ownership other than on paper, why, I refuse that.",
            "I oppose selling quays and I oppose licences if they are identical to ownership other than on paper.",
        ),
        (  # both begin in words of their own
            "Do you wholly support the quayside scheme?",
            "He need not have shouted at children who asked a question about his support of the quayside scheme.",
        ),
        (
            "It's been an honour and a privilege to serve.",
            "It's been an honour and privilege to serve the outer islands.",
        ),
        (
            "We think a wedding is between a man and a woman.",
            "My wish is that weddings are a bond between a man and a woman and that is mine.",
        ),
    ],
)
def test_a_phrase_in_common_is_no_sentence_in_common(one: str, other: str) -> None:
    assert numbers([passage(0, one, 1), passage(1, other, 1)]) == []


def test_an_editor_may_change_who_is_meant() -> None:
    said = "We will mend my father's torn net before the frost comes."
    assert numbers([passage(0, said, 1), passage(1, said.replace("my", "[his]"), 1)]) == [[0, 1]]


def test_an_editor_may_say_who_they_are() -> None:
    said = "Half the fleet is idle, and the timber that was bought for them is rotting on a quay."
    assert numbers(
        [passage(0, said, 1), passage(1, "The timber that was bought for [our crews] is rotting on a quay", 1)]
    )


@pytest.mark.parametrize(
    ("speakers", "expected"),
    [
        ((None, None), [[0, 1]]),
        ((1, None), [[0, 1]]),
        ((1, 1), [[0, 1]]),
        ((1, 2), []),
        ((1, None, 2, None), [[1, 3]]),  # nobody can tell whose it is
    ],
)
def test_a_word_is_everybodys_but_anothers(speakers: tuple[int | None, ...], expected: list[list[int]]) -> None:
    said = [passage(n, "called it «threadbare»", speaker) for n, speaker in enumerate(speakers)]
    assert numbers([replace(one, unnamed=one.speaker is None) for one in said]) == expected


def test_a_few_words_are_joined_with_those_of_their_speaker() -> None:
    whole, part = passage(0, "We all mended the same rope.", 1), passage(1, "calls it «the same rope»", 1)
    assert numbers([whole, part]) == [[0, 1]]
    assert numbers([whole, replace(part, speaker=2)]) == numbers([whole, replace(part, speaker=None)]) == []


def test_a_body_speaks_through_people() -> None:
    passages = [passage(0, "called it «threadbare»", 1), passage(1, "called it «threadbare»", 2)]
    assert numbers([passages[0], replace(passages[1], unnamed=True)]) == [[0, 1]]


HALVES = "our grandmothers built the pier with borrowed timber", "nobody sells the lighthouse to strangers"


def test_two_halves_of_a_sentence_are_two_passages() -> None:
    whole = f"{HALVES[0].capitalize()}, and {HALVES[1]} while I breathe."
    passages = [passage(0, whole), passage(1, HALVES[0]), passage(2, f"And {HALVES[1]}.")]
    found = [
        [(r.passage_id, passages[r.passage_id].string[slice(*r.span)]) for r in group.renderings]
        for group in group_utterances(passages)
    ]
    assert found == [
        [(0, HALVES[0].capitalize()), (1, HALVES[0])],
        [(0, f"and {HALVES[1]} while I breathe."), (2, f"And {HALVES[1]}.")],
    ]


def test_a_sentence_stays_one_passage_where_somebody_has_the_middle_of_it() -> None:
    whole = f"{HALVES[0].capitalize()}, and {HALVES[1]} while I breathe."
    middle = "with borrowed timber, and nobody sells the lighthouse"
    assert numbers([passage(n, words) for n, words in enumerate((whole, *HALVES, middle))]) == [[0, 1, 2, 3]]


def test_a_sentence_stays_one_passage_where_two_texts_have_all_of_it() -> None:
    whole = f"{HALVES[0].capitalize()}, and {HALVES[1]} while I breathe."
    assert numbers([passage(n, words) for n, words in enumerate((whole, *HALVES, whole))]) == [[0, 1, 2, 3]]


def test_renderings_are_the_sentences_that_are_shared() -> None:
    passages = [passage(0, f"{LIGHT}. {NETS}."), passage(1, "he would «mend every torn net» this year")]
    (group,) = group_utterances(passages)
    assert [passages[r.passage_id].string[slice(*r.span)] for r in group.renderings] == [
        NETS + ".",
        "mend every torn net",
    ]


@pytest.mark.parametrize(
    ("fragment", "other", "expected"),
    [
        ("every torn net", 1, [[0, 1]]),
        ("every torn net", 2, []),  # two rare words may be chance when somebody else says them
        ("will mend every torn net before the frost comes", 2, [[0, 1]]),
    ],
)
def test_another_speaker_needs_stronger_evidence(fragment: str, other: int, expected: list[list[int]]) -> None:
    assert numbers([passage(0, NETS + ".", 1), passage(1, fragment, other)]) == expected


@pytest.mark.parametrize(
    ("clause", "expected"),
    [
        ("they will mend every torn net before the frost comes to the harbour", [[0, 1]]),
        ("nets would be repaired before the frost", []),
    ],
)
def test_indirect_speech_joins_only_on_strong_evidence(clause: str, expected: list[list[int]]) -> None:
    assert numbers([passage(0, NETS + "."), passage(1, clause, marked=False)]) == expected


def test_a_direct_quote_in_two_pieces_is_one_sentence() -> None:
    quote = Passage(1, 1, "We sail,” he said, “at dawn.", (Span(0, 8), Span(20, 28)))
    (segment,) = segments(quote)
    assert segment.keys == ("we", "sail", "at", "dawn")
    assert quote.string[slice(*segment.span)] == quote.string


def test_with_a_source_each_sentence_has_its_group_even_alone() -> None:
    source = Source.of(f"{NETS}. {TIMBER}. {LIGHT}.")
    passages = [
        passage(0, f"{LIGHT}. We will mend every net before the frost comes."),
        passage(1, "mend every torn net"),
        passage(2, "The council opposes any such plan outright."),
        passage(3, "the council «opposes any such plan outright»"),
    ]
    groups = group_utterances(passages, source)
    assert numbers(passages, source) == [[0, 1], [0], [2, 3]]
    assert [group.source_span for group in groups] == [source.sentences[0], source.sentences[2], None]


@settings(deadline=None)
@given(st.permutations(range(8)))
def test_the_order_of_the_input_does_not_matter(order: list[int]) -> None:
    strings = [
        NETS,
        "mend every torn net",
        TIMBER,
        "built the pier",
        LIGHT,
        f"{LIGHT}. {NETS}",
        "borrowed timber",
        "no",
    ]
    passages = [passage(n, string + ".") for n, string in enumerate(strings)]
    assert group_utterances([passages[n] for n in order]) == group_utterances(passages)


@settings(deadline=None)
@given(
    st.lists(
        st.lists(st.sampled_from("boat net frost we will the mend torn pier not.".split()), max_size=12), max_size=8
    )
)
def test_groups_hold_at_least_two_passages_and_spans_lie_inside(strings: list[list[str]]) -> None:
    passages = [passage(n, " ".join(string)) for n, string in enumerate(strings)]
    for group in group_utterances(passages):
        assert len({rendering.passage_id for rendering in group.renderings}) > 1
        for number, span in group.renderings:
            assert 0 <= span.start < span.end <= len(passages[number].string)


def synthetic(count: int) -> list[Passage]:
    """Passages of 12 shared or single sentences; words as uneven as in real texts."""
    chance = random.Random(count)
    vocabulary = "the of and to a in that we will not is for".split() * 50 + [f"word{n}" for n in range(9000)]
    said = [" ".join(chance.choices(vocabulary, k=14)) for _ in range(count // 10)]
    return [
        Passage(n, n // 6, chance.choice(said) if chance.random() < 0.6 else " ".join(chance.choices(vocabulary, k=14)))
        for n in range(count)
    ]


def test_time_grows_with_the_number_of_passages() -> None:
    seconds = []
    for count in (500, 4000):
        passages = synthetic(count)
        start = time.process_time()
        group_utterances(passages)
        seconds.append(time.process_time() - start)
    assert seconds[1] < 8 * 2 * max(seconds[0], 0.02)


@pytest.fixture(scope="module")
def munich(shared: Path) -> tuple[list[Passage], list[list[int]]]:
    """The quotes of the two real articles and the utterances a careful reader sees in them."""
    gold = json.loads((shared / "gold" / "munich-2026.json").read_text("utf-8"))
    bodies = {d["file"]: (shared / "seeds" / d["file"]).read_bytes().decode("utf-8") for d in gold["documents"]}
    speakers = [speaker["name"] for speaker in gold["speakers"]]
    passages = []
    for number, quote in enumerate(gold["quotes"]):
        start = quote["start"]
        string = bodies[quote["file"]][start : quote["end"]]
        edges = [tuple(piece.values()) if isinstance(piece, dict) else piece for piece in quote["pieces"]]
        pieces = tuple(Span(first - start, last - start) for first, last in edges)
        split = [
            0,
            *(n + 1 for n in range(len(string) - 1) if string[n] in ".!?" and string[n + 1].isspace()),
            len(string),
        ]
        sentences = tuple(Span(a, b) for a, b in pairwise(split))
        speaker = speakers.index(quote["speaker"]) if quote["speaker"] in speakers else None
        text = list(bodies).index(quote["file"])
        if quote["kind"] != "term":
            passages.append(Passage(number, text, string, pieces, sentences, speaker, quote["kind"] == "direct"))
    return passages, sorted(sorted(utterance["quotes"]) for utterance in gold["utterances"])


def test_the_seeds_have_exactly_the_utterances_of_the_gold(munich: tuple[list[Passage], list[list[int]]]) -> None:
    passages, expected = munich
    assert numbers(passages) == expected


def test_the_allies_of_the_seeds_differ_in_the_right_words(munich: tuple[list[Passage], list[list[int]]]) -> None:
    strings = {passage.id: passage.string for passage in munich[0]}
    difference = compare(strings[4], strings[18])
    assert difference.step == 6
    assert [
        (op.kind, difference.base[slice(*op.base)], difference.rendering[slice(*op.rendering)].strip())
        for op in difference.operations
        if op.kind is not Kind.SAME
    ] == [
        (Kind.ADDED, "", "that"),
        (Kind.REPLACED, "adversaries", "adversary"),
        (Kind.REPLACED, "feel inclined", "ever be tempted"),
        (Kind.REPLACED, "challenge", "test"),
    ]
