"""Editors join and split utterances: their decisions outlast every analysis, and the older id stays."""

from __future__ import annotations

import pytest
from django.db.models import ProtectedError

from articles.actions.analysing import analyse_event
from articles.actions.linking import link_all
from articles.actions.locking import locked
from articles.actions.utterances import NothingToDecideError, forget_decisions, merge_utterances, split_off
from articles.models import Event, LinkDecision, Rendering, Text, Utterance
from tests.factories import make_event, make_user
from tests.linked import SAID, article_of, groups, link

pytestmark = pytest.mark.django_db


@pytest.fixture
def event() -> Event:
    """Two utterances, each in two articles."""
    event = make_event()
    for lines in ([SAID[0]], [SAID[1]], [SAID[4]], [SAID[5]]):
        article_of(event, lines, [None])
    link(event)
    assert [len(group) for group in groups(event)] == [2, 2]
    return event


def relink(event: Event) -> None:
    with locked(event):
        link_all(event)


def test_joined_utterances_stay_one_under_the_older_id(event: Event) -> None:
    older, other = event.utterances.order_by("pk")
    kept = merge_utterances(utterances=event.utterances.all(), by=make_user())
    assert kept == older
    for _ in range(2):
        assert [len(group) for group in groups(event)] == [4]
        assert set(Rendering.objects.values_list("utterance", flat=True)) == {older.pk}
        other.refresh_from_db()
        assert other.merged_into == older
        relink(event)


def test_a_new_article_joins_what_editors_joined(event: Event) -> None:
    merge_utterances(utterances=event.utterances.all(), by=make_user())
    article_of(event, [SAID[2]], [None])
    link(event)
    assert [len(group) for group in groups(event)] == [5]


def test_what_is_split_off_stays_apart_and_has_a_new_id(event: Event) -> None:
    article_of(event, ["Every torn net before the frost comes"], [None])
    link(event)
    utterance = Utterance.objects.get(renderings__quote__text__body__contains=SAID[0])
    row = Rendering.objects.get(quote__text__body__contains="“Every torn")
    new = split_off(renderings=Rendering.objects.filter(pk=row.pk), by=make_user())
    for _ in range(2):
        row.refresh_from_db()
        assert row.utterance == new
        assert utterance.renderings.count() == 2
        relink(event)


def test_a_split_of_the_very_same_words_holds_for_those_passages_only(event: Event) -> None:
    article_of(event, [SAID[0]], [None])
    article_of(event, [SAID[0]], [None])
    link(event)
    utterance = Utterance.objects.filter(renderings__quote__text__body__contains=SAID[0]).distinct().get()
    last = utterance.renderings.order_by("quote").last()
    assert last
    new = split_off(renderings=Rendering.objects.filter(pk=last.pk), by=make_user())
    assert (utterance.renderings.count(), new.renderings.count()) == (3, 1)


def test_taking_a_decision_back_brings_back_what_the_program_finds(event: Event) -> None:
    before = groups(event)
    merge_utterances(utterances=event.utterances.all(), by=make_user())
    forget_decisions(decisions=LinkDecision.objects.filter(event=event))
    assert groups(event) == before


def test_decisions_hold_after_everything_is_analysed_again(event: Event) -> None:
    Text.objects.of(event).update(analysed_with="old")
    analyse_event(event=event)
    count = len(groups(event))
    merge_utterances(utterances=event.utterances.all(), by=make_user())
    analyse_event(event=event, again=True)
    assert len(groups(event)) == count - 1


def test_nonsense_is_refused_with_a_sentence(event: Event) -> None:
    one, _ = event.utterances.order_by("pk")
    with pytest.raises(NothingToDecideError, match="two utterances or more"):
        merge_utterances(utterances=event.utterances.filter(pk=one.pk), by=make_user())
    with pytest.raises(NothingToDecideError, match="nothing to split"):
        split_off(renderings=one.renderings.all(), by=make_user())
    with pytest.raises(NothingToDecideError, match="one utterance"):
        split_off(renderings=Rendering.objects.all(), by=make_user())
    assert not LinkDecision.objects.exists()


def test_who_decided_cannot_be_deleted(event: Event) -> None:
    """Who joined or split passages stays known, like who confirmed or rejected something."""
    editor = make_user()
    merge_utterances(utterances=event.utterances.all(), by=editor)
    with pytest.raises(ProtectedError):
        editor.delete()
