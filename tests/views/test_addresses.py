from __future__ import annotations

import doctest
from types import ModuleType

import pytest
from django.test import RequestFactory

from articles.queries import counting
from articles.views import addresses
from articles.views.addresses import Address, number
from articles.views.listing import page_links

HERE = Address("/quotes/", (("speaker", "1"), ("speaker", "2"), ("page", "3")))


@pytest.mark.parametrize("module", [addresses, counting])
def test_examples(module: ModuleType) -> None:
    assert doctest.testmod(module) == (0, 3)


def test_an_address_has_no_empty_or_repeated_values() -> None:
    request = RequestFactory().get("/quotes/?q=&speaker=1&speaker=1&page=%202")
    assert str(Address.of(request)) == "/quotes/?speaker=1&page=2"


def test_filters_begin_at_the_first_page() -> None:
    assert str(HERE.removing("speaker", 2)) == "/quotes/?speaker=1"
    assert str(HERE.having("speaker", 9)) == "/quotes/?speaker=9"
    assert str(HERE.setting("page", 4)) == "/quotes/?speaker=1&speaker=2&page=4"


def test_values_are_quoted() -> None:
    assert str(Address("/q/").adding("q", "a&b=<c>")) == "/q/?q=a%26b%3D%3Cc%3E"


def test_only_positive_numbers_count() -> None:
    for value, expected in (("3", 3), ("0", None), ("-1", None), ("²", None), ("9" * 30, None), ("", None)):
        assert number(RequestFactory().get("/", {"page": value}), "page") == expected


def test_links_to_pages() -> None:
    links = page_links(HERE, 3, 9)
    assert [link.label for link in links] == ["‹ Previous", "1", "2", "3", "4", "5", "…", "9", "Next ›"]
    assert [link.key for link in links] == [
        *("page-prev", "page-1", "page-2", "page-3", "page-4", "page-5", "", "page-9", "page-next")
    ]
    assert [link.label for link in links if link.current] == ["3"]
    assert page_links(HERE, 1, 1) == []
