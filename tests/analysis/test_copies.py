"""Texts with substantially the same words."""

import pytest

from articles.analysis.copies import Relation, Runs, agency_of, measure, relation, runs, share, sketch
from articles.spans import Span
from tests.copied import MORE, OTHER, WIRE


@pytest.mark.parametrize(
    ("base", "other", "expected"),
    [
        (WIRE, WIRE, Relation.WHOLE),
        (WIRE + MORE, WIRE, Relation.CUT),
        (WIRE, WIRE + MORE, Relation.EXTENDED),
        (WIRE, WIRE.replace("Crews had", "Fishers have").replace("left by", "went through").replace("when", "as"),
         Relation.WHOLE),
        (WIRE, ". ".join(WIRE.split(". ")[:2]) + ". " + OTHER, Relation.CLOSE),
        (WIRE, OTHER, None),
    ],
)  # fmt: skip
def test_relation(base: str, other: str, expected: Relation | None) -> None:
    assert relation(measure(base, other)) == expected


def test_the_same_quotes_are_no_copy() -> None:
    speech = (
        "We have counted every boat and kept every promise that was made to the crews of this coast in the spring. "
    )
    one, two = speech * 1 + OTHER, speech * 1 + MORE
    quoted = [Span(0, len(speech))]
    assert relation(share(runs(one, quoted), runs(two, quoted))) is None


def quoting(said: list[str], own: str) -> Runs:
    """A text of these passages between marks, each followed by words of its own."""
    body, pieces = "", []
    for number, words in enumerate(said):
        pieces.append(Span(len(body) + 1, len(body) + 1 + len(words)))
        body += f"“{words}” {own} {number}. "
    return runs(body, pieces, pieces=pieces)


@pytest.mark.parametrize(
    ("alike", "of", "expected"),
    [(9, 9, Relation.CLOSE), (9, 10, Relation.CLOSE), (6, 9, None), (7, 7, None)],
)
def test_nearly_all_that_is_quoted_alike_is_a_rewritten_text(alike: int, of: int, expected: Relation | None) -> None:
    said = [f"we counted boat number {n} twice in the {n} weeks before the frost" for n in range(of)]
    other = said[:alike] + [f"nobody sold lighthouse {n} to strangers that winter" for n in range(of - alike)]
    one, two = quoting(said, "said the mayor of the port"), quoting(other, "an old skipper went on to tell the board")
    assert relation(share(one, two)) is expected


def test_furniture_counts_for_nothing() -> None:
    furniture = "Sign up for our newsletter and never miss a story from the coast again, whatever the weather may be."
    one, two = f"{OTHER} {furniture}", f"{MORE} {furniture}"
    left_out = runs(one, left_out=[Span(len(OTHER), len(one))]).every
    assert left_out == runs(OTHER).every
    assert left_out < runs(one).every
    assert runs(two).every & runs(one).every


def test_sketches_of_copies_share_most_of_their_runs() -> None:
    assert sketch(runs(WIRE)) == sketch(runs(WIRE))
    assert len({*sketch(runs(WIRE))} & {*sketch(runs(WIRE + MORE))}) > 20
    assert not {*sketch(runs(WIRE))} & {*sketch(runs(OTHER))}


@pytest.mark.parametrize(
    ("body", "agency"),
    [
        ("STRADLING (AP) — The board met.", "AP"),
        ("The board met.\n\nReuters", "Reuters"),
        ("The board met. [AFP]", "AFP"),
        ("The board met in Stradling (PA is a state elsewhere).", ""),
        ("The board met.", ""),
    ],
)
def test_agency_marks(body: str, agency: str) -> None:
    assert agency_of(body) == agency
