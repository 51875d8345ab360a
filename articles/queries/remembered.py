"""What was worked out once for a state of an event, kept in this process until the event changes.

Every change raises the event's revision (``actions.locking``), so what is kept under a revision is never out of date;
what an older revision gave is pushed out in time. An event without a revision was written by hand: nothing is kept.

>>> remembered(event, ("speakers", "words"), lambda: speakers_of(event))      # doctest: +SKIP
"""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import Any, TypeVar

from articles.models import Event
from articles.queries.kept import Kept

KEPT = 256  # of all events together; each is a few numbers or one page's rows

Result = TypeVar("Result")
_kept = Kept[tuple[int, int, Hashable], Any](KEPT)


def remembered(event: Event, name: Hashable, work: Callable[[], Result]) -> Result:
    """The result of ``work()`` for this revision of the event. ``name`` says what it is and all it depends on."""
    if not event.revision:
        return work()
    key = (event.pk, event.revision, name)
    for found in _kept.known([key]).values():
        kept: Result = found
        return kept
    result = work()
    _kept.keep({key: result})
    return result


def forget() -> None:
    """For measuring what a page costs the first time."""
    _kept.forget()
