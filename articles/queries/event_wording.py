"""The one real difference in wording that opens the event page. Four SELECTs."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django.db.models import Case, Count, F, Max, Min, Value, When
from django.db.models.functions import Least
from django.urls import resolve

from articles.analysis.ladder import CHANGED, NOT_FOUND, PARAPHRASE, SPELT
from articles.models import Event, Rendering
from articles.queries.current import current_texts
from articles.queries.shared import Passage, Variant, shared_passages

CANDIDATES, SHOWN, COMPARED = 4, 3, 4
READABLE = range(40, 280)  # characters of a sentence that shows a difference at a glance
COUNTS = "no one two three four five six seven eight nine".split()


@dataclass(frozen=True, slots=True)
class Example:
    passage: Passage
    variants: tuple[Variant, ...]
    articles: tuple[int, ...]  # to compare

    @property
    def wordings(self) -> str:
        """As many wordings as are shown; where nothing was spoken for all to hear, the base is one of them."""
        n = len(self.variants) + (not self.passage.spoken or len(self.variants) == 1)
        return COUNTS[n]


def example(event: Event) -> Example | None:
    """The passage whose wordings differ most tellingly, or None while no two articles share one."""
    passages = shared_passages(event, candidates(event), whole=True)
    examples = [Example(passage, tuple(telling(passage)), ()) for passage in passages if len(passage.base) > 25]
    best = max((found for found in examples if found.variants), key=worth, default=None)
    if best is None:
        return None
    bases = [best.passage.base_variant] if best.passage.base_variant else []
    return Example(best.passage, best.variants, tuple(articles_of([*bases, *best.variants])))


def candidates(event: Event) -> list[int]:
    """Passages that several articles give between quotation marks, those with the most to compare first."""
    found = (
        Rendering.objects.standing()
        .filter(utterance__event=event, utterance__merged_into=None, quote__kind__in=("direct", "mixed"))
        .filter(quote__text__in=current_texts(event), quote__channel="article")
        .order_by()
        .values("utterance")
        .annotate(
            carried=Count("pk"),
            first=Min("quote__text"),
            last=Max("quote__text"),
            low=Min("step"),
            high=Max("step"),
            changed=Max(
                Case(When(step=CHANGED, then=Value(4)), When(step=CHANGED - 1, then=Value(2)), default=Value(0))
            ),
            length=Max(F("end") - F("start")),
        )
        .filter(first__lt=F("last"))  # in two articles at least; counting them apart would take a sort
        .annotate(steps=Case(When(low__lt=F("high"), then=Value(2)), default=Value(1)))
        .annotate(readable=Case(When(length__range=(READABLE[0], READABLE[-1]), then=Value(3)), default=Value(0)))
        .order_by((F("changed") + 2 * F("steps") + Least("carried", 4) + F("readable")).desc(), "utterance")
    )
    return list(found.values_list("utterance", flat=True)[:CANDIDATES])


def telling(passage: Passage) -> Iterator[Variant]:
    """At most three wordings of articles' own that differ in other than spelling: words replaced before excerpts, then
    each a different step where there are some, widely carried ones first."""
    left = [
        variant
        for variant in passage.variants
        if variant.wording
        and SPELT < variant.wording.step < NOT_FOUND
        and not all(spot.in_post for spot in variant.spots)
    ]
    seen: set[int] = set()
    for _ in range(min(SHOWN, len(left))):
        left.sort(key=lambda variant: (step_of(variant) in seen, step_of(variant) >= PARAPHRASE, -carried(variant)))
        variant = left.pop(0)
        seen.add(step_of(variant))
        yield variant


def step_of(variant: Variant) -> int:
    return variant.wording.step if variant.wording else 0


def carried(variant: Variant) -> int:
    return len(variant.spots) + variant.further


def worth(found: Example) -> tuple[bool, int, int, int]:
    steps = {step_of(variant) for variant in found.variants}
    return len(found.passage.base) in READABLE, len(steps), int(CHANGED in steps), len(found.variants)


def articles_of(variants: list[Variant]) -> list[int]:
    """One article of each wording, no article twice."""
    found = dict.fromkeys(resolve(variant.spots[0].place.href).kwargs["pk"] for variant in variants)
    return list(found)[:COMPARED] if len(found) > 1 else []
