"""The articles that stand side by side on the page ``compare``: who each is, and who speaks how much of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db.models import Prefetch

from articles.models import Article, Block, Event, Quote, QuotePiece, Speaker, Text
from articles.spans import Span

UNKNOWN = "Unknown outlet"
SHORT = 34


@dataclass(frozen=True, slots=True)
class Share:
    """How much of an article's words are somebody's, as far as quotes and indirect speech show it."""

    speaker: Speaker
    percent: int


@dataclass(frozen=True, slots=True)
class Column:
    """One article. ``label`` tells it from the others on the page in few words."""

    number: int
    article: Article
    text: Text
    name: str
    label: str
    title: str
    has_headline: bool
    lede: str
    shares: tuple[Share, ...]
    words: int


def chosen_articles(event: Event, ids: Sequence[int]) -> list[Article]:
    """The event's articles with these ids, in the order asked for, with their texts and bodies."""
    found = Article.objects.of(event).chosen(list(ids)).filter(current_text__isnull=False)
    by_id = {
        article.pk: article for article in found.select_related("outlet", "current_text").defer("current_text__search")
    }
    return [by_id[pk] for pk in ids if pk in by_id]


def quotes_of(articles: Sequence[Article]) -> dict[int, list[Quote]]:
    """What is said in these texts, by text, in order of place, with speakers and marked pieces."""
    texts = [article.current_text_id for article in articles]
    quotes = (
        Quote.objects.standing()
        .spoken()
        .filter(text__in=texts)
        .select_related("speaker__merged_into")
        .prefetch_related(Prefetch("pieces", QuotePiece.objects.order_by("start")))
        .order_by("text", "start", "id")
    )
    by_text: dict[int, list[Quote]] = {text: [] for text in texts if text}
    for quote in quotes:
        by_text[quote.text_id].append(quote)
    return by_text


def columns_of(articles: Sequence[Article], quotes: dict[int, list[Quote]]) -> tuple[Column, ...]:
    ledes = first_paragraphs(articles)
    labels = labels_of(articles)
    found = []
    for number, (article, label) in enumerate(zip(articles, labels, strict=True), 1):
        text = article.current_text
        if text is None:
            continue  # chosen_articles() leaves out those without
        found.append(
            Column(
                number=number,
                article=article,
                text=text,
                name=name_of(article),
                label=label,
                title=text.title,
                has_headline=bool(text.headline),
                lede=text.body[slice(*ledes[text.pk])].strip() if text.pk in ledes else "",
                shares=shares_of(quotes[text.pk], text.words),
                words=text.words,
            )
        )
    return tuple(found)


def name_of(article: Article) -> str:
    return article.outlet.name if article.outlet else UNKNOWN


def cited(name: str, text: Text) -> str:
    """An article as a citation names it: its outlet, headline or file name, and which of its texts is meant."""
    title = f"“{text.headline}”" if text.headline else text.title
    return f"{name}, {title}, text {text.number}"


def labels_of(articles: Sequence[Article]) -> list[str]:
    """The outlet's name; where that is unknown or met twice, with the headline or file name."""
    names = Counter(name_of(article) for article in articles)
    return [
        name if names[name] == 1 and name != UNKNOWN else f"{name} · {shortened(str(article.current_text))}"
        for article, name in zip(articles, map(name_of, articles), strict=True)
    ]


def shortened(title: str) -> str:
    return title if len(title) <= SHORT else title[: SHORT - 1].rstrip(" ,;:.–—-") + "…"


def first_paragraphs(articles: Sequence[Article]) -> dict[int, Span]:
    rows = (
        Block.objects.filter(text__in=[article.current_text_id for article in articles], kind="paragraph")
        .order_by("text_id", "start")
        .distinct("text_id")
    )
    return {block.text_id: block.span for block in rows}


def shares_of(quotes: Iterable[Quote], words: int) -> tuple[Share, ...]:
    """The two who are given most words. What lies inside another of their quotes counts once; posts do not count."""
    given: Counter[Speaker] = Counter()
    reach: dict[int, int] = {}
    for quote in quotes:
        speaker = speaker_of(quote)
        if speaker is None or quote.channel != "article" or quote.end <= reach.get(speaker.pk, 0):
            continue
        reach[speaker.pk] = quote.end
        given[speaker] += quote.words
    most = sorted(given.items(), key=lambda item: (-item[1], item[0].sort_key))[:2]
    return tuple(Share(speaker, min(100, round(100 * n / words))) for speaker, n in most if words and 200 * n >= words)


def speaker_of(quote: Quote) -> Speaker | None:
    return quote.speaker.merged_into or quote.speaker if quote.speaker else None
