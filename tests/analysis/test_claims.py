"""Which sentences of two articles are the same claim, and which only look alike."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from importlib.util import find_spec

import pytest

from articles.analysis.amounts import amounts
from articles.analysis.claim_match import Rarity
from articles.analysis.claim_units import Said, all_units
from articles.analysis.claims import KnownClaim, Passage, Reading, find_claims
from articles.analysis.conflicts import conflicts
from articles.analysis.meaning import NEEDED, load_meaning
from articles.analysis.solo import solo_units
from articles.spans import Block, BlockKind, Span
from tests.analysis.claims import OTHERS, read


def together(one: str, other: str) -> list[tuple[str, str]]:
    """The passages that two articles share, as claims."""
    found = find_claims([read(1, f"{one} {OTHERS}"), read(2, f"The quay was empty. {other}")])
    return [
        (
            next(found.unit.words for found in claim.members if found.unit.text == 1),
            next(found.unit.words for found in claim.members if found.unit.text == 2),
        )
        for claim in found
    ]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Ministers will close both harbours in May.", "Both harbours are to be closed by ministers in May."),
        ("The bridge cost 40 million crowns.", "Taxpayers paid 40 million crowns for the bridge."),
        ("Lund does not seek to sell the ferries.", "Lund said she was not seeking a sale of the ferries."),
        (
            "A tenth of the levy goes to the island schools.",
            "Ten percent of the levy goes to schools on the island.",
        ),
        ("The pier opened on 3 June with a regatta.", "On June 3 a regatta opened the pier."),
    ],
)
def test_the_same_in_other_words(one: str, other: str) -> None:
    assert len(together(one, other)) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Mayor Ida Falk spoke to reporters on Monday.", "Mayor Ida Falk sold her boat on Monday."),
        ("The harbour board met in Caddon.", "The harbour board dismissed two pilots over a collision."),
        ("Falk said the ferries would be sold.", "Falk said the schools would stay open."),
    ],
)
def test_names_and_a_subject_in_common_are_not_enough(one: str, other: str) -> None:
    assert together(one, other) == []


def test_one_proposition_of_a_longer_sentence() -> None:
    found = together(
        "The port will stay, but pilots want higher wages for night work.", "Pilots demand higher wages for night work."
    )
    assert found == [("pilots want higher wages for night work.", "Pilots demand higher wages for night work.")]


def test_an_utterance_in_common_is_strong_evidence() -> None:
    words = "We open it"
    one, other = f"“{words} in the town,” Falk said.", f"Falk promised: “{words}.”"
    apart = find_claims([read(1, one), read(2, other)])
    same = find_claims([read(1, one, utterance=7, words=words), read(2, other, utterance=7, words=words)])
    assert (len(apart), len(same)) == (0, 1)


def test_a_denial_on_one_side_is_evidence_against() -> None:
    scores = [
        found.match.score
        for other in ("Lund sells the old ferries to Carrow.", "Lund will not sell the old ferries to Carrow.")
        for claim in find_claims([read(1, "Lund will sell the old ferries to Carrow."), read(2, other)])
        for found in claim.members
        if found.unit.text == 2
    ]
    assert scores[0] > sum(scores[1:])


def test_what_introduces_a_speaker_is_no_claim() -> None:
    bodies = "“Boats wait,” Ida Falk told reporters at the quay.", "“Nets rot,” Ida Falk told reporters at the quay."
    quoted = [
        Reading(n, body, (Block(BlockKind.PARAGRAPH, 0, len(body)),), (Said(Span(1, 11), 1, cue=Span(23, 27)),))
        for n, body in enumerate(bodies, 1)
    ]
    assert find_claims(quoted) == []


def test_passages_join_a_known_claim() -> None:
    body = "Ministers will close both harbours in May."
    known = KnownClaim(5, "The harbours close.", None, (Passage(1, Span(0, len(body)), body),))
    (claim,) = find_claims([read(1, body), read(2, "Both harbours are to be closed by ministers in May.")], [known])
    assert (claim.known, [found.unit.text for found in claim.members]) == (5, [2])


def test_of_two_known_claims_in_the_same_words_one_takes_the_passage() -> None:
    body = "Ministers will close both harbours in May."
    known = [KnownClaim(n, body, None, ()) for n in (5, 6, 7)]
    known.append(KnownClaim(8, "Pilots want higher wages for night work.", None, ()))
    found = find_claims([read(1, body), read(2, "Pilots want higher wages for night work.")], known)
    assert sorted((claim.known, claim.texts) for claim in found if claim.members) == [(5, {1}), (8, {2})]


def test_only_what_new_texts_bring() -> None:
    shared = "Ministers will close both harbours in May."
    readings = [read(1, shared), read(2, shared), read(3, "Pilots want higher wages for night work.")]
    assert find_claims(readings, new={3}) == []
    assert len(find_claims(readings, new={2})) == 1


def test_the_order_of_the_texts_does_not_matter() -> None:
    readings = [read(n, f"{words} {OTHERS}") for n, words in enumerate(["The pier opened on 3 June.", "It rained."], 1)]
    first = {frozenset(found.unit.words for found in claim.members) for claim in find_claims(readings)}
    assert first == {frozenset(f.unit.words for f in claim.members) for claim in find_claims(readings[::-1])}


def test_claims_of_one_article_are_its_sentences_with_something_to_say() -> None:
    found = all_units([read(1, "Lund sold 14 ferries to Carrow. It is so. Pilots want higher wages for night work.")])
    assert [unit.words for unit in solo_units(found, {}, Rarity.of(found))] == [
        "Lund sold 14 ferries to Carrow.",
        "Pilots want higher wages for night work.",
    ]


@pytest.mark.parametrize(
    ("words", "keys"),
    [
        ("a half-hour talk", ["#30"]),
        ("an eighteen-minute talk", ["#18"]),
        ("one third of the boats", ["%33.3"]),
        ("dozens of boats", ["~12"]),
        ("between 7,000 and 8,000 people", ["#7000", "#8000"]),
        ("$5.6 billion in May 2015", ["#5.6e+09", "y2015"]),
        ("nobody at all", []),
        ("by March, and of June Carr", ["@3"]),
    ],
)
def test_amounts(words: str, keys: list[str]) -> None:
    assert [amount.key for amount in amounts(words)] == keys


def test_facts_that_differ() -> None:
    assert conflicts({1: ["40 boats"], 2: ["40 boats and 3 tugs"]}) == ()
    (conflict,) = conflicts({1: ["40 boats"], 2: ["25 boats"], 3: ["25 boats"]})
    assert [(value.label, value.texts) for value in conflict.values] == [("25", (2, 3)), ("40", (1,))]


@pytest.mark.parametrize(
    ("one", "other", "differ"),
    [
        ("They met in Carrow.", "They met in Old Velm on Friday.", True),
        ("They met in Carrow.", "They met.", False),
        ("They met in Harrow Bay.", "They met at Harrow Bay Hall in May.", False),
        ("The bill fell in the Senate.", "The bill fell in the House in March.", False),
    ],
)
def test_places_that_differ(one: str, other: str, differ: bool) -> None:
    assert bool(conflicts({1: [one], 2: [other]})) == differ


class Fake:
    """In place of the model: what it would find alike."""

    def alike(self, clauses: Sequence[str]) -> Iterator[tuple[int, int, float]]:
        yield clauses.index("The mayor sold her boat."), clauses.index("Falk parted with the sloop."), 0.8


def test_the_optional_model_finds_what_shares_no_word() -> None:
    readings = [read(1, "The mayor sold her boat."), read(2, "Falk parted with the sloop.")]
    assert find_claims(readings) == []
    (claim,) = find_claims(readings, meaning=Fake())
    assert {found.match.why for found in claim.members} == {"the same words", "nearly the same meaning"}


def test_without_the_extra_there_is_no_model() -> None:
    installed = all(find_spec(name) for name in NEEDED)
    assert (load_meaning() is not None) == installed


def test_why_two_passages_are_one_claim_is_said_in_words_that_are_printed() -> None:
    found = find_claims([
        read(1, f"{OTHERS} Ministers promised to renew the treaty that 18 states had signed."),
        read(2, f"{OTHERS} The ministers have promised to renew the treaty of 18 states."),
    ])  # fmt: skip
    reasons = {one.match.why for claim in found for one in claim.members if "both have" in one.match.why}
    assert reasons
    words = {word for reason in reasons for word in reason.partition("both have ")[2].split("; ")[0].split(", ")}
    assert words <= {"ministers", "Ministers", "promised", "renew", "treaty", "18", "states", "signed"}
