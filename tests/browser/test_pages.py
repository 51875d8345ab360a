"""Every page, in both themes and widths: nothing on the console, no accessibility violation, nothing cut off."""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from articles.models import Article, Event, Speaker
from tests.browser.conftest import Open

RULES = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    "resultTypes": ["violations"],  # otherwise it also writes a selector for everything that is as it should be
}


def addresses(event: Event) -> dict[str, str]:
    base = event.get_absolute_url()
    one, two, three, four = list(Article.objects.of(event).published_first().values_list("pk", flat=True)[:4])
    speaker = Speaker.objects.get(event=event, name="Anneke Rosvold")
    claim = event.claims.first()
    assert claim
    return {
        "events": "/",
        "event": base,
        "articles": f"{base}articles/",
        "articles filtered": f"{base}articles/?country=Carrow&q=accord",
        "articles empty": f"{base}articles/?q=zeppelin",
        "articles invalid": f"{base}articles/?country=Nowhere",
        "article": f"{base}articles/{one}/",
        "article with posts": f"{base}articles/{Article.objects.get(event=event, outlet__name='Channel Six').pk}/",
        "compare, nothing chosen": f"{base}compare/",
        "compare two": f"{base}compare/?a={one}&a={two}",
        "compare four": f"{base}compare/?a={one}&a={two}&a={three}&a={four}",
        "compare one": f"{base}compare/?a={one}",
        "coverage": f"{base}coverage/",
        "coverage evidence": f"{base}coverage/?claim={claim.pk}&article={one}",
        "coverage by group": f"{base}coverage/?by=group&sort=difference&one=k-agency&other=k-site",
        "coverage of outlets": f"{base}coverage/?by=outlet&status=suggested&sort=spread",
        "claim": claim.get_absolute_url(),
        "claim with facts that differ": event.claims.get(statement__startswith="The speech lasted").get_absolute_url(),
        "topics": f"{base}topics/",
        "topics of outlets": f"{base}topics/?by=outlet",
        "words": f"{base}emphasis/?one=k-newspaper",
        "quotes": f"{base}quotes/",
        "source": f"{base}source/",
        "source, a sentence": f"{base}source/?sentence=38",
        "speakers": f"{base}speakers/",
        "speaker": speaker.get_absolute_url(),
        "not found": "/events/nowhere/",
    }


def violations(page: Page) -> list[str]:
    found = Axe().run(page, options=RULES).response["violations"]
    return [f"{rule['id']}: {node['target']} {node['html'][:120]}" for rule in found for node in rule["nodes"]]


@pytest.mark.parametrize(("width", "dark"), [(1280, False), (390, True)])
def test_every_page(new_page: Open, demo: Event, console: list[str], width: int, dark: bool) -> None:
    page = new_page("/", width=width, dark=dark)
    problems: dict[str, list[str]] = {}
    for name, address in addresses(demo).items():
        response = page.goto(address)
        assert response
        wrong = [] if response.status in (200, 404) else [f"status {response.status}"]
        if name == "not found":
            console[:] = [line for line in console if "404" not in line]  # the browser's own remark on the status
        wrong += violations(page)
        if page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth"):
            wrong.append("the page scrolls sideways")
        if wrong:
            problems[name] = wrong
    assert problems == {}
