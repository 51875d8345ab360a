"""Our own figures are those of the scorer beside the project, and the rest of the measures says what it should."""

from collections import defaultdict
from pathlib import Path

import pytest

from articles.analysis.scoring.errors import errors
from articles.analysis.scoring.figures import figures
from articles.analysis.scoring.measuring import measure
from articles.analysis.scoring.people import same_cue, same_speaker
from articles.analysis.scoring.reliability import bands
from articles.analysis.scoring.spans import kind_by_marks, marked_regions, pairs, stretches
from articles.analysis.scoring.sums import count
from tests.analysis import scorer
from tests.analysis.reading import paragraphs


@pytest.mark.parametrize("name", ["dev", "challenge", "gum_dev"])
@pytest.mark.parametrize("names", [False, True])
def test_the_figures_are_those_of_the_scorer(shared: Path, name: str, names: bool) -> None:
    documents = scorer.gold(shared, name)
    predicted = scorer.found(documents, names=names)
    theirs = scorer.figures(shared, documents, predicted)
    sums: defaultdict[str, float] = defaultdict(float)
    for document, entry in zip(documents, predicted, strict=True):
        for key, value in count(document, entry["quotes"]).items():
            sums[key] += value
    for figure, row in figures(sums).items():
        assert row == pytest.approx({key: theirs[figure][key] for key in row}), figure


@pytest.mark.parametrize(
    ("text", "regions"),
    [
        ("“a” b", ["a"]),
        ('a 6" nail', []),
        ("'It's late,' she", ["It's late,"]),
        ("``a'' \"b\" «c»", ["a", "b", "c"]),
        ("“a\n“b”", ["a", "b"]),
    ],
)
def test_what_stands_between_marks(text: str, regions: list[str]) -> None:
    assert [text[start:end] for start, end in marked_regions(text)] == regions


def test_spans_are_compared_without_their_edges_and_line_by_line() -> None:
    text = "“A b.”\n\n “C,”"
    assert [text[start:end] for start, end in stretches(text, 0, len(text))] == ["A b", "C"]
    assert kind_by_marks(text, (0, len(text)), marked_regions(text)) == "direct"


def test_the_best_overlap_is_taken_first() -> None:
    assert pairs([(0, 10), (5, 10)], [(5, 10), (0, 9)], 0.5) == [(1, 0), (0, 1)]


@pytest.mark.parametrize(
    ("gold", "given", "right"),
    [
        ("Mayor Ana Ruiz", "Ruiz", True),
        ("a spokesman for Ruiz", "Ruiz", False),
        ("Ana Ruiz of Kessel", "Ana Ruiz", True),
        ("she", "she", True),
        ("she", "he", False),
        ("Ruiz", None, False),
        (None, "Ruiz", None),
    ],
)
def test_the_same_speaker(gold: str | None, given: str | None, right: bool | None) -> None:
    assert same_speaker({"speaker": gold}, {"speaker": given}) is right


def test_the_same_reporting_word() -> None:
    assert same_cue({"cue": "has said"}, {"cue": "said"})
    assert not same_cue({"cue": "said", "cue_span": [0, 4]}, {"cue": "said", "cue_span": [9, 13]})


def test_errors_are_named_by_kind() -> None:
    text = "“No,” Ruiz said. He said that it rained."
    gold = {
        "text": text,
        "quotes": [
            {"start": 1, "end": 3, "kind": "direct", "speaker": "Ruiz", "cue": "said"},
            {"start": 25, "end": 39, "kind": "indirect", "speaker": "He", "cue": "said"},
        ],
    }
    given = [
        {"start": 1, "end": 3, "kind": "direct", "speaker": "Weber", "cue": "said", "rule": 'clause before "said"'},
        {"start": 6, "end": 10, "kind": "indirect", "speaker": None, "cue": None, "rule": "x"},
    ]
    assert [error.kind for error in errors(gold, given)] == [
        'wrong speaker: direct, clause before "…"',
        'missed: indirect, "said"',
        "not in the gold: indirect, x",
    ]


def test_bands_hold_the_share_that_was_right() -> None:
    rows = [(0.95, True, True), (0.92, True, False), (0.31, False, False)]
    assert [(band.low, band.count, band.right, band.spoken) for band in bands(rows)] == [
        (0.9, 2, 1.0, 0.5),
        (0.3, 1, 0.0, 0.0),
    ]


def test_bad_gold_is_named_and_stops_nothing() -> None:
    good = (
        '{"id": "a", "text": "“No,” Ruiz said.", "tag": "plain", "quotes": [{"start": 1, "end": 3, "kind": "direct"}]}'
    )
    lines = [
        good.encode(),
        b"{",
        b'{"id": "b", "text": "x"}',
        b'{"id": "c", "text": "x", "quotes": [{"start": 5, "end": 9}]}',
    ]
    measures, problems = measure(lines, paragraphs, "gold.jsonl")
    assert (measures.documents, len(problems)) == (1, 3)
    report = measures.text()
    for words in ("direct_j8", "spk_direct", "0.9 to 1.0", "plain", "commonest", "documents a second"):
        assert words in report
