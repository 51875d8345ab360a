"""Articles that quote the same words, the speech in which they were said, and what linking makes of them."""

from __future__ import annotations

from articles.actions.linking import link_event
from articles.actions.locking import locked
from articles.models import Article, Event, Quote, Rendering, Wording
from tests.factories import make_article, make_quote

SAID = (
    "We will mend every torn net before the frost comes to the harbour.",
    "We will mend every torn net.",
    "mend every torn net before the frost",
    "We shall repair every torn net before frost comes to this harbor.",
    "Nobody sells the lighthouse to strangers while I breathe.",
    "Nobody sells the lighthouse.",
    "sells the lighthouse to strangers",
    "torn net",
    "Our grandmothers built the pier with borrowed timber, and nobody sells the lighthouse.",
    "built the pier with borrowed timber",
    "threadbare",
)
SPEECH = (
    "CHAIR: Welcome to the harbour hall.\n"
    "IDA FALK: We will mend every torn net before the frost comes. Nobody sells the lighthouse to strangers."
    " (Applause.)\n"
    "Our grandmothers built the pier with borrowed timber.\n"
)
QUOTES = (
    "We will mend every torn net before the frost comes.",
    "We will mend every net before the frost comes.",
    "We will mend every torn net before the frost comes. Our grandmothers built the pier with borrowed timber.",
    "The council has approved a tram line for everybody.",
)


def article_of(event: Event, lines: list[str], speakers: list[int | None]) -> Article:
    """An article whose every line is a direct quote."""
    article = make_article(event=event, body="Headline\n" + "\n".join(f"“{line}”" for line in lines) + "\n")
    assert article.current_text is not None
    for line, speaker in zip(lines, speakers, strict=True):
        start = article.current_text.body.index(f"“{line}”") + 1
        quote = make_quote(text=article.current_text, words=line, speaker_id=speaker)
        if quote.start != start:
            quote.pieces.update(start=start, end=start + len(line))
            Quote.objects.filter(pk=quote.pk).update(start=start, end=start + len(line))
    return article


def link(event: Event) -> None:
    with locked(event):
        link_event(event)


def groups(event: Event) -> list[list[tuple[str, int, int]]]:
    """The utterances as the places of their renderings, by articles' keys."""
    found: dict[int, list[tuple[str, int, int]]] = {}
    for row in Rendering.objects.filter(utterance__event=event).select_related("quote__text__article"):
        article = row.quote.text.article
        assert article is not None
        found.setdefault(row.utterance_id, []).append((article.key, row.start, row.end))
    return sorted(map(sorted, found.values()))


def network(event: Event) -> list[tuple[str, bool, list[int], str]]:
    rows = Wording.objects.filter(event=event).select_related("leader")
    return sorted((row.keys, row.strong, row.speakers, row.leader.keys if row.leader else "") for row in rows)
