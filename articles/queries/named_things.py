"""By which names texts call the same, and the words of mentions. A text never changes, so what was read in one is kept:
after a change of the event only what is new is read. Two SELECTs each.
"""

from __future__ import annotations

from collections import Counter, OrderedDict, defaultdict
from collections.abc import Collection, Iterable
from threading import Lock
from typing import NamedTuple

from django.db.models import F
from django.db.models.functions import Substr

from articles.analysis.naming import names_in
from articles.models import Quote, Text

KEPT, WORDS = 20_000, 200_000  # texts, each with a few names; mentions, each of a few words


class Counted(NamedTuple):
    referent: str
    name: str
    n: int


_kept: OrderedDict[str, tuple[Counted, ...]] = OrderedDict()
_words: OrderedDict[tuple[str, int, int], str] = OrderedDict()
_lock = Lock()


class Mention(NamedTuple):
    """Where a quote says who speaks: the quote, the hash of its text, the place."""

    quote: int
    sha256: str
    start: int
    end: int


def named_things(texts: Collection[int]) -> dict[int, tuple[Counted, ...]]:
    """By text, how often each name of the list stands in it."""
    hashes = dict(Text.objects.filter(pk__in=texts).order_by().values_list("pk", "sha256"))
    with _lock:
        known = {pk: _kept[sha] for pk, sha in hashes.items() if sha in _kept}
    new = count([pk for pk in hashes if pk not in known])
    with _lock:
        for pk, found in new.items():
            _kept[hashes[pk]] = found
        while len(_kept) > KEPT:
            _kept.popitem(last=False)
    return known | new


def count(texts: Collection[int]) -> dict[int, tuple[Counted, ...]]:
    bodies = dict(Text.objects.filter(pk__in=texts).values_list("pk", "body")) if texts else {}
    counts: dict[int, Counter[tuple[str, str]]] = defaultdict(Counter)
    for found in names_in(bodies):
        counts[found.text][found.referent, found.name] += 1
    return {pk: tuple(Counted(*key, n) for key, n in counts[pk].items()) for pk in bodies}


def mentioned(mentions: Iterable[Mention]) -> dict[int, str]:
    """The words of each mention, by quote."""
    asked = list(mentions)
    with _lock:
        known = {one.quote: _words[one[1:]] for one in asked if one[1:] in _words}
    missing = {one.quote: one for one in asked if one.quote not in known}
    printed = Substr("text__body", F("mention_start") + 1, F("mention_end") - F("mention_start"))
    rows = Quote.objects.filter(pk__in=missing).order_by().annotate(printed=printed).values_list("pk", "printed")
    new = {pk: " ".join((words or "").split()) for pk, words in rows} if missing else {}
    with _lock:
        for pk, phrase in new.items():
            _words[missing[pk][1:]] = phrase
        while len(_words) > WORDS:
            _words.popitem(last=False)
    return known | new
