"""Loading the demo event: its texts through the importer like any others, then what a careful reader found in them."""

from __future__ import annotations

import json
from datetime import date, time
from pathlib import Path

from django.contrib.auth.models import User

from articles.actions.analysing import analyse_event
from articles.actions.importing import ImportOptions, import_documents
from articles.demo.gold import confirm_quotes, load_claims
from articles.importing.sources import read_sources
from articles.models import Event, Origin

HERE = Path(__file__).resolve().parent
READER = "second-reader"  # who decided what is confirmed in the demo; cannot log in
CHECKED = ("01-", "03-", "04-", "05-", "07-", "09-")  # so that the pages show checked and unchecked findings


def load_demo() -> Event:
    """Import and analyse the demo event, or whatever of it is not there yet. Running it twice changes nothing."""
    facts = json.loads((HERE / "event.json").read_text("utf-8"))
    event, _ = Event.objects.get_or_create(
        key="demo",
        defaults={
            "name": facts["name"],
            "slug": "harbour-bay",
            "summary": facts["standfirst"],
            "date": date.fromisoformat(facts["date"]),
            "time": time.fromisoformat(facts["time"]),
            "time_zone": facts["time_zone"],
            "place": facts["place"],
            "full_text_public": True,
            "invented": True,
        },
    )
    for path, source_text in ((HERE / "transcript.txt", True), (HERE / "coverage", False)):
        options = ImportOptions(event=event.name, source_text=source_text)
        import_documents(items=read_sources([path], outlet="", encoding=None), options=options)
    if not event.claims.filter(origin=Origin.PERSON).exists():
        gold = json.loads((HERE / "gold.json").read_text("utf-8"))
        reader, _ = User.objects.get_or_create(
            username=READER, defaults={"first_name": "Second", "last_name": "reader", "is_active": False}
        )
        load_claims(event=event, gold=gold, by=reader, absences=True)
        confirm_quotes(event=event, gold=gold, by=reader, files=CHECKED)
        analyse_event(event=event)  # so that what the program proposes is no second row of what the reader found
    return event
