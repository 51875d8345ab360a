"""Where the source text has the words of each quote. A quote between marks without a location was not found in it."""

from __future__ import annotations

from typing import Any

from articles.actions.spoken import Spoken
from articles.analysis.location import Source
from articles.analysis.placing import placed
from articles.analysis.utterances import Rendering
from articles.models import Location, Text

BATCH = 2000


def write_locations(spoken: Spoken, source_text: Text | None, source: Source | None, texts: Any) -> None:
    """Bring the locations of the quotes of these texts (a queryset, or their ids) to what is found now."""
    Location.objects.filter(quote__text__in=texts).delete()
    if source_text is None:
        return
    rows: dict[tuple[int, int, int], Location] = {}
    for passage, _, found in placed(spoken.passages, source):
        for place in found:
            given = spoken.given(Rendering(passage.id, place.quote))
            rows[given.quote, place.span.start, given.start] = Location(
                quote_id=given.quote,
                source=source_text,
                start=place.span.start,
                end=place.span.end,
                quote_start=given.start,
                quote_end=given.end,
                exact=place.exact,
            )
    Location.objects.bulk_create(rows.values(), batch_size=BATCH)
