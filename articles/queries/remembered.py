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
TYPED = 32  # of what hangs on words that somebody typed: kept apart, so that it pushes nothing else out

Result = TypeVar("Result")
_kept = Kept[tuple[int, int, Hashable], Any](KEPT)
_typed = Kept[tuple[int, int, Hashable], Any](TYPED)


def remembered(event: Event, name: Hashable, work: Callable[[], Result], *, typed: bool = False) -> Result:
    """The result of ``work()`` for this revision of the event. ``name`` says what it is and all it depends on.

    ``typed``: it depends on words that somebody typed. Hardly anybody else types the same, but who does turns pages.
    """
    if not event.revision:
        return work()
    key = (event.pk, event.revision, name)
    kept = _typed if typed else _kept
    found = kept.known([key])
    if key not in found:
        found = {key: work()}
        kept.keep(found)
    result: Result = found[key]
    return result


def forget() -> None:
    """For measuring what a page costs the first time."""
    _kept.forget()
    _typed.forget()
