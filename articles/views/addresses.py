"""Addresses of a page. Its URL holds the whole state, so every link is the present one with something changed.

>>> here = Address("/quotes/", (("speaker", "1"), ("page", "3")))
>>> str(here.adding("kind", "direct"))
'/quotes/?speaker=1&kind=direct'
>>> str(here.without("speaker"))
'/quotes/'
"""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urlencode

from django.http import HttpRequest, QueryDict

PAGES = ("page", "column")  # a place within a list: of no use once the list is another one


@dataclass(frozen=True, slots=True)
class Address:
    path: str
    pairs: tuple[tuple[str, str], ...] = ()

    @classmethod
    def of(cls, request: HttpRequest, data: QueryDict | None = None) -> Address:
        """Of the page that is asked for; ``data`` are its parameters where some of them cannot be used."""
        pairs = [(name, value) for name, values in (request.GET if data is None else data).lists() for value in values]
        return cls(request.path, tuple(dict.fromkeys((name, value.strip()) for name, value in pairs if value.strip())))

    def __str__(self) -> str:
        return f"{self.path}?{urlencode(self.pairs)}" if self.pairs else self.path

    def dropping(self, *names: str) -> Address:
        return Address(self.path, tuple(pair for pair in self.pairs if pair[0] not in names))

    def setting(self, name: str, value: object) -> Address:
        """The same page with one value for a name; the place in the list is kept."""
        return Address(self.path, (*self.dropping(name).pairs, (name, str(value))))

    def without(self, *names: str) -> Address:
        """The same list without these filters, from its beginning."""
        return self.dropping(*names, *PAGES)

    def having(self, name: str, value: object) -> Address:
        """The same list with this one value, from its beginning."""
        return self.without(name).setting(name, value)

    def adding(self, name: str, value: object) -> Address:
        start = self.dropping(*PAGES)
        return Address(self.path, (*start.pairs, (name, str(value))))

    def removing(self, name: str, value: object) -> Address:
        start = self.dropping(*PAGES)
        return Address(self.path, tuple(pair for pair in start.pairs if pair != (name, str(value))))

    def prefix(self, *dropped: str) -> str:
        """What a further parameter can be written behind."""
        address = str(self.dropping(*dropped))
        return f"{address}&" if "?" in address else f"{address}?"


def is_number(value: str) -> bool:
    return value.isascii() and value.isdigit() and len(value) < 19


def number(request: HttpRequest, name: str) -> int | None:
    """A positive number of the address; anything else counts as not given."""
    value = request.GET.get(name, "")
    return int(value) if value.isascii() and value.isdigit() and len(value) < 10 and int(value) > 0 else None
