"""Copy groups: found, kept while texts come and go, and a person's word about them."""

from __future__ import annotations

import itertools

import pytest
from django.utils import timezone

from articles.actions.carrying import carry_judgements
from articles.actions.judging import reject
from articles.models import CopyGroup, CopyMember, Event, Text
from articles.queries.counting import counting
from articles.queries.frame import frame
from tests.copied import BODIES
from tests.factories import make_article, make_event, make_outlet, make_text, make_user, text_of
from tests.linked import link

pytestmark = pytest.mark.django_db


def groups(event: Event) -> list[list[tuple[str, str]]]:
    return [
        sorted((member.text.headline, member.relation) for member in group.members.standing())
        for group in event.copy_groups.order_by("pk")
    ]


@pytest.mark.parametrize("order", list(itertools.permutations(range(4)))[::5])
def test_groups_do_not_depend_on_the_order_of_import(order: tuple[int, ...]) -> None:
    event = make_event()
    agency = make_outlet(name=f"Agency {event.pk}", kind="agency")
    for number in order:
        make_article(event=event, body=BODIES[number], outlet=agency if number == 0 else None)
        link(event)
    assert groups(event) == [[("Longer", "extended"), ("Short", "cut"), ("Wire", "base")]]


def test_counts_can_be_of_independent_texts() -> None:
    event = make_event()
    texts = [make_article(event=event, body=body).current_text_id or 0 for body in BODIES]
    link(event)
    assert (frame(event.slug).articles, frame(event.slug).texts) == (4, 2)
    assert (counting(event, "articles").of(texts), counting(event, "texts").of(texts)) == (4, 2)
    assert counting(event, "nonsense").of(texts) == 4


def test_a_rejected_copy_stays_out_and_counts_by_itself() -> None:
    event = make_event()
    for body in BODIES[:2]:
        make_article(event=event, body=body)
    link(event)
    member = CopyMember.objects.get(text__headline="Wire")
    reject(findings=CopyMember.objects.filter(pk=member.pk), by=make_user())
    Text.objects.of(event).update(linked_with="")
    link(event)
    assert frame(event.slug).texts == 2
    member.refresh_from_db()
    assert member.status == "rejected"
    assert not CopyMember.objects.standing().filter(text=member.text).exists()


def test_a_new_version_leaves_the_group_of_the_earlier_one() -> None:
    event = make_event()
    first, _ = (make_article(event=event, body=body) for body in BODIES[:2])
    link(event)
    assert CopyGroup.objects.count() == 1
    first.current_text = make_text(event=event, article=first, body=BODIES[2], number=2)
    first.save()
    link(event)
    assert groups(event) == []
    assert frame(event.slug).texts == 2


@pytest.mark.parametrize(("status", "texts"), [("rejected", 2), ("confirmed", 1)])
def test_a_judged_copy_stays_judged_through_a_new_version(status: str, texts: int) -> None:
    event = make_event()
    articles = [make_article(event=event, body=body) for body in BODIES[:2]]
    link(event)
    member = CopyMember.objects.get(text__headline="Wire")
    member.status, member.decided_by, member.decided_at = status, make_user(), timezone.now()
    member.save()
    first, old = articles[0], text_of(articles[0])
    first.current_text = make_text(event=event, article=first, body=BODIES[0].replace("Wire", "Wired"), number=2)
    first.save()
    carry_judgements(old=old, new=first.current_text)
    link(event)
    assert frame(event.slug).texts == counting(event, "texts").of(Text.objects.current().values_list("pk", flat=True))
    assert frame(event.slug).texts == texts
    assert [row.status for row in CopyMember.objects.filter(text__headline="Wired")] == [status]
    assert not CopyMember.objects.filter(text=old).exists()


def test_a_copy_that_is_no_longer_read_is_not_counted() -> None:
    """A person confirmed it, and quite other words took its place."""
    event = make_event()
    first, *_ = (make_article(event=event, body=BODIES[n]) for n in (0, 1, 3))
    link(event)
    row = CopyMember.objects.get(text=first.current_text)
    CopyMember.objects.filter(pk=row.pk).update(status="confirmed", decided_by=make_user(), decided_at=timezone.now())
    first.current_text = make_text(event=event, article=first, body="Head\nThe tram runs again.\n", number=2)
    first.save()
    link(event)
    assert counting(event, "texts").of(Text.objects.current().values_list("pk", flat=True)) == 2
    assert frame(event.slug).texts == 2
