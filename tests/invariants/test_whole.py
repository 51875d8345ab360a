"""The world itself is whole, and stays so when rows are made again, turned, or deleted."""

from __future__ import annotations

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from articles.models import (
    Block,
    ClaimReport,
    Quote,
    Utterance,
)
from tests.factories import (
    make_text,
    make_user,
)
from tests.invariants.world import World, check_now

pytestmark = pytest.mark.django_db


def test_the_world_itself_is_whole(world: World) -> None:
    check_now()


def test_absence_turns_into_a_report_only_without_leftovers(world: World) -> None:
    """A report with passages cannot become an absence."""
    with pytest.raises(IntegrityError), transaction.atomic():
        ClaimReport.objects.filter(pk=world.report.pk).update(
            stance="absent", status="confirmed", decided_by=make_user(), decided_at=timezone.now()
        )
        check_now()


def test_deleting_an_event_deletes_all_of_it(world: World) -> None:
    world.event.delete()
    check_now()
    assert not Quote.objects.filter(pk=world.quote.pk).exists()


def test_deleting_an_event_deletes_utterances_of_its_source_text(world: World) -> None:
    source = make_text(event=world.event, body="A speech of one sentence.")
    Utterance.objects.create(event=world.event, source=source, start=0, end=8)
    world.event.delete()
    assert not Utterance.objects.filter(source=source.pk).exists()


def test_blocks_can_be_derived_again(world: World) -> None:
    with transaction.atomic():
        Block.objects.filter(text=world.text).delete()
        Block.objects.create(text=world.text, kind="paragraph", start=0, end=world.text.length)
    check_now()
    assert world.text.blocks.count() == 1
