"""What people do: filter, read, compare, go back; with and without JavaScript; and correct a quote in the admin."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from articles.models import Event
from tests.browser.conftest import Open


def choose_country(page: Page, country: str, *, javascript: bool) -> None:
    page.get_by_role("checkbox", name=re.compile(f"^{country}")).check()
    if not javascript:
        page.get_by_role("button", name=re.compile("Apply")).click()


@pytest.mark.parametrize("javascript", [True, False])
def test_from_the_list_to_a_comparison_and_back(new_page: Open, demo: Event, javascript: bool) -> None:
    page = new_page("/", javascript=javascript)
    page.get_by_role("link", name=demo.name).first.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Anneke Rosvold")
    page.get_by_role("navigation", name="This event").get_by_role("link", name=re.compile("^Articles")).click()
    rows = page.locator("table.rows tbody tr")
    expect(rows).to_have_count(10)
    choose_country(page, "Carrow", javascript=javascript)
    expect(rows).to_have_count(2)
    expect(page).to_have_url(re.compile(r"\?country=Carrow$"))
    for box in page.locator("table.rows input[type=checkbox]").all():
        box.check()
    page.get_by_role("button", name=re.compile("^Compare")).click()
    expect(page).to_have_url(re.compile(r"/compare/\?a=\d+&a=\d+$"))
    expect(page.locator("main")).to_contain_text("Tidewater Post")
    expect(page.locator("main")).to_contain_text("Evening Beacon")
    page.go_back()
    expect(rows).to_have_count(2)
    page.go_back()
    expect(rows).to_have_count(10)
    rows.nth(0).get_by_role("link").first.click()
    expect(page.locator("mark").first).to_be_visible()
