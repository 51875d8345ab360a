"""Judgements follow words into the next version: to the same words, never to equal ones of somebody else."""

from __future__ import annotations

import pytest
from django.utils import timezone

from articles.actions.carrying import Moves, carry_judgements
from articles.actions.judging import QuoteValues, correct_quote, reopen
from articles.analysis.findings import QuoteKind
from articles.models import ClaimReport, CopyGroup, CopyMember, Evidence, LinkDecision, Quote, Text
from articles.spans import Span
from tests.factories import (
    make_article,
    make_claim,
    make_quote,
    make_report,
    make_speaker,
    make_text,
    make_user,
    text_of,
)

pytestmark = pytest.mark.django_db

AGREE = "“We agree on it,” {} said on Monday in the hall.\n"
OLD = "Head\n" + AGREE.format("Anna Holm") + "Boats left at noon.\n" + AGREE.format("Paul Rode")


def versions(old: str, new: str) -> tuple[Text, Text]:
    article = make_article(body=old)
    first = article.current_text
    assert first
    return first, make_text(event=article.event, article=article, body=new, number=2)


def confirmed(text: Text, at: int, name: str) -> Quote:
    words = "We agree on it,"
    quote = make_quote(text=text, words=words, status="confirmed", speaker=make_speaker(event=text.event, name=name))
    quote.pieces.all().delete()
    Quote.objects.filter(pk=quote.pk).update(start=at, end=at + len(words))
    return quote


def where(text: Text) -> dict[str, int]:
    return {str(quote.speaker): quote.start for quote in text.quotes.select_related("speaker")}


def test_equal_words_of_two_speakers_are_told_apart() -> None:
    added = "A paragraph that was put before everything else. " * 3 + "\n"
    old, new = versions(OLD, OLD.replace("Head\n", "Head\n" + added))
    first, second = OLD.index("We agree"), OLD.rindex("We agree")
    confirmed(old, first, "Anna Holm")
    confirmed(old, second, "Paul Rode")
    carry_judgements(old=old, new=new)
    assert where(new) == {"Anna Holm": first + len(added), "Paul Rode": second + len(added)}


def test_a_judgement_whose_paragraph_is_gone_stays_behind() -> None:
    old, new = versions(OLD, OLD.replace(AGREE.format("Paul Rode"), ""))
    confirmed(old, OLD.index("We agree"), "Anna Holm")
    confirmed(old, OLD.rindex("We agree"), "Paul Rode")
    carry_judgements(old=old, new=new)
    assert where(new) == {"Anna Holm": OLD.index("We agree")}


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("one two\n", "zero\none two\n", 5),  # an equal line
        ("so he said yes twice\n", "and so he said yes twice\n", 4),  # a changed line that has the words once
        ("yes and yes\nend\n", "oh yes and yes\nend\n", 3),  # as often as before: the first for the first
        ("yes and yes\nend\n", "oh yes\nend\n", None),  # one of two is gone, and nobody knows which
        ("yes\nend\n", "no\nend\n", None),
    ],
)
def test_where_a_passage_has_moved(old: str, new: str, expected: int | None) -> None:
    words = "two" if "two" in old else "yes"
    start = old.index(words)
    assert Moves(old, new).of(Span(start, start + len(words))) == expected


def test_a_carried_correction_can_be_taken_back() -> None:
    body = "Head\n“The tide waits for nobody,” Ida Falk said.\n"
    old, new = versions(body, body.replace("Head\n", "Head\nNew words come first.\n"))
    quote = make_quote(text=old, mention_start=body.index("Ida"), mention_end=body.index(" said"))
    start = body.index("tide")
    values = QuoteValues(Span(start, start + 10), QuoteKind.DIRECT, (Span(start, start + 10),))
    correct_quote(quote=quote, values=values, by=make_user())
    carry_judgements(old=old, new=new)
    carried = new.quotes.get()
    reopen(findings=new.quotes.all())
    carried.refresh_from_db()
    assert carried.status == "suggested"
    assert new.body[carried.start : carried.end] == "The tide waits for nobody,"
    assert new.body[carried.mention_start : carried.mention_end] == "Ida Falk"
    assert [(piece.start, piece.end) for piece in carried.pieces.all()] == [(carried.start, carried.end)]


def test_passages_of_a_report_never_share_a_place() -> None:
    old, new = versions(OLD, OLD.replace(AGREE.format("Paul Rode"), ""))
    report = make_report(claim=make_claim(event=old.event), text=old, status="confirmed", origin="person")
    for start in (OLD.index("We agree"), OLD.rindex("We agree")):
        Evidence.objects.create(report=report, start=start, end=start + 8)
    carry_judgements(old=old, new=new)
    carried = ClaimReport.objects.get(text=new)
    assert [evidence.start for evidence in carried.evidence.all()] == [OLD.index("We agree")]


def decided(text: Text, words: str, other: Text, other_words: str, *, same: bool = True) -> LinkDecision:
    start, other_start = text.body.index(words), other.body.index(other_words)
    return LinkDecision.objects.create(
        event=text.event,
        text=text,
        start=start,
        end=start + len(words),
        other_text=other,
        other_start=other_start,
        other_end=other_start + len(other_words),
        same=same,
        decided_by=make_user(),
        decided_at=timezone.now(),
    )


def test_what_editors_joined_and_split_goes_where_its_words_go() -> None:
    added = "A paragraph that was put before everything else.\n"
    old, new = versions(OLD, OLD.replace("Head\n", "Head\n" + added).replace("at noon", "at dusk"))
    other = text_of(make_article(event=old.event, body="Head\nThe boats left.\n"))
    left = decided(old, "Boats left", other, "boats left")
    right = decided(other, "boats left", old, "Boats left", same=False)
    within = decided(old, "Boats left", old, "Anna Holm")
    lost = decided(old, "left at noon", other, "boats left")
    carry_judgements(old=old, new=new)
    for row in (left, right, within, lost):
        row.refresh_from_db()
    at = new.body.index("Boats left")
    assert (left.text, left.start, left.end, left.other_text) == (new, at, at + len("Boats left"), other)
    assert (right.text, right.other_text, right.other_start) == (other, new, at)
    assert (within.text, within.other_text, within.other_start) == (new, new, new.body.index("Anna Holm"))
    assert (lost.text, lost.start) == (old, old.body.index("left at noon"))


def test_what_was_said_of_a_copy_is_said_of_its_next_version() -> None:
    old, new = versions(OLD, OLD.replace("at noon", "at dusk"))
    group = CopyGroup.objects.create(event=old.event)
    made = {"group": group, "text": old, "relation": "cut", "origin": "machine", "method": "1"}
    kept = CopyMember.objects.create(**made, status="rejected", decided_by=make_user(), decided_at=timezone.now())
    carry_judgements(old=old, new=new)
    kept.refresh_from_db()
    assert (kept.text, kept.status) == (new, "rejected")


def test_what_was_said_of_a_copy_is_not_said_of_quite_other_words() -> None:
    old, new = versions(OLD, "Head\nThe council has approved a tram line, and trams will run before the winter.\n")
    group = CopyGroup.objects.create(event=old.event)
    made = {"group": group, "text": old, "relation": "cut", "origin": "machine", "method": "1"}
    kept = CopyMember.objects.create(**made, status="confirmed", decided_by=make_user(), decided_at=timezone.now())
    carry_judgements(old=old, new=new)
    kept.refresh_from_db()
    assert kept.text == old
