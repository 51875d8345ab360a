"""What filters are made of: kinds of filter that several pages use, and the form that belongs to one event.

>>> [str(condition) for condition in (either("outlet", ["3"]), either("outlet", ["3", NONE]))]
["(AND: ('outlet__in', ['3']))", "(OR: ('outlet__in', ['3']), ('outlet__isnull', True))"]
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import django_filters as filters
from django import forms
from django.contrib.postgres.search import SearchQuery
from django.db.models import Q
from django.http import QueryDict

from articles.models import Event

_TYPED = str.maketrans("“”„‟«»‘’…", '""""""\'\' ')  # signs that the database would take for letters
NONE = "none"  # in place of an id or a name: articles that have no such value
Choices = list[tuple[str, str]]


def websearch(words: str) -> SearchQuery:
    """Words, "a phrase", or, -not: as people type into a search box, or paste from a text."""
    return SearchQuery(words.translate(_TYPED), config="english", search_type="websearch")


def several(**options: Any) -> filters.MultipleChoiceFilter:
    unknown = {"invalid_choice": "“%(value)s” does not occur on this event."}
    return filters.MultipleChoiceFilter(error_messages=unknown, **options)


class DatesForm(forms.Form):
    """Of a list that can be cut to some days."""

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        since, until = cleaned.get("since"), cleaned.get("until")
        if since and until and until < since:
            self.add_error("until", "This day is before the one in “from”, so no article can fit: swap the two.")
        return cleaned


def one_of(field: str, values: list[str]) -> Q:
    """A column of the outlet; ``none`` is an unknown outlet or one of which this is not known."""
    named = Q(**{f"{field}__in": [value for value in values if value != NONE]})
    return named | Q(outlet=None) | Q(**{field: ""}) if NONE in values else named


class WordsField(forms.MultipleChoiceField):
    """Any words, each of bounded length: cues are not a fixed list."""

    def valid_value(self, value: str) -> bool:
        return len(value) <= 60 and "\0" not in value


class WordsFilter(filters.MultipleChoiceFilter):
    field_class = WordsField


def either(path: str, values: list[Any]) -> Q:
    """One of the values; ``none`` stands for rows without one."""
    known = [value for value in values if value != NONE]
    return Q(**{f"{path}__in": known}) | (Q(**{f"{path}__isnull": True}) if len(known) < len(values) else Q())


def by_row(name: str, queryset: Any, none: str) -> filters.ModelMultipleChoiceFilter:
    return filters.ModelMultipleChoiceFilter(label=name, queryset=queryset, null_label=none, null_value=NONE)


def few(name: str, values: str, kind: Any = filters.ChoiceFilter) -> Any:
    return kind(label=name, choices=[(value, value) for value in values.split()])


WAYS = ("view", "sort", "by")  # of showing what is found: not filters


def usual(data: QueryDict, known: Mapping[str, Any]) -> QueryDict:
    """The same without ways of showing that there are not: the usual one shows all the same what was asked for."""
    cleaned = data.copy()
    for name in WAYS:
        if name in known and not {*data.getlist(name)} <= {value for value, _ in known[name].extra["choices"]}:
            del cleaned[name]
    return cleaned


class EventFilterSet(filters.FilterSet):
    """A filter form of one event's page."""

    def __init__(self, data: Any, *, event: Event) -> None:
        self.event = event
        super().__init__(usual(data, self.base_filters))

    @property
    def values(self) -> dict[str, Any]:
        """What was chosen, by filter; nothing where the form is invalid."""
        if not self.form.is_valid():
            return {}
        return {name: value for name, value in self.form.cleaned_data.items() if value}

    @property
    def asked(self) -> tuple[tuple[str, ...], ...]:
        """Exactly what was asked for, by filter: what the result depends on."""
        return tuple((name, *self.data.getlist(name)) for name in self.filters)

    @property
    def errors(self) -> dict[str, str]:
        """Why a value cannot be used, by filter."""
        return {
            name: f"{self.filters[name].label}: {' '.join(map(str, found))}" for name, found in self.form.errors.items()
        }
