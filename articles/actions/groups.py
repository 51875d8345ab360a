"""Reading whole groups of wordings from the database, with every place where they stand."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from django.db.models import F, Q
from django.db.models.functions import Coalesce, Substr

from articles.actions.renderings import Given, Said
from articles.actions.wordings import StoredWordings
from articles.analysis.matching import Identity
from articles.analysis.matching import Wording as Words
from articles.analysis.parting import Part, part_of, parts
from articles.analysis.printed import fullness
from articles.analysis.printed import spoken as spoken_words
from articles.analysis.segments import Segment
from articles.analysis.utterances import renderings
from articles.models import Wording, WordingPlace
from articles.spans import Span

GroupKey = tuple[Identity, int]  # its leader, and which part of the leader's words; 0 also for all of them


def whole_groups(stored: StoredWordings, leaders: set[Identity]) -> tuple[dict[GroupKey, Said], dict[Identity, str]]:
    """These groups with all their places, wherever they are; and what each as a whole is compared with."""
    wanted = [stored.rows[leader].pk for leader in leaders]
    places = (
        WordingPlace.objects.filter(Q(wording__in=wanted) | Q(wording__leader__in=wanted), quote__isnull=False)
        .annotate(
            leads=Coalesce("wording__leader", "wording"),
            words=Substr("text__body", F("start") + 1, F("end") - F("start")),
        )
        .order_by("pk")
        .values_list("leads", "wording", "quote", "text", "start", "end", "words")
    )
    followers = Wording.objects.filter(leader__in=wanted).values_list("pk", "keys", "strong", "speaker")
    identity = {pk: Identity(tuple(keys.split(" ")), strong, speaker) for pk, keys, strong, speaker in followers}
    identity |= {stored.rows[leader].pk: leader for leader in leaders}
    found: defaultdict[Identity, dict[Identity, list[Place]]] = defaultdict(lambda: defaultdict(list))
    for leads, wording, quote, text, start, end, words in places:
        one = identity[wording]
        segment = Segment(quote, text, Span(start, end), (), None, one.strong)
        found[stored.identity[leads]][one].append(Place(segment, words))
    groups = {key: said for leader in leaders for key, said in said_of(leader, found[leader])}
    return groups, {leader: said_in(every(found[leader])).base for leader in leaders}


def every(found: Mapping[Identity, Sequence[Place]]) -> list[Place]:
    return [place for places in found.values() for place in places]


class Place(NamedTuple):
    """A stored place of a wording, with the words that stand there."""

    segment: Segment
    printed: str

    def cut(self, keys: Sequence[str], part: Part) -> Iterator[Place]:
        first, last = part_of(self.printed, keys, part.start, part.end)
        if first < last:
            span = Span(self.segment.span.start + first, self.segment.span.start + last)
            yield Place(self.segment._replace(span=span), self.printed[first:last])


def said_of(leader: Identity, found: dict[Identity, list[Place]]) -> Iterator[tuple[GroupKey, Said]]:
    """What a group says, in its parts if it has several."""
    others = [Words(one) for one in found if one != leader]
    alone = len({place.segment.text for place in found[leader]}) == 1
    parted = parts(Words(leader), others) if alone else ()
    if not parted:
        yield (leader, 0), said_in(every(found))
    for number, part in enumerate(parted, 1):
        inside = [place for one in part.followers for place in found[one]]
        inside += [cut for place in found[leader] for cut in place.cut(leader.keys, part)]
        yield (leader, number), said_in(inside)


def said_in(places: Sequence[Place]) -> Said:
    words = {(place.segment.passage, place.segment.span): spoken_words(place.printed) for place in places}
    printed = [(place.segment.strong, words[place.segment.passage, place.segment.span]) for place in places]
    found = renderings([place.segment for place in places])
    given = [Given(one.passage_id, *one.span, words[one]) for one in found]
    return Said(max(printed, key=lambda one: size(*one), default=(True, ""))[1], given)


def size(strong: bool, printed: str) -> tuple[bool, tuple[int, bool, bool, bool, str]]:
    return strong, fullness(printed)
