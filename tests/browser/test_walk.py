"""What people do: filter, read, compare, go back; with and without JavaScript; and correct a quote in the admin."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from articles.actions.analysing import analyse_event
from articles.models import Event, Quote
from tests.browser.conftest import Open
from tests.factories import make_user


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


def test_the_same_passage_faces_its_other_wording(new_page: Open, demo: Event) -> None:
    first, second = (demo.articles.get(outlet__name=name).pk for name in ("Bay Courier", "Northline Wire"))
    page = new_page(f"{demo.get_absolute_url()}compare/?a={first}&a={second}")
    row = page.locator("section.row").filter(has_text="We are not walking away from the accord").first
    expect(row).to_be_visible()
    expect(row.locator("del").filter(has_text="they signed").first).to_be_visible()


GAPS = """() => [...document.querySelectorAll(".passage")].slice(1).map((passage) => {
  const [above, here] = [passage.previousElementSibling, passage].map((one) => one.querySelector(".words, .post"));
  return above ? here.getBoundingClientRect().top - above.getBoundingClientRect().bottom : 0;
})"""


@pytest.mark.parametrize(("width", "most"), [(1280, 30), (390, 200)])
def test_notes_leave_no_holes_in_the_text(new_page: Open, demo: Event, width: int, most: int) -> None:
    """In the margin they stand beside it; where there is none, a line for each kind of note follows its passage."""
    article = demo.articles.get(outlet__name="Northline Wire")
    page = new_page(article.get_absolute_url(), width=width)
    assert 0 < max(page.evaluate(GAPS)) < most


def choose_two(page: Page) -> None:
    for name in ("Northline Wire", "Bay Courier"):
        page.get_by_role("checkbox", name=re.compile(f"^Compare: {name}")).check()


def test_what_is_chosen_survives_filters_order_and_coming_back(new_page: Open, demo: Event) -> None:
    page = new_page(f"{demo.get_absolute_url()}articles/")
    rows, ticked = page.locator("table.rows tbody tr"), page.locator("#choose input[name=a]:checked")
    choose_two(page)
    page.get_by_role("checkbox", name="Agency").check()
    expect(rows).to_have_count(1)
    expect(ticked).to_have_count(2)
    expect(page.get_by_text("Chosen, and not in this list")).to_be_visible()
    expect(page.get_by_role("button", name="Compare 2 articles")).to_be_visible()
    page.locator("#by-words").click()
    expect(page).to_have_url(re.compile("sort=-words"))
    expect(ticked).to_have_count(2)
    page.locator(".elsewhere input").uncheck()
    page.locator("#by-words").click()
    expect(page).to_have_url(re.compile("sort=words"))
    expect(ticked).to_have_count(1)
    rows.first.get_by_role("link").first.click()
    page.go_back()
    expect(ticked).to_have_count(1)
    page.locator("#clear").click()
    expect(rows).to_have_count(10)
    expect(ticked).to_have_count(1)


def test_without_a_script_the_choice_is_kept_by_a_button(new_page: Open, demo: Event) -> None:
    page = new_page(f"{demo.get_absolute_url()}articles/?sort=outlet", javascript=False)
    choose_two(page)
    page.get_by_role("button", name=re.compile("^Keep the choice")).click()
    page.get_by_role("checkbox", name="Agency").check()
    page.get_by_role("button", name="Apply filters").click()
    expect(page).to_have_url(re.compile("sort=outlet"))
    expect(page.locator("#choose input[name=a]:checked")).to_have_count(2)
    page.get_by_role("button", name=re.compile("^Compare")).click()
    expect(page).to_have_url(re.compile(r"/compare/\?a=\d+&a=\d+$"))


def test_the_focus_stays_where_it_was(new_page: Open, demo: Event) -> None:
    page = new_page(f"{demo.get_absolute_url()}quotes/?view=quotes&kind=direct&kind=mixed")
    for pressed, focused in (
        ("sort-outlet", "sort-outlet"),
        ("page-2", "page-2"),
        ("chip-1", "chip-1"),  # the one that was the second
        ("chip-1", "results"),  # there is none any more
    ):
        page.locator(f"#{pressed}").focus()
        with page.expect_response(re.compile("/quotes/")):
            page.keyboard.press("Enter")
        expect(page.locator(f"#{focused}")).to_be_focused()


def test_what_is_copied_is_said_on_every_page(new_page: Open, demo: Event) -> None:
    page = new_page(f"{demo.get_absolute_url()}quotes/")
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    article = demo.articles.get(outlet__name="Bay Courier")
    for address, name, words in (
        (page.url, "Copy the citation", "Newsroom, http"),
        (f"{article.get_absolute_url()}", "Copy paragraph 2 with its source", "Bay Courier, “"),
    ):
        page.goto(address)
        if "citation" in name:
            page.get_by_text("Permalink and citation").first.click()
        else:
            page.locator("#p-2").hover()
        button = page.get_by_role("button", name=name).first
        button.click()
        expect(page.locator("#copied")).to_have_text("Copied, with its source.")
        assert words in page.evaluate("navigator.clipboard.readText()")
        expect(page.locator("#copied")).to_be_empty()
        expect(button).not_to_have_text("Copied")


def test_a_correction_in_the_admin_is_seen_and_stays(new_page: Open, demo: Event) -> None:
    make_user(name="editor")
    quote = Quote.objects.of(demo).undecided().filter(kind="direct", channel="article", words__gt=8).first()
    assert quote
    body = quote.text.body
    words = body[quote.start : quote.end]
    shorter = words[: words.index(" ", len(words) // 2)]
    page = new_page(f"/admin/articles/quote/{quote.pk}/change/")
    page.get_by_label("Username").fill("editor")
    page.get_by_label("Password").fill("a long enough password")
    page.get_by_role("button", name="Log in").click()
    page.get_by_label(re.compile("^Words")).fill(shorter)
    page.get_by_label("Between marks").fill("")
    page.get_by_role("button", name="Save", exact=True).click()
    quote.refresh_from_db()
    assert (quote.status, body[quote.start : quote.end]) == ("corrected", shorter)
    analyse_event(event=demo, again=True)
    page.goto(quote.get_absolute_url())
    expect(page.locator(f"#q-{quote.pk}")).to_contain_text(shorter[:20])
    quote.refresh_from_db()
    assert (quote.status, body[quote.start : quote.end]) == ("corrected", shorter)


def test_cells_by_arrow_keys_and_filters_that_keep_their_place(new_page: Open, demo: Event) -> None:
    page = new_page(f"{demo.get_absolute_url()}coverage/")
    first = page.locator(".matrix tbody td a").first
    first.focus()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowDown")
    at = page.evaluate(
        "[document.activeElement.closest('td').cellIndex, document.activeElement.closest('tr').rowIndex]"
    )
    start = page.evaluate("document.querySelector('.matrix tbody td').closest('tr').rowIndex")
    assert at == [2, start + 1]
    page.keyboard.press("Enter")
    expect(page.locator("#evidence h2 a")).to_be_visible()
    assert page.evaluate("document.activeElement.closest('td') !== null")  # the place in the table is kept
    page.evaluate("scrollTo(0, 150)")
    page.locator("#f-status-suggested").click()
    expect(page.locator("#f-status-suggested")).to_have_attribute("aria-current", "true")
    assert page.evaluate("document.activeElement.id") == "f-status-suggested"
    assert page.evaluate("scrollY") == 150
    assert "status=suggested" in page.url
