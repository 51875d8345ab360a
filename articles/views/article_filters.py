"""The filters of the article list as its page shows them: lists of checkboxes, and chips."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.formats import date_format

from articles.filter_parts import Choices
from articles.filters import ArticleFilter
from articles.views.addresses import Address
from articles.views.listing import Chip, Choice, chips

FACETS = ("country", "kind", "outlet", "speaker", "quote", "checked")
SHOWN = 8  # values of a facet; the rest behind a link


@dataclass(frozen=True, slots=True)
class Value:
    key: int  # its place among all values: the id of the checkbox stays when counts change their order
    value: str
    label: str
    n: int | None
    chosen: bool

    @property
    def rank(self) -> int:
        return -(self.n or 0)


@dataclass(frozen=True, slots=True)
class Facet:
    name: str
    label: str
    values: Sequence[Value]
    errors: Sequence[str]
    more: Choice | None


def facet(
    filtered: ArticleFilter, name: str, choices: Choices | None, counts: Mapping[str, int] | None, here: Address
) -> Facet:
    """One list of checkboxes: the most frequent values and the chosen ones, or all where the address says so."""
    field = filtered.form.fields[name]
    chosen = {value for key, value in here.pairs if key == name}
    values = [
        Value(key, value, label, counts.get(value, 0) if counts is not None else None, value in chosen)
        for key, (value, label) in enumerate(choices if choices is not None else list(field.choices))
    ]
    more = None
    if choices is not None:
        values, more = cut(values, name, here)
    return Facet(name, str(field.label), values, filtered.form.errors.get(name, []), more)


def cut(values: Sequence[Value], name: str, here: Address) -> tuple[list[Value], Choice | None]:
    """The commonest values and all that are chosen, with the link to the others; or all, with the link back."""
    ranked = sorted((value for value in values if value.n != 0 or value.chosen), key=lambda value: value.rank)
    if ("all", name) in here.pairs:
        return ranked, Choice("fewer", str(here.without("all")), current=False)
    top = [value for place, value in enumerate(ranked) if place < SHOWN or value.chosen]
    if len(top) == len(ranked):
        return ranked, None
    return top, Choice(f"all {len(ranked)}", str(here.having("all", name)), current=False)


def labels_of(filtered: ArticleFilter, choices: Mapping[str, Choices], here: Address) -> dict[tuple[str, str], str]:
    """How the page calls the chosen values, by filter and as they stand in the address."""
    fields, chosen = filtered.form.fields, filtered.chosen
    return {
        (name, value): str(label)
        for name, values in chosen.items()
        if isinstance(values, list)
        for value, label in choices.get(name) or fields[name].choices
    } | {
        (name, value): date_format(chosen[name], "j F Y")
        for name, value in here.pairs
        if isinstance(chosen.get(name), date)
    }


def article_chips(filtered: ArticleFilter, choices: Mapping[str, Choices], here: Address) -> list[Chip]:
    legends = {name: str(filtered.form.fields[name].label) for name in filtered.chosen}
    return chips(here, legends, labels_of(filtered, choices, here))
