"""A page of an event as a reader gets it."""

from __future__ import annotations

from django.test import Client

from articles.models import Event


def shown(client: Client, event: Event, page: str, query: str = "") -> str:
    response = client.get(f"/events/{event.slug}/{page}/{query}")
    assert response.status_code == 200
    return response.content.decode()
