"""A browser of somebody who has logged in, and what the forms send."""

from __future__ import annotations

from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client

from articles.models import Claim, Quote, Text
from tests.factories import make_article, make_user


@pytest.fixture
def user(db: None) -> User:
    return make_user(name="anna")


@pytest.fixture
def browser(user: User, client: Client) -> Client:
    client.force_login(user)
    return client


@pytest.fixture
def text(db: None) -> Text:
    text = make_article().current_text
    assert text
    return text


def page(browser: Client, address: str, data: dict[str, Any] | None = None) -> str:
    """What is shown at the end of all redirections; never a server error."""
    response = browser.get(address, follow=True) if data is None else browser.post(address, data, follow=True)
    assert response.status_code == 200, response.status_code
    return str(response.content.decode()).replace("&quot;", '"').replace("&#x27;", "'")


def quote_address(quote: Quote) -> str:
    return f"/admin/articles/quote/{quote.pk}/change/"


def filled(browser: Client, address: str, **changes: Any) -> dict[str, Any]:
    """All that a form would send, with some of it changed."""
    response = browser.get(address)
    forms = [response.context["adminform"].form]
    for inline in response.context["inline_admin_formsets"]:
        forms += [inline.formset.management_form, *inline.formset.forms]
    sent = {bound.html_name: bound.value() for form in forms for bound in form}
    return {name: value for name, value in sent.items() if value is not None} | changes


def reports_of(claim: Claim) -> list[tuple[int, str, str]]:
    return sorted((row.text_id, row.stance, row.status) for row in claim.reports.all())
