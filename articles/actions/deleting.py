"""Deleting articles: what others share with them is linked and proposed anew, as if they had never been imported."""

from __future__ import annotations

from django.db.models import QuerySet

from articles.actions.claim_rows import forget_unused_topics, proposed_claims
from articles.actions.copying import forget_groups_of_one
from articles.actions.linking import link_while_waiting
from articles.actions.locking import locked
from articles.actions.proposing import told_anew
from articles.actions.speakers import forget_unused_speakers
from articles.models import Article, Claim, Event, Text


def delete_articles(*, articles: QuerySet[Article]) -> None:
    """Each event in its lock: first nobody reads the texts any more, and is linked so; then they go.

    A large event whose others must all be linked anew, or many of them read for claims, is so with the next analysis.
    """
    ids = list(articles.order_by("pk").values_list("pk", flat=True))
    for event in Event.objects.filter(articles__in=ids).distinct().order_by("pk"):
        with locked(event):
            going = Article.objects.filter(event=event, pk__in=ids)
            told = list(
                Claim.objects.filter(event=event, reports__text__article__in=going).values_list("pk", flat=True)
            )
            Text.objects.filter(article__in=going).update(linked_with="")
            going.update(current_text=None)
            link_while_waiting(event)
            going.delete()
            forget_groups_of_one(event)
            forget_empty_claims(event)
            told_anew(event, told, now=not Text.objects.of(event).filter(linked_with="").exists())
            forget_unused_speakers(event)


def forget_empty_claims(event: Event) -> None:
    """What the program proposed from these articles alone, and nobody judged; and its topics that have no claim now."""
    proposed_claims(event).filter(reports=None).delete()
    forget_unused_topics(event)
