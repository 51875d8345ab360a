from __future__ import annotations

from typing import Any

import pytest

from articles.analysis import METHOD
from articles.models import Block, Claim, ClaimReport, Event, Evidence, OutletGroup, Text
from articles.queries.coverage import Asked, CoveragePage, coverage_page
from articles.queries.coverage_rows import missed
from articles.queries.evidence import evidence_panel
from articles.queries.topics import topics_page
from tests.factories import (
    make_article,
    make_claim,
    make_event,
    make_outlet,
    make_quote,
    make_report,
    make_topic,
    make_user,
)

pytestmark = pytest.mark.django_db
SAID = "The tide waits for nobody,"


def page(event: Event, *, article: int | None = None, **options: Any) -> CoveragePage:
    names = ("topic", "speaker", "kind", "spread", "checked", "status", "outlet")
    chosen = {name: options.pop(name) for name in names if name in options}
    given = options.pop("key", "")
    key = f"a{article}" if article else given
    return coverage_page(event, Asked(chosen=chosen, link="?", key=key, **options))


def kinds(found: CoveragePage) -> list[list[tuple[str, str]]]:
    return [[(cell[1], cell[5]) for cell in row.cells] for group in found.groups for row in group.rows]


def text_of(event: Event, **fields: Any) -> Any:
    return make_article(event=event, **fields).current_text


def test_a_cell_says_how_a_text_reports_a_claim() -> None:
    event, me = make_event(), make_user()
    claim = make_claim(event=event)
    texts = [text_of(event) for _ in range(6)]
    make_quote(text=texts[0])
    make_report(claim=claim, text=texts[0], words="waits for nobody")
    make_report(claim=claim, text=texts[1], words="Boats left", status="confirmed", decided_by=me)
    make_report(claim=claim, text=texts[2], stance="part")
    make_report(claim=claim, text=texts[3], stance="disputed")
    make_report(claim=claim, text=texts[4], stance="absent", status="confirmed", decided_by=me)
    assert kinds(page(event)) == [
        [("quoted", ""), ("reported", "✓"), ("part", ""), ("disputed", ""), ("absent", "✓"), ("unchecked", "")]
    ]


def test_rejected_reports_are_unchecked_and_rejected_quotes_quote_nothing() -> None:
    event, me = make_event(), make_user()
    claim = make_claim(event=event)
    first, second = text_of(event), text_of(event)
    make_quote(text=first, status="rejected")
    make_report(claim=claim, text=first, words=SAID)
    make_report(claim=claim, text=second, stance="absent", status="rejected", decided_by=me)
    assert kinds(page(event)) == [[("reported", ""), ("unchecked", "")]]


def test_a_post_is_quoted() -> None:
    event = make_event()
    text = text_of(event)
    Block.objects.filter(text=text, start__lte=text.body.index("Boats"), end__gt=text.body.index("Boats")).update(
        kind="post"
    )
    make_report(claim=make_claim(event=event), text=text, words="Boats left")
    assert kinds(page(event)) == [[("quoted", "")]]


def spread_event() -> Event:
    event, me = make_event(), make_user()
    outlets = [make_outlet(kind="agency"), make_outlet(kind="newspaper"), None]
    texts = [text_of(event, outlet=outlets[n % 3]) for n in range(6)]
    topics = [make_topic(event=event, name="Harbour"), make_topic(event=event, name="Fish"), None]
    for n in range(7):
        claim = make_claim(event=event, topic=topics[n % 3], position=n)
        for text in texts[:n]:
            checked: dict[str, Any] = {"status": "confirmed", "decided_by": me} if n % 2 else {}
            make_report(claim=claim, text=text, **checked)
    return event


def test_facets_agree_with_brute_force() -> None:
    event = spread_event()
    asked: list[dict[str, Any]] = [{}, {"spread": ["some"]}, {"spread": ["some", "one"], "checked": ["part"]}]
    for chosen in asked:
        for facet in page(event, **chosen).facets:
            for option in facet.options:
                narrowed = page(event, **(chosen | {facet.name: [option.value]}))
                assert option.count == (narrowed.articles if facet.name in ("kind", "outlet") else narrowed.total), (
                    option
                )


def test_spread_counts_the_articles_shown() -> None:
    event = spread_event()
    assert page(event, spread=["every"]).total == 1
    assert page(event, spread=["one"]).total == 1
    assert page(event, spread=["no"]).total == 1
    assert page(event, kind=["agency"]).articles == 2
    assert page(event, kind=["none"], spread=["every"]).total == 1


