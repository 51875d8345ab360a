"""Pages of an event as a reader gets them, and where they are."""

from __future__ import annotations

from collections.abc import Callable

from django.test import Client

from articles.models import Article, CopyGroup, CopyMember, Event, Speaker

HTMX = {"HX-Request": "true"}
PATHS = {
    "event": "",
    "articles": "articles/",
    "article": "articles/{article}/",
    "compare": "compare/?a={article}&a={copy}&a={other}",
    "coverage": "coverage/",
    "claim": "claims/{claim}/",
    "quotes": "quotes/",
    "source": "source/",
    "speakers": "speakers/",
    "speaker": "speakers/{speaker}/",
    "topics": "topics/",
    "emphasis": "emphasis/",
}
PLACES = (
    *PATHS.values(),
    *("articles/?q=zeppelin", "articles/?country=Nowhere", "articles/?sort=outlet", "articles/{article}/?version=1"),
    *("compare/", "compare/?a={article}", "compare/?a={article}&a={other}&base={other}&rows=differences"),
    *(
        "coverage/?by=outlet",
        "coverage/?claim={claim}",
        "coverage/?claim={claim}&article={other}",
        "coverage/?kind=site",
    ),
    *("coverage/?claim={claim}&by=group&in=k-agency", "coverage/?spread=no&outlet=none", "coverage/?sort=difference"),
    *("quotes/?view=quotes", "quotes/?q=zeppelin", "quotes/?kind=x", "source/?sentence=1", "topics/?by=outlet"),
    *("speakers/?q=zeppelin", "speakers/?kind=person", "emphasis/?one=k-agency&other=k-site&speaker={speaker}"),
)


def shown(client: Client, event: Event, page: str, query: str = "", **headers: str) -> str:
    response = client.get(f"/events/{event.slug}/{page}/{query}", headers=headers)
    assert response.status_code == 200
    return response.content.decode()


def shown_of(page: str) -> Callable[..., str]:
    """The same for one page: ``shown(client, event, "?sort=name", **HTMX)``."""

    def shown_there(client: Client, event: Event, query: str = "", **headers: str) -> str:
        return shown(client, event, page, query, **headers)

    return shown_there


def address(event: Event, path: str) -> str:
    articles = list(Article.objects.of(event).order_by("pk").values_list("pk", flat=True))
    claim, speaker = event.claims.earliest("pk"), Speaker.objects.filter(event=event).earliest("pk")
    of = {"article": articles[0], "copy": articles[1], "other": articles[2], "claim": claim.pk, "speaker": speaker.pk}
    return event.get_absolute_url() + path.format(**of)


def by_texts(path: str) -> str:
    return f"{path}{'&' if '?' in path else '?'}count=texts"


def copied(event: Event, texts: list[int]) -> None:
    group = CopyGroup.objects.create(event=event)
    for number, text in enumerate(texts):
        CopyMember.objects.create(
            group=group, text_id=text, relation="cut" if number else "base", origin="machine", method="1"
        )
