"""Proposals and gold claims on the two real articles and the demo event, by the commands people use."""

from __future__ import annotations

import io
import json
import re
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from articles.demo.claim_scores import GoldClaim, score_claims
from articles.demo.loading import HERE
from articles.models import Claim, ClaimReport, Event, Quote, Stance, Text
from articles.queries.coverage import Asked, coverage_page
from articles.spans import Span
from tests.factories import make_event
from tests.real_texts import GOLD

pytestmark = pytest.mark.django_db


def said(command: str, *given: Any, **options: Any) -> str:
    out = io.StringIO()
    call_command(command, *given, stdout=out, **options)
    return out.getvalue()


@pytest.fixture
def munich(shared: Path) -> Event:
    said("import_articles", str(shared / "seeds"), event="Munich")
    return Event.objects.get()


def test_claims_of_the_seeds(munich: Event) -> None:
    """The two that both report in words a program can match; the other three want understanding."""
    told = said("measure_claims", munich.slug, str(GOLD))
    assert "precision 1.000" in told
    found = re.search(r"recall 0\.\d+ \((\d) of 5\)", told)
    assert found
    assert int(found[1]) >= 2
    rows = re.search(r"claims of one article: (\d+) of 17", told)
    assert rows
    assert int(rows[1]) >= 12


def test_the_golds_claims_are_exactly_its_reports_and_passages(munich: Event) -> None:
    Claim.objects.all().delete()
    assert said("load_claims", GOLD, event=munich.slug) == "22 claims entered.\n"
    assert said("load_claims", GOLD, event=munich.slug) == "0 claims entered.\n"
    texts = {text.file_name.rpartition("/")[2]: text for text in Text.objects.of(munich).current()}
    wanted = {
        (given["statement"], report["file"], tuple(map(tuple, report["evidence"])))
        for given in json.loads(GOLD.read_text("utf-8"))["claims"]
        for report in given["reports"]
    }
    stored = {
        (
            report.claim.statement,
            name,
            tuple((e.start - text.shift, e.end - text.shift) for e in report.evidence.order_by("start")),
        )
        for name, text in texts.items()
        for report in ClaimReport.objects.filter(text=text, status="confirmed")
    }
    assert stored == wanted
    assert not ClaimReport.objects.filter(stance=Stance.ABSENT).exists()
    page = coverage_page(munich, Asked(chosen={}, link="?"))
    cells = [cell for group in page.groups for row in group.rows for cell in row.cells]
    assert len([cell for cell in cells if cell[1] != "unchecked"]) == len(wanted)
    assert all(cell[5] for cell in cells if cell[1] != "unchecked")


def test_proposals_of_the_demo_are_mostly_right_and_find_two_thirds(demo: Event) -> None:
    told = said("measure_claims", demo.slug, HERE / "gold.json")
    figures = re.search(r"precision (\d\.\d+).*recall (\d\.\d+)", told)
    assert figures
    assert float(figures[1]) >= 0.82
    assert float(figures[2]) >= 0.64


def test_the_demo_has_no_second_row_for_what_its_reader_found(demo: Event) -> None:
    taken = {
        (text, start, end)
        for text, start, end in ClaimReport.objects.filter(claim__event=demo, claim__origin="person").values_list(
            "text", "evidence__start", "evidence__end"
        )
    }
    assert len(taken) > 200
    mine = ClaimReport.objects.filter(claim__event=demo, claim__origin="machine")
    assert mine.exists()
    assert not taken & set(mine.values_list("text", "evidence__start", "evidence__end"))


def test_what_the_demo_confirms_is_said_by_whom_its_reader_heard(demo: Event) -> None:
    """A person, or a body, is that row; who has no name may be called as the article calls them."""
    gold = json.loads((HERE / "gold.json").read_text("utf-8"))
    files = {text.file_name.rpartition("/")[2]: text for text in Text.objects.of(demo).current()}
    persons = {speaker["name"] for speaker in gold["speakers"] if speaker["kind"] == "person"}
    heard = {
        (files[quote["file"]].pk, quote["start"] + files[quote["file"]].shift): quote["speaker"]
        for quote in gold["quotes"]
        if quote["speaker"] in persons and demo.speakers.filter(name=quote["speaker"]).exists()
    }
    checked = Quote.objects.of(demo).checked().select_related("speaker")
    wrong = [
        (quote.speaker, heard[quote.text_id, quote.start])
        for quote in checked
        if quote.speaker and heard.get((quote.text_id, quote.start), quote.speaker.name) != quote.speaker.name
    ]
    assert checked.count() > 100
    assert wrong == []
    corrected = checked.filter(status="corrected")
    assert {quote.speaker.name for quote in corrected if quote.speaker} == {"Anneke Rosvold"}
    assert {quote.proposed["speaker"] for quote in corrected if quote.proposed} >= {"Berit Lund"}


def test_wrong_arguments_get_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="no event 'x'"):
        said("load_claims", GOLD, event="x")
    with pytest.raises(CommandError, match="no event 'x'"):
        said("measure_claims", "x")
    event = make_event()
    (tmp_path / "odd.json").write_text("{", "utf-8")
    for command, given in (("load_claims", {"event": event.slug}), ("measure_claims", {})):
        slugs = [] if given else [event.slug]
        with pytest.raises(CommandError, match=r"odd\.json"):
            said(command, *slugs, tmp_path / "odd.json", **given)
        with pytest.raises(CommandError, match="no text from the file"):
            said(command, *slugs, HERE / "gold.json", **given)


def test_how_pairs_are_scored() -> None:
    first, second = Span(0, 10), Span(20, 30)
    gold = [GoldClaim("a", {1: [first], 2: [first], 3: [second]}, frozenset({3})), GoldClaim("b", {1: [second]})]
    score = score_claims([{1: [first], 2: [first]}, {1: [second], 2: [second]}, {4: [first], 5: [first]}], gold)
    assert (score.right, score.wrong, score.unknown) == (1, 1, 1)
    assert (score.found, score.wanted, score.precision, score.recall) == (1, 1, 0.5, 1.0)