def test_sorts() -> None:
    event, me = make_event(), make_user()
    texts = [text_of(event) for _ in range(4)]
    common, rare, split = (make_claim(event=event, position=n) for n in range(3))
    for text in texts:
        make_report(claim=common, text=text)
    make_report(claim=rare, text=texts[0])
    for n, text in enumerate(texts):
        stance: dict[str, Any] = {"stance": "absent", "status": "confirmed", "decided_by": me} if n % 2 else {}
        make_report(claim=split, text=text, **stance)

    unheard = make_claim(event=event, position=3)

    def order(sort: str) -> list[int]:
        return [row.pk for group in page(event, sort=sort).groups for row in group.rows]

    assert order("topic") == [common.pk, rare.pk, split.pk, unheard.pk]
    assert order("rarest") == [rare.pk, split.pk, common.pk, unheard.pk]
    assert order("split")[0] == split.pk


def test_a_window_of_the_matrix() -> None:
    event = make_event()
    articles = [make_article(event=event) for _ in range(27)]
    claims = [make_claim(event=event, position=n) for n in range(41)]
    first = page(event)
    assert (len(first.columns), sum(len(group.rows) for group in first.groups), first.pages) == (20, 30, 2)
    last = page(event, claim=claims[40].pk, article=articles[26].pk)
    assert (last.number, last.column, [head.number for head in last.columns]) == (2, 27, list(range(21, 28)))
    assert [row.pk for group in last.groups for row in group.rows] == [claim.pk for claim in claims[30:]]
    assert page(event, page=99, column=999).column == 27


def test_claims_merged_or_rejected_are_no_rows() -> None:
    event = make_event()
    kept = make_claim(event=event)
    make_claim(event=event, merged_into=kept)
    make_claim(event=event, status="rejected", decided_at="2026-01-01T00:00Z")
    assert page(event).all_claims == 1


def test_missed_names_the_filters_not_met() -> None:
    event = spread_event()
    row = page(event).groups[0].rows[0]
    assert missed(row, {"spread": ["every"], "topic": [str(row.topic)]}) == {"spread"}


def panel(
    event: Event, claim: int, article: int | None, *, full: bool = True, key: str = "", by: str = "article"
) -> Any:
    found = page(event, article=article, key=key, by=by)
    return evidence_panel(
        event,
        claim=claim,
        column=found.chosen,
        wanted=bool(article or key),
        columns=found.columns,
        link="?",
        articles=2,
        full=full,
    )


def test_the_panel_shows_passages_here_and_elsewhere() -> None:
    event = make_event()
    claim = make_claim(event=event)
    here, there = text_of(event, outlet=make_outlet(name="Bay Courier")), text_of(event)
    make_report(claim=claim, text=here, words="Boats left")
    make_report(claim=claim, text=there, words="at noon", stance="disputed")
    found = panel(event, claim.pk, here.article_id)
    assert (found.here.kind, found.here.passages[0].words, found.here.passages[0].after) == (
        "reported",
        "Boats left",
        " at noon.",
    )
    assert [(other.kind, other.passages[0].words) for other in found.elsewhere] == [("disputed", "at noon")]
    assert dict(found.counts) == {"report it": 1, "dispute it": 1}
    assert found.after is not None
    assert found.before is None


def test_the_panel_without_the_right_to_read_shows_the_passage_only() -> None:
    event = make_event()
    claim = make_claim(event=event)
    text = text_of(event)
    make_report(claim=claim, text=text, words="Boats left")
    shown = panel(event, claim.pk, text.article_id, full=False).here.passages[0]
    assert (shown.before, shown.words, shown.after) == ("", "Boats left", "")


def test_the_panel_of_an_unchecked_cell_and_of_strangers() -> None:
    event = make_event()
    claim = make_claim(event=event)
    article = make_article(event=event)
    assert panel(event, claim.pk, article.pk).here.kind == "unchecked"
    assert panel(event, claim.pk, make_article().pk) is None
    assert panel(event, make_claim(event=make_event()).pk, article.pk) is None


def test_evidence_of_another_claim_is_not_shown() -> None:
    event = make_event()
    claim, other = make_claim(event=event), make_claim(event=event)
    text = text_of(event)
    make_report(claim=other, text=text, words="Boats left")
    ClaimReport.objects.create(claim=claim, text=text)
    assert Evidence.objects.count() == 1
    assert panel(event, claim.pk, text.article_id).here.passages == ()


