"""Floors under the scores on real texts. The texts and the scorer lie beside the project, and nothing of them in it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from articles.analysis.article import analyse_article
from articles.importing.blocks import split_blocks
from tests.analysis import scorer

FLOORS = {
    "dev": {("direct_j8", "F1"): 0.975, ("verbatim_j8", "F1"): 0.959, ("speech_partial", "F1"): 0.89,
            ("indirect_partial", "F1"): 0.812, ("indirect_j8", "F1"): 0.677, ("spk_direct", "end2end"): 0.943,
            ("spk_speech", "end2end"): 0.796, ("spk_direct", "cue"): 0.957, ("spk_speech", "cue"): 0.957},
    "challenge": {("direct_j8", "F1"): 0.97, ("spk_direct", "end2end"): 0.93, ("spk_speech", "end2end"): 0.93},
    "gum_dev": {("direct_j8", "R"): 0.75, ("indirect_partial", "R"): 0.80},
}  # fmt: skip


@pytest.mark.parametrize("name", FLOORS)
def test_scores_stay_above_their_floors(shared: Path, name: str) -> None:
    documents = scorer.gold(shared, name)
    table = scorer.figures(shared, documents, scorer.found(documents))
    scores = {key: round(table[key[0]][key[1]], 3) for key in FLOORS[name]}
    assert {key: value for key, value in scores.items() if value < FLOORS[name][key]} == {}


def test_names_are_found_for_pronouns_and_roles(shared: Path) -> None:
    documents = scorer.gold(shared, "dev")
    table = scorer.figures(shared, documents, scorer.found(documents, names=True))
    assert table["spk_direct"]["end2end"] >= 0.88


def _right(body: str, analysis: Any, gold: dict[str, Any]) -> bool:
    """Kind, pieces, speaker, reporting word and relay as in the gold; for indirect quotes the span to four fifths."""
    for quote in analysis.quotes:
        if quote.kind != gold["kind"] or quote.span.shared(type(quote.span)(gold["start"], gold["end"])) < 0.8:
            continue
        names = [analysis.speakers[i].name if i is not None else None for i in (quote.speaker, quote.relay)]
        cue = body[quote.cue.start : quote.cue.end] if quote.cue else None
        return (
            [list(piece) for piece in quote.pieces] == gold["pieces"]
            and names == [gold["speaker"], gold.get("relayed_by")]
            and cue == gold["cue"]
        )
    return False


def test_the_seeds_are_read_as_a_careful_reader_reads_them(shared: Path) -> None:
    gold = json.loads((shared / "gold" / "munich-2026.json").read_text(encoding="utf-8"))
    wrong: list[tuple[str, int]] = []
    names: set[str] = set()
    for document in gold["documents"]:
        body = (shared / "seeds" / document["file"]).read_text(encoding="utf-8")
        analysis = analyse_article(body, split_blocks(body))
        names |= {speaker.name for speaker in analysis.speakers}
        quotes = [quote for quote in gold["quotes"] if quote["file"] == document["file"]]
        wrong += [(quote["kind"], quote["start"]) for quote in quotes if not _right(body, analysis, quote)]
    assert [item for item in wrong if item[0] != "indirect"] == []
    assert len(wrong) <= 3  # at least 11 of the 14 indirect ones
    assert names == {speaker["name"] for speaker in gold["speakers"]}
