"""Linking: what joins what is there is the same as if everything were linked anew, in whatever order it came."""

from __future__ import annotations

import random

import pytest

from articles.actions import joining, linking
from articles.actions.linking import link_all
from articles.actions.locking import locked
from articles.analysis import network as networks
from articles.models import Article, Quote, Text
from tests.factories import make_event, make_speaker, make_text
from tests.linked import SAID, article_of, groups, link, network

pytestmark = pytest.mark.django_db


def random_lines(chance: random.Random) -> list[str]:
    """Sentences, excerpts of them and near copies, so that groups meet, change their leaders and part."""
    vocabulary = "boats nets frost harbour pier timber lighthouse strangers we the will not of to".split()
    stock = [" ".join(chance.choices(vocabulary, k=8)) for _ in range(3)]
    lines = []
    for _ in range(chance.randrange(1, 5)):
        kind = chance.random()
        words = (chance.choice(SAID) if kind < 0.5 else chance.choice(stock)).split()
        if kind > 0.3:
            start = chance.randrange(max(len(words) - 3, 1))
            words = words[start : start + chance.randrange(2, 12)]
        lines.append(" ".join(words))
    return list(dict.fromkeys(lines))


@pytest.mark.parametrize("seed", [*range(12), 107, 137])
@pytest.mark.parametrize("with_source", [False, True])
def test_joining_is_linking_anew(seed: int, with_source: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(linking, "RETOLD", -1)  # as in a large event
    for module in (networks, joining):
        monkeypatch.setattr(module, "CROWDED", 3)  # so that features become common, and rare again
    chance = random.Random(seed)
    event = make_event()
    speakers = [None, *(make_speaker(event=event, name=name).pk for name in ("Ida Falk", "Ulf Berg"))]
    speakers += [make_speaker(event=event, name=f"a {kind}", kind=kind).pk for kind in ("unnamed", "body")]
    if with_source:
        make_text(event=event, body="Friends. " + " ".join(SAID[4:6]) + " Thank you.", blocks=False)
    every: list[Article] = []
    for step in range(8):
        lines = random_lines(chance)
        every.append(article_of(event, lines, [chance.choice(speakers) for _ in lines]))
        if step > 3 and chance.random() < 0.5:
            gone = chance.choice(every).current_text
            assert gone is not None
            Quote.objects.filter(text=gone).delete()
            Text.objects.filter(pk=gone.pk).update(linked_with="")
        link(event)
        joined = groups(event), network(event)
        with locked(event):
            link_all(event)
        assert (groups(event), network(event)) == joined


def test_few_new_texts_do_not_link_everything_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    event = make_event()
    article_of(event, [SAID[0]], [None])
    link(event)
    monkeypatch.setattr(linking, "RETOLD", -1)  # as in a large event
    monkeypatch.setattr(linking, "link_all", None)
    article_of(event, [SAID[2]], [None])
    link(event)
    assert [len(group) for group in groups(event)] == [2]


@pytest.mark.parametrize("seed", range(4))
def test_the_order_of_import_does_not_change_groups(seed: int) -> None:
    chance = random.Random(seed)
    contents = [random_lines(chance) for _ in range(6)]
    found = []
    for _ in range(2):
        event = make_event()
        for number in chance.sample(range(6), 6):
            article = article_of(event, contents[number], [None] * len(contents[number]))
            Article.objects.filter(pk=article.pk).update(key=f"article {number}")
            link(event)
        found.append((groups(event), network(event)))
    assert found[0] == found[1]


def test_a_small_event_is_linked_anew_with_what_is_told_in_other_words(monkeypatch: pytest.MonkeyPatch) -> None:
    event = make_event()
    speaker = make_speaker(event=event, name="Ida Falk").pk
    lines = ["We count our sails each evening.", "Each evening we are counting our sails."]
    for line in (lines[0], lines[0], lines[1]):
        article_of(event, [line], [speaker])
        link(event)
    assert [len(group) for group in groups(event)] == [3]
    article_of(event, ["Boats wait."], [speaker])
    monkeypatch.setattr(linking, "RETOLD", 3)
    link(event)  # three quotes were linked so far, and now there are four: once more everything anew, and less is found
    assert [len(group) for group in groups(event)] == [2]
    monkeypatch.setattr(linking, "link_all", None)
    article_of(event, [lines[0]], [speaker])
    link(event)
    assert [len(group) for group in groups(event)] == [3]
