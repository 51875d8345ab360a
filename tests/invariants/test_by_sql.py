"""Each invariant of texts, findings and claims, broken on purpose by raw SQL, past all Python of ours."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from tests.invariants.world import World, breaks

pytestmark = pytest.mark.django_db


BROKEN: dict[str, Callable[[World], tuple[str, list[Any]]]] = {
    "a body changes": lambda w: ("UPDATE articles_text SET body = body || 'x' WHERE id = %s", [w.text.pk]),
    "a body's hash changes": lambda w: ("UPDATE articles_text SET sha256 = 'x' WHERE id = %s", [w.text.pk]),
    "a text moves to another event": lambda w: (
        "UPDATE articles_text SET event_id = %s WHERE id = %s",
        [w.other.pk, w.text.pk],
    ),
    "a text moves to another article": lambda w: (
        "UPDATE articles_text SET article_id = NULL WHERE id = %s",
        [w.text.pk],
    ),
    "a text's hash is not its body's": lambda w: (
        (
            "INSERT INTO articles_text (event_id, number, body, sha256, file_sha256, file_name, encoding, shift,"
            " language, headline, words, created_at, analysed_with, linked_with)"
            " VALUES (%s, 9, 'words', 'no hash', '', '', '', 0, '', '', 1, now(), '', '')"
        ),
        [w.event.pk],
    ),
    "an article moves to another event": lambda w: (
        "UPDATE articles_article SET event_id = %s WHERE id = %s",
        [w.other.pk, w.article.pk],
    ),
    "an article's current text is another's": lambda w: (
        "UPDATE articles_article SET current_text_id = %s WHERE id = %s",
        [w.foreign_text.pk, w.article.pk],
    ),
    "a quote ends behind the body": lambda w: ('UPDATE articles_quote SET "end" = 100000 WHERE id = %s', [w.quote.pk]),
    "a quote is empty": lambda w: ('UPDATE articles_quote SET "end" = start WHERE id = %s', [w.quote.pk]),
    "a quote's cue ends behind the body": lambda w: (
        "UPDATE articles_quote SET cue_start = 1, cue_end = 100000 WHERE id = %s",
        [w.quote.pk],
    ),
    "a quote's cue has no end": lambda w: ("UPDATE articles_quote SET cue_start = 1 WHERE id = %s", [w.quote.pk]),
    "a quote's mention has no start": lambda w: (
        "UPDATE articles_quote SET mention_end = 9 WHERE id = %s",
        [w.quote.pk],
    ),
    "a quote's speaker is of another event": lambda w: (
        "UPDATE articles_quote SET speaker_id = %s WHERE id = %s",
        [w.stranger.pk, w.quote.pk],
    ),
    "a quote's relay is of another event": lambda w: (
        "UPDATE articles_quote SET relay_id = %s WHERE id = %s",
        [w.stranger.pk, w.quote.pk],
    ),
    "a quote moves to another text": lambda w: (
        "UPDATE articles_quote SET text_id = %s WHERE id = %s",
        [w.foreign_text.pk, w.quote.pk],
    ),
    "a quote has no known kind": lambda w: ("UPDATE articles_quote SET kind = 'loud' WHERE id = %s", [w.quote.pk]),
    "a quote shrinks away from its piece": lambda w: (
        'UPDATE articles_quote SET "end" = start + 3 WHERE id = %s',
        [w.quote.pk],
    ),
    "a piece leaves its quote": lambda w: ("UPDATE articles_quotepiece SET start = 0 WHERE id = %s", [w.piece.pk]),
    "two pieces overlap": lambda w: (
        'INSERT INTO articles_quotepiece (quote_id, start, "end") VALUES (%s, %s, %s)',
        [w.quote.pk, w.piece.start + 2, w.piece.start + 4],
    ),
    "a rendering leaves its quote": lambda w: (
        "UPDATE articles_rendering SET start = 0 WHERE id = %s",
        [w.rendering.pk],
    ),
    "a rendering is on no step": lambda w: ("UPDATE articles_rendering SET step = 10 WHERE id = %s", [w.rendering.pk]),
    "an utterance has a span in no source": lambda w: (
        'UPDATE articles_utterance SET start = 0, "end" = 4 WHERE id = %s',
        [w.utterance.pk],
    ),
    "an utterance's source is an article": lambda w: (
        "UPDATE articles_utterance SET source_id = %s WHERE id = %s",
        [w.text.pk, w.utterance.pk],
    ),
    "an utterance is merged into itself": lambda w: (
        "UPDATE articles_utterance SET merged_into_id = id WHERE id = %s",
        [w.utterance.pk],
    ),
    "a claim's topic is of another event": lambda w: (
        "UPDATE articles_claim SET topic_id = %s WHERE id = %s",
        [w.foreign_topic.pk, w.claim.pk],
    ),
    "a claim's speaker is of another event": lambda w: (
        "UPDATE articles_claim SET speaker_id = %s WHERE id = %s",
        [w.stranger.pk, w.claim.pk],
    ),
    "a claim is merged into another event's": lambda w: (
        "UPDATE articles_claim SET merged_into_id = %s WHERE id = %s",
        [w.foreign_claim.pk, w.claim.pk],
    ),
    "a claim says nothing": lambda w: ("UPDATE articles_claim SET statement = '' WHERE id = %s", [w.claim.pk]),
    "a report's text is of another event": lambda w: (
        (
            "INSERT INTO articles_claimreport (claim_id, text_id, stance, origin, status, rule, reason, method)"
            " VALUES (%s, %s, 'whole', 'person', 'suggested', '', '', '')"
        ),
        [w.claim.pk, w.foreign_text.pk],
    ),
    "absence without a person": lambda w: (
        "UPDATE articles_claimreport SET stance = 'absent' WHERE id = %s",
        [w.report.pk],
    ),
    "evidence ends behind the body": lambda w: (
        'UPDATE articles_evidence SET "end" = 100000 WHERE report_id = %s',
        [w.report.pk],
    ),
    "a finding is judged without a date": lambda w: (
        "UPDATE articles_quote SET status = 'confirmed' WHERE id = %s",
        [w.quote.pk],
    ),
    "a machine's finding is corrected without its proposal": lambda w: (
        "UPDATE articles_quote SET status = 'corrected', decided_at = now() WHERE id = %s",
        [w.quote.pk],
    ),
    "a machine's finding has no method": lambda w: (
        "UPDATE articles_quote SET method = '' WHERE id = %s",
        [w.quote.pk],
    ),
    "an unknown status": lambda w: (
        "UPDATE articles_quote SET status = 'maybe', decided_at = now() WHERE id = %s",
        [w.quote.pk],
    ),
    "a block leaves a gap": lambda w: (
        'UPDATE articles_block SET "end" = "end" - 1 WHERE text_id = %s AND start = 0',
        [w.text.pk],
    ),
    "a block is gone": lambda w: ("DELETE FROM articles_block WHERE text_id = %s AND start = 0", [w.text.pk]),
    "a block moves to another text": lambda w: (
        "UPDATE articles_block SET text_id = %s WHERE text_id = %s",
        [w.foreign_text.pk, w.text.pk],
    ),
}


@pytest.mark.parametrize("broken", BROKEN)
def test_sql_cannot_break_it(world: World, broken: str) -> None:
    breaks(*BROKEN[broken](world))
