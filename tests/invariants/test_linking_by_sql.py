"""Each invariant of what links texts, broken on purpose by raw SQL, past all Python of ours."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from articles.models import (
    CopyGroup,
    CopyMember,
    Event,
    Text,
    Wording,
)
from tests.factories import (
    make_text,
)
from tests.invariants.world import World, breaks

pytestmark = pytest.mark.django_db


WORDING = "INSERT INTO articles_wording (event_id, keys, strong, speaker_id, printed, speakers, features, leader_id) "
PLACE = 'INSERT INTO articles_wordingplace (wording_id, text_id, quote_id, start, "end") VALUES (%s, %s, %s, %s, %s)'
LOCATION = (
    'INSERT INTO articles_location (quote_id, source_id, start, "end", quote_start, quote_end, exact)'
    " VALUES (%s, %s, 0, %s, 0, %s, true)"
)
DECISION = (
    'INSERT INTO articles_linkdecision (event_id, text_id, start, "end", other_text_id, other_start, other_end, same,'
    " decided_at) VALUES (%s, %s, 0, %s, %s, 0, %s, true, now())"
)
MEMBER = (
    "INSERT INTO articles_copymember (group_id, text_id, relation, shared, origin, status, rule, reason, method)"
    " VALUES (%s, %s, %s, %s, 'person', 'suggested', '', '', '')"
)


def wording(event: Event) -> Wording:
    return Wording.objects.create(event=event, keys="tide wait", strong=True)


def source(event: Event) -> Text:
    return make_text(event=event, body="The tide waits.")


def group(event: Event) -> CopyGroup:
    return CopyGroup.objects.create(event=event)


def member(w: World) -> CopyMember:
    return CopyMember.objects.create(group=group(w.event), text=w.text, relation="base")


BROKEN: dict[str, Callable[[World], tuple[str, list[Any]]]] = {
    "a wording without words": lambda w: (WORDING + "VALUES (%s, '', true, NULL, '', '{}', '{}', NULL)", [w.event.pk]),
    "a wording's speaker is of another event": lambda w: (
        WORDING + "VALUES (%s, 'x', true, %s, '', '{}', '{}', NULL)",
        [w.event.pk, w.stranger.pk],
    ),
    "a wording follows one of another event": lambda w: (
        WORDING + "VALUES (%s, 'x', true, NULL, '', '{}', '{}', %s)",
        [w.event.pk, wording(w.other).pk],
    ),
    "a wording follows itself": lambda w: (
        "UPDATE articles_wording SET leader_id = id WHERE id = %s",
        [wording(w.event).pk],
    ),
    "a wording twice": lambda w: (
        WORDING + "VALUES (%s, 'tide wait', true, NULL, '', '{}', '{}', NULL)",
        [wording(w.event).event_id],
    ),
    "a wording's utterance is of another event": lambda w: (
        "UPDATE articles_wording SET utterance_id = %s WHERE id = %s",
        [w.utterance.pk, wording(w.other).pk],
    ),
    "a wording moves to another event": lambda w: (
        "UPDATE articles_wording SET event_id = %s WHERE id = %s",
        [w.other.pk, wording(w.event).pk],
    ),
    "a wording stands in a text of another event": lambda w: (
        PLACE,
        [wording(w.event).pk, w.foreign_text.pk, None, 0, 3],
    ),
    "a wording stands behind the body": lambda w: (PLACE, [wording(w.event).pk, w.text.pk, None, 0, 100000]),
    "a wording's place is empty": lambda w: (PLACE, [wording(w.event).pk, w.text.pk, None, 3, 3]),
    "a wording's place has another text's quote": lambda w: (
        PLACE,
        [wording(w.other).pk, w.foreign_text.pk, w.quote.pk, 0, 3],
    ),
    "a quote is located in an article": lambda w: (LOCATION, [w.quote.pk, w.text.pk, 3, 3]),
    "a quote is located behind the source": lambda w: (LOCATION, [w.quote.pk, source(w.event).pk, 100000, 3]),
    "a quote is located in another event's source": lambda w: (LOCATION, [w.quote.pk, source(w.other).pk, 3, 3]),
    "a location begins behind its quote's text": lambda w: (LOCATION, [w.quote.pk, source(w.event).pk, 3, 100000]),
    "a decision on a passage with itself": lambda w: (DECISION, [w.event.pk, w.text.pk, 5, w.text.pk, 5]),
    "a decision on another event's passage": lambda w: (DECISION, [w.event.pk, w.text.pk, 5, w.foreign_text.pk, 5]),
    "a decision on words behind the body": lambda w: (DECISION, [w.event.pk, w.text.pk, 5, w.text.pk, 100000]),
    "a copy of another event's text": lambda w: (MEMBER, [group(w.event).pk, w.foreign_text.pk, "cut", 1]),
    "a copy of the source text": lambda w: (MEMBER, [group(w.event).pk, source(w.event).pk, "cut", 1]),
    "a copy of unknown kind": lambda w: (MEMBER, [group(w.event).pk, w.text.pk, "stolen", 1]),
    "a copy that shares more than all": lambda w: (MEMBER, [group(w.event).pk, w.text.pk, "cut", 1.5]),
    "a text in two copy groups": lambda w: (MEMBER, [group(w.event).pk, member(w).text_id, "cut", 1]),
    "a copy group moves to another event": lambda w: (
        "UPDATE articles_copygroup SET event_id = %s WHERE id = %s",
        [w.other.pk, group(w.event).pk],
    ),
}


@pytest.mark.parametrize("broken", BROKEN)
def test_sql_cannot_break_it(world: World, broken: str) -> None:
    breaks(*BROKEN[broken](world))
