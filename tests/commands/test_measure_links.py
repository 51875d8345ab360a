"""``measure_links``: known pairs and a sample of joins."""

from __future__ import annotations

import json
import re
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from articles.demo.loading import HERE
from articles.models import Article, Event
from tests.factories import make_event, make_outlet
from tests.linked import SAID, article_of, link

pytestmark = pytest.mark.django_db


def test_pairs_are_counted_and_joins_are_sampled(tmp_path: Path) -> None:
    event = make_event(key="harbour")
    for name, line in (("One", SAID[0]), ("Two", SAID[2]), ("Three", SAID[4])):
        article = article_of(event, [line], [None])
        Article.objects.filter(pk=article.pk).update(outlet=make_outlet(name=name))
    link(event)
    sides = {
        name: {"outlet": name, "text": line} for name, line in (("One", SAID[0]), ("Two", SAID[2]), ("Three", SAID[4]))
    }
    pairs = [{"event": "harbour", "a": sides["One"], "b": sides[other]} for other in ("Two", "Three")]
    (tmp_path / "pairs.json").write_text(json.dumps(pairs), "utf-8")
    out = StringIO()
    call_command("measure_links", tmp_path / "pairs.json", sample=5, output=tmp_path / "joins.md", stdout=out)
    assert "1 of 2 pairs share an utterance: 0.500" in out.getvalue()
    sample = (tmp_path / "joins.md").read_text("utf-8")
    assert sample.startswith("1 of 1 joins between outlets, seed 1")
    assert f"**[{SAID[2]}]**" in sample


def test_the_demo_event_against_its_gold(demo: Event) -> None:
    """Most renderings have their utterance, place and step; the floor rises with what linking learns."""
    out = StringIO()
    call_command("measure_links", gold=HERE / "gold.json", event=[demo.slug], stdout=out)
    found = re.search(r"^(\d+) of (\d+) renderings with their utterance, place and step$", out.getvalue(), re.MULTILINE)
    assert found
    assert int(found[2]) == 156
    assert int(found[1]) >= 142


def test_wrong_arguments_get_a_sentence(tmp_path: Path) -> None:
    make_event(slug="harbour")
    gold = {"gold": HERE / "gold.json"}
    with pytest.raises(CommandError, match=r"--gold.*--event"):
        call_command("measure_links", **gold)
    with pytest.raises(CommandError, match=r"--gold.*--event"):
        call_command("measure_links", **gold, event=["harbour", "harbour"])
    with pytest.raises(CommandError, match="no event 'nowhere'"):
        call_command("measure_links", **gold, event=["nowhere"])
    with pytest.raises(CommandError, match="no event 'nowhere'"):
        call_command("measure_links", sample=3, event=["harbour", "nowhere"])
    with pytest.raises(CommandError, match=r"missing\.json"):
        call_command("measure_links", tmp_path / "missing.json")
    (tmp_path / "odd.json").write_text("{", "utf-8")
    with pytest.raises(CommandError, match=r"odd\.json"):
        call_command("measure_links", gold=tmp_path / "odd.json", event=["harbour"])
    with pytest.raises(CommandError, match="no text from the file"):
        call_command("measure_links", **gold, event=["harbour"])