def test_columns_of_several_articles() -> None:
    event, me = make_event(), make_user()
    claim = make_claim(event=event)
    bay, tide = make_outlet(name="Bay", kind="agency"), make_outlet(name="Tide", kind="agency")
    texts = [text_of(event, outlet=outlet) for outlet in (bay, bay, tide, tide, None, None)]
    group = OutletGroup.objects.create(name="The coast")
    group.outlets.set([bay, tide])
    make_report(claim=claim, text=texts[0], stance="part")
    make_report(claim=claim, text=texts[1], words="Boats left", status="confirmed", decided_by=me)
    make_report(claim=claim, text=texts[2], stance="absent", status="confirmed", decided_by=me)
    by_outlet = page(event, by="outlet")
    assert [(head.name, head.note) for head in by_outlet.columns][:2] == [("Bay", "2 articles"), ("Tide", "2 articles")]
    assert len(by_outlet.columns) == 4  # unknown outlets are not one outlet
    # One of two articles was checked: that is no word about the outlet.
    assert kinds(by_outlet) == [[("reported", "1 ✓"), ("unchecked", ""), ("unchecked", ""), ("unchecked", "")]]
    make_report(claim=claim, text=texts[3], stance="absent", status="confirmed", decided_by=me)
    assert kinds(page(event, by="outlet"))[0][1] == ("absent", "✓")
    by_group = page(event, by="group")
    assert [(head.name, head.note) for head in by_group.columns] == [
        ("The coast", "4 articles"), ("Agency", "4 articles"), ("Unknown kind", "2 articles"),
    ]  # fmt: skip
    assert by_group.groups[0].rows[0].cells[2][1:3] == ("unchecked", 3)
    assert panel(event, claim.pk, None, key="k-none", by="group").column.name == "Unknown kind"
    assert by_group.groups[0].rows[0].cells[0][4:6] == ("reported 1/4, in part 1/4", "3 ✓")
    found = panel(event, claim.pk, None, key=f"g{group.pk}", by="group")
    assert (found.column.name, [one.kind for one in found.inside]) == (
        "The coast",
        ["part", "reported", "absent", "absent"],
    )


def test_the_difference_of_two_groups() -> None:
    event = make_event()
    agency, site = make_outlet(kind="agency"), make_outlet(kind="site")
    texts = [text_of(event, outlet=outlet) for outlet in (agency, agency, site)]
    both, apart = make_claim(event=event, position=0), make_claim(event=event, position=1)
    for text in texts:
        make_report(claim=both, text=text)
    make_report(claim=apart, text=texts[2])
    found = page(event, sort="difference", one="k-agency", other="k-site")
    rows = [(row.pk, row.apart, row.shares) for group in found.groups for row in group.rows]
    assert rows == [(apart.pk, 1.0, ("0 of 2", "1 of 1")), (both.pk, 0.0, ("2 of 2", "1 of 1"))]


def test_a_group_is_compared_with_another_one() -> None:
    event = make_event()
    texts = [text_of(event, outlet=make_outlet(kind=kind)) for kind in ("agency", "newspaper", "site")]
    make_report(claim=make_claim(event=event), text=texts[0])

    def compared(**groups: Any) -> tuple[tuple[str, str], tuple[str, str]]:
        found = page(event, sort="difference", **groups)
        return found.apart, found.groups[0].rows[0].shares

    assert compared() == (("k-agency", "k-newspaper"), ("1 of 1", "0 of 1"))
    assert compared(one="k-site") == (("k-site", "k-agency"), ("0 of 1", "1 of 1"))
    assert compared(other="k-agency", one="x") == (("k-newspaper", "k-agency"), ("0 of 1", "1 of 1"))
    assert compared(one="k-site", other="k-site") == (("k-site", "k-site"), ("", ""))


def test_only_what_people_checked() -> None:
    event, me = make_event(), make_user()
    claim = make_claim(event=event)
    first, second = text_of(event), text_of(event)
    make_report(claim=claim, text=first, words="Boats left", status="confirmed", decided_by=me)
    make_report(claim=claim, text=second, words="Boats left")
    assert kinds(page(event)) == [[("reported", "✓"), ("reported", "")]]
    assert kinds(page(event, checked_only=True)) == [[("reported", "✓"), ("unchecked", "")]]
    make_report(claim=make_claim(event=event), text=second, words="Boats left")
    found = page(event, checked_only=True)
    assert (found.total, found.counted, found.all_claims) == (1, 1, 2)
    topics = topics_page(event, by="article", page=1, checked_only=True)
    assert topics.claims == found.total  # the same words mean the same on both pages


def test_the_panel_says_whether_the_program_has_looked() -> None:
    event = make_event()
    claim = make_claim(event=event)
    article = make_article(event=event)
    assert not panel(event, claim.pk, article.pk).here.looked
    Text.objects.update(claims_with=METHOD)
    Claim.objects.update(matched_with=METHOD)
    assert panel(event, claim.pk, article.pk).here.looked


def test_selects_do_not_grow(django_assert_num_queries: Any) -> None:
    for n in (2, 12):
        event = make_event()
        texts = [text_of(event) for _ in range(n)]
        claims = [make_claim(event=event) for _ in range(n)]
        for claim in claims:
            make_report(claim=claim, text=texts[0], words="Boats left")
        with django_assert_num_queries(6):
            found = page(event)
        with django_assert_num_queries(4):
            evidence_panel(
                event,
                claim=claims[0].pk,
                column=found.columns[0],
                wanted=True,
                columns=found.columns,
                link="?",
                articles=n,
                full=True,
            )
