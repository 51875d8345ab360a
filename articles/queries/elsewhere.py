"""How other articles give what this one quotes, and which of them share most with it. Six SELECTs."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db.models import Q, TextField
from django.db.models.functions import MD5, Cast

from articles.models import Article, Event, Quote, Text
from articles.queries.choosing import members_of, pool
from articles.queries.columns import labels_of
from articles.queries.counting import BY_ARTICLES, Counting
from articles.queries.current import current_texts
from articles.queries.renderings import (
    Elsewhere,
    Given,
    difference,
    elsewhere_given,
    given_in,
    sentence_of,
    source_bodies,
)
from articles.queries.wording import Part, parts

VARIANTS = 2  # shown in the margin; the rest is a number
LOOKED_AT = 4
PARTNERS = 3
SAME_WORDING = 2  # the highest step that is no change of wording
Wordings = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Variant:
    """One other wording: an article that has it, how many more have it, and how it differs from the words here."""

    article: Article
    label: str
    quote: int
    more: int
    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class Note:
    """What becomes of one utterance elsewhere. ``source``: as spoken, where the words here differ."""

    utterance: int
    quote: Quote
    words: str
    others: int
    alike: int
    source: tuple[Part, ...]
    as_spoken: bool
    variants: tuple[Variant, ...]
    other_article: Article | None  # one that carries it, to compare with

    @property
    def differing(self) -> int:
        return self.others - self.alike


@dataclass(frozen=True, slots=True)
class Partner:
    article: Article
    label: str
    shared: int


@dataclass(frozen=True, slots=True)
class Other:
    """One other text's rendering of an utterance, known by the fingerprint of its differences from the base."""

    text: int
    quote: int
    how: Wordings


@dataclass(frozen=True, slots=True)
class Counted:
    """How many the others are beside this text: articles, or independent texts."""

    text: int
    counting: Counting

    def of(self, others: Sequence[Other]) -> int:
        return self.counting.beside(self.text, (other.text for other in others))


def notes_for(
    event: Event, text: Text, quotes: Sequence[Quote], counting: Counting = BY_ARTICLES
) -> tuple[list[Note], list[Partner]]:
    own: dict[int, Given] = {}
    for given in given_in(event, quotes, {text.pk: text.body}):
        own.setdefault(given.utterance, given)
    members = members_of(own)
    here, others = fingerprints(event, members, text)
    groups = {pk: variants_of(others[pk], here.get(pk)) for pk in own}
    wanted = [(pk, found[0].quote) for pk in own for found in groups[pk][:LOOKED_AT]]
    wanted += [(pk, others[pk][0].quote) for pk in own if others[pk] and not groups[pk]]
    words = elsewhere_given(event, wanted, members)
    groups = {pk: really_different(own[pk], here.get(pk), groups[pk], words) for pk in own}
    bodies = source_bodies(event)
    spoken = {pk: sentence_of(members[pk], bodies) for pk in own}
    notes = [
        make_note(given, here.get(pk), spoken[pk], others[pk], groups[pk], words, Counted(text.pk, counting))
        for pk, given in own.items()
    ]
    return [note for note in notes if note.others or note.source or note.as_spoken], partners_of(event, others)


def make_note(
    given: Given,
    how: Wordings | None,
    spoken: str,
    others: Sequence[Other],
    groups: Sequence[Sequence[Other]],
    words: dict[tuple[int, int], Elsewhere],
    counted: Counted,
) -> Note:
    """What differs is shown once: an article that has the words as spoken is not listed below the source text."""
    as_spoken = bool(spoken) and how is not None and not any(how)
    source: tuple[Part, ...] = ()
    if spoken and not as_spoken:
        found = difference(given.words, spoken)
        as_spoken = found.step <= SAME_WORDING
        source = () if as_spoken else parts(found)
    shown: list[Variant] = []
    for group in groups[:VARIANTS]:
        other = words.get((given.utterance, group[0].quote))
        if other and len(shown) < (1 if source else VARIANTS) and (any(group[0].how) or not source):
            label = labels_of([other.article])[0]
            differing = parts(difference(given.words, other.words))
            shown.append(Variant(other.article, label, other.quote, max(counted.of(group) - 1, 0), differing))
    carrying = [words[given.utterance, one.quote].article for one in others if (given.utterance, one.quote) in words]
    return Note(
        utterance=given.utterance,
        quote=given.quote,
        words=given.words,
        others=counted.of(others),
        alike=counted.of(others) - counted.of([one for group in groups for one in group]),
        source=source,
        as_spoken=as_spoken,
        variants=tuple(shown),
        other_article=carrying[0] if carrying else None,
    )


def fingerprints(
    event: Event, members: Iterable[int], text: Text
) -> tuple[dict[int, Wordings], dict[int, list[Other]]]:
    """How this text words each utterance, and how the current texts of other articles do. One SELECT.

    "" stands for the base's own wording, else the operations that lead from the base to it are the fingerprint.
    """
    current = current_texts(event).exclude(pk=text.article_id or 0)
    rows = (
        pool(event, current=False)
        .filter(utterance__in=list(members))
        .filter(Q(quote__text=text) | Q(quote__text__in=current))
        .annotate(how=MD5(Cast("operations", TextField())))
        .values_list("same", "of_text", "quote", "how", "step")
        .order_by("quote", "start")
    )
    hows: dict[tuple[int, int], dict[int, list[str]]] = defaultdict(lambda: defaultdict(list))
    for same, of_text, quote, how, step in rows:
        hows[same, of_text][quote].append("" if step in (1, 2) else how)
    here: dict[int, Wordings] = {}
    others: dict[int, list[Other]] = defaultdict(list)
    for (same, of_text), by_quote in hows.items():
        quote, parts = next(iter(by_quote.items()))
        if of_text == text.pk:
            here[same] = tuple(parts)
        else:
            others[same].append(Other(of_text, quote, tuple(parts)))
    return here, others


def variants_of(others: Sequence[Other], here: Wordings | None) -> list[list[Other]]:
    """The others that word it differently, grouped by wording; the most frequent first."""
    groups: dict[Wordings, list[Other]] = defaultdict(list)
    for other in others:
        if other.how != here:
            groups[other.how].append(other)
    return sorted(groups.values(), key=lambda group: (-len(group), group[0].quote))


def really_different(
    given: Given, here: Wordings | None, groups: Sequence[list[Other]], words: dict[tuple[int, int], Elsewhere]
) -> list[list[Other]]:
    """Without those that split the quote at another place: their fingerprints differ, but not their words."""
    kept = []
    for group in groups:
        other = words.get((given.utterance, group[0].quote))
        split = len(group[0].how) > 1 or len(here or ()) > 1
        if not (split and other and difference(given.words, other.words).step <= SAME_WORDING):
            kept.append(group)
    return kept


def partners_of(event: Event, others: dict[int, list[Other]]) -> list[Partner]:
    """The articles that share most passages with this one."""
    counts = Counter(other.text for found in others.values() for other in found)
    most = counts.most_common(PARTNERS)
    rows = (
        Article.objects.of(event)
        .filter(current_text__in=[text for text, _ in most])
        .select_related("outlet", "current_text")
        .defer("current_text__body", "current_text__search")
    )
    by_text = {article.current_text_id: article for article in rows}
    return [Partner(by_text[text], labels_of([by_text[text]])[0], n) for text, n in most if text in by_text]
