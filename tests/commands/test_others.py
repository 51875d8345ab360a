"""The other commands: analysing again, and the large event with its measures."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError

from articles.models import ClaimReport, Event, Evidence, Quote
from tests.factories import make_article, make_event

pytestmark = pytest.mark.django_db


def run(*arguments: object) -> str:
    out = io.StringIO()
    call_command(*map(str, arguments), stdout=out)
    return out.getvalue()


def test_analysing_takes_what_is_new_and_everything_if_told() -> None:
    event = make_event(name="Harbour", slug="harbour")
    make_article(event=event)
    assert "Harbour: 1 texts analysed." in run("analyse_articles", "harbour")
    assert "Harbour: 0 texts analysed." in run("analyse_articles", "Harbour")
    assert "Harbour: 1 texts analysed." in run("analyse_articles", "--again")
    with pytest.raises(CommandError, match=r"no event 'nowhere'.*harbour"):
        run("analyse_articles", "nowhere")


def test_the_large_event_has_the_sizes_asked_for() -> None:
    sizes = ["--articles", 12, "--quotes", 3, "--speakers", 5, "--outlets", 4, "--claims", 6, "--reports", 30]
    said = run("make_corpus", *sizes)
    event = Event.objects.get(slug="corpus")
    assert "12 articles, 36 quotes" in said
    assert (event.articles.count(), Quote.objects.of(event).count(), event.claims.count()) == (12, 36, 6)
    assert ClaimReport.objects.count() == 30
    assert Evidence.objects.exists()
    assert event.utterances.exists()
    with pytest.raises(CommandError, match="--replace"):
        run("make_corpus", *sizes)
    run("make_corpus", *sizes, "--replace")
    assert Event.objects.count() == 1
    table = run("measure_pages", "--runs", 1)
    assert "compare" in table
    assert "answered" not in table


def test_measuring_says_what_is_missing() -> None:
    with pytest.raises(CommandError, match="make_corpus"):
        run("measure_pages")


def test_the_file_read_may_be_the_file_written(tmp_path: Path) -> None:
    path = tmp_path / "same.jsonl"
    path.write_text('{"id": "\\ud800", "text": "“The tide waits for nobody,” Ida Falk said."}\n', "utf-8")
    call_command("extract_quotes", str(path), str(path))
    assert [len(json.loads(line)["quotes"]) for line in path.read_text("utf-8").splitlines()] == [1]
    assert list(tmp_path.iterdir()) == [path]
