"""By which names texts call the same, and the words of mentions. A text never changes, so what was read in one is kept:
after a change of the event only what is new is read.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable
from typing import NamedTuple

from django.db.models import F
from django.db.models.functions import Substr

from articles.analysis.naming import names_in
from articles.models import Quote, Text
from articles.queries.kept import Kept


class Counted(NamedTuple):
    referent: str
    name: str
    n: int


class Mention(NamedTuple):
    """Where a quote says who speaks: the quote, the hash of its text, the place."""

    quote: int
    sha256: str
    start: int
    end: int


_names = Kept[str, tuple[Counted, ...]](20_000)  # by the hash of a text: a few names
_phrases = Kept[tuple[str, int, int], str](200_000)  # by the hash of a text and a place in it: a few words


def named_things(texts: Collection[int]) -> dict[int, tuple[Counted, ...]]:
    """By text, how often each name of the list stands in it. One SELECT, and one more for texts that are new."""
    hashes = dict(Text.objects.filter(pk__in=texts).order_by().values_list("pk", "sha256"))
    known = _names.known(hashes.values())
    new = count([pk for pk, sha256 in hashes.items() if sha256 not in known])
    _names.keep({hashes[pk]: found for pk, found in new.items()})
    return {pk: known[sha256] for pk, sha256 in hashes.items() if sha256 in known} | new


def count(texts: Collection[int]) -> dict[int, tuple[Counted, ...]]:
    bodies = dict(Text.objects.filter(pk__in=texts).values_list("pk", "body")) if texts else {}
    counts: dict[int, Counter[tuple[str, str]]] = defaultdict(Counter)
    for found in names_in(bodies):
        counts[found.text][found.referent, found.name] += 1
    return {pk: tuple(Counted(*key, n) for key, n in counts[pk].items()) for pk in bodies}


def mentioned(mentions: Iterable[Mention]) -> dict[int, str]:
    """The words of each mention, by quote. One SELECT, and none where all are known."""
    places = {one.quote: one[1:] for one in mentions}
    known = _phrases.known(places.values())
    missing = [quote for quote, place in places.items() if place not in known]
    printed = Substr("text__body", F("mention_start") + 1, F("mention_end") - F("mention_start"))
    rows = Quote.objects.filter(pk__in=missing).order_by().annotate(printed=printed).values_list("pk", "printed")
    new = {pk: " ".join((words or "").split()) for pk, words in rows} if missing else {}
    _phrases.keep({places[pk]: phrase for pk, phrase in new.items()})
    return {quote: known[place] for quote, place in places.items() if place in known} | new
