"""What htmx swaps gives the focus back by ids: each link that swaps has one, and no two have the same."""

from __future__ import annotations

from collections import Counter
from html.parser import HTMLParser

import pytest
from django.test import Client

from articles.models import Event
from tests.factories import make_article, make_claim, make_event
from tests.views.showing import PLACES, address, shown

pytestmark = pytest.mark.django_db


class Elements(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.ids: Counter[str] = Counter()
        self.nameless: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if name := given.get("id"):
            self.ids[name] += 1
        elif "hx-get" in given and tag == "a":
            self.nameless.append(str(given["hx-get"]))


def elements(html: str) -> Elements:
    found = Elements()
    found.feed(html)
    return found


@pytest.mark.parametrize("path", PLACES)
def test_the_focus_survives_a_swap(client: Client, rich: Event, path: str) -> None:
    found = elements(client.get(address(rich, path)).content.decode())
    assert found.nameless == []
    assert [name for name, n in found.ids.items() if n > 1 or " " in name] == []


@pytest.mark.parametrize("page", ["articles", "coverage"])
def test_so_do_links_to_other_pages_of_a_list(client: Client, page: str) -> None:
    event = make_event()
    for _ in range(51):
        make_article(event=event)
        make_claim(event=event)
    for query in ("", "?page=2", "?column=21"):
        assert elements(shown(client, event, page, query)).nameless == []
