"""What commands are given: events by name and files of JSON, each with a sentence where it is wrong."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from django.core.management.base import CommandError

from articles.models import Event


def event_named(name: str) -> Event:
    """The event of this slug, else of this name."""
    event = Event.objects.filter(slug=name).first() or Event.objects.filter(name__iexact=name).first()
    if event is None:
        known = ", ".join(Event.objects.values_list("slug", flat=True))
        raise CommandError(f"There is no event {name!r}. Known: {known or 'none'}")
    return event


def read_json(path: Path) -> Any:
    try:
        return json.loads(path.read_text("utf-8"))
    except (OSError, ValueError) as error:
        raise CommandError(f"{path}: {error}") from error
