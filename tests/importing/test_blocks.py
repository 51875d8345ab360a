"""Blocks: invented texts with the kind of each stretch marked in braces, and properties of all texts."""

from __future__ import annotations

import re
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.importing.blocks import headline_of, split_blocks
from articles.importing.datelines import find_dateline
from articles.spans import Block, BlockKind
from tests.real_texts import ALLIANCE, DESTINY, SHARED, gold, json_lines, needs_shared

PROSE = "The harbour council of Harrow Bay voted on Monday to keep the old pier open for another full year."
MORE = "Fishermen had asked for the vote since the spring, when a storm tore away a part of the northern wall."


def marked(body: str, *, headline: str = "") -> str:
    """The body with the kind before each block but paragraphs: ``{headline}Harbour stays open``."""
    blocks = split_blocks(body, headline=headline)
    return "".join(
        ("" if block.kind is BlockKind.PARAGRAPH else f"{{{block.kind}}}") + body[block.start : block.end]
        for block in blocks
    )


# Each text is its own expectation: without what stands in braces it is the body.
TEXTS = {
    "headline": f"{{headline}}Harbour stays open after vote\n{PROSE}",
    "headline, empty line": f"{{headline}}Harbour stays open after vote\n\n{PROSE}\n\n{MORE}\n",
    "headline, white space before": f"\n  {{headline}}Harbour stays open\u200b\n{PROSE}",
    "headline with a stop, in capitals": f"{{headline}}Harrow Bay Council Keeps Its Harbour Open.\n{PROSE}",
    "headline with a stop, before a dateline": f"{{headline}}Harbour stays open.\n{{dateline}}OSLO — {PROSE}",
    "headline that asks": f"{{headline}}Will the harbour stay open?\n{PROSE}",
    "no headline: a short first paragraph": f"The vote in the town hall was close.\n{PROSE}",
    "no headline: a quotation": f"“We will stay,” the mayor said\n{PROSE}",
    "no headline: one paragraph alone": "Harbour stays open after the vote",
    "no headline: the sentence goes on": f"The harbour council of the town\nvoted on Monday. {PROSE}",
    "date stamp": f" {{date stamp}}date 2026-02-14 {{dateline}}OSLO, Feb 14 – {PROSE}\n\n{MORE}",
    "dateline, region": f"{{dateline}}HARROW BAY, Maine: {PROSE}",
    "dateline in capitals": f"{{dateline}}HARROW BAY, NORWAY: {PROSE}",
    "dateline, title case": f"{{dateline}}Bergen, Norway - {PROSE}",
    "dateline, agency": f"{{dateline}}HARROW BAY (NW) — {PROSE}",
    "dateline, agency, title case": f"{{dateline}}Harrow Bay (AFP) – {PROSE}",
    "dateline, day, agency": f"{{dateline}}BERGEN, Norway, Aug. 19 (UPI) — {PROSE}",
    "dateline, a known city": f"{{dateline}}Washington: {PROSE}",
    "dateline, no space": f"{{dateline}}OSLO—{PROSE}",
    "dateline, two cities": f"{{dateline}}OSLO/BERGEN, May 2, 2026 /PRNewswire/ -- {PROSE}",
    "dateline, two hyphens": f"{{dateline}}NEW YORK -- {PROSE}",
    "dateline, day alone": f"{{dateline}}Aug 27 (Reuters) - {PROSE}",
    "dateline, a space that does not break": f"{{dateline}}OSLO\u00a0— {PROSE}",
    "no dateline: a speaker": f"Marr: {PROSE}",
    "no dateline: a speaker in capitals": f"MARR: {PROSE}",
    "no dateline: a label": f"EXCLUSIVE: {PROSE}\nUPDATED — {MORE}\nWATCH IN OSLO — {MORE}",
    "no dateline: a dash in a sentence": f"Marr - who leads it - said: {PROSE}",
    "no dateline: a heading": f"HARBOUR DIVIDES THE TOWN, BUT PIER UNITES IT - {PROSE}",
    "no dateline: a party": f"Marr (I-Me.) — {PROSE}",
    "no dateline: a comma": f"Oslo, she said - {PROSE}",
    "byline": f"{{headline}}Harbour stays open\n{{byline}}By Lena Marr, Harbour Press\n{PROSE}",
    "byline, newspaper": (
        f"{{headline}}Harbour stays open\n{{byline}}By LENA MARR\n"
        f"{{byline}}Harbour Press\n{{byline}}May 2, 2026\n{PROSE}"
    ),
    "byline, date": f"{{headline}}Harbour stays open\n{{byline}}By Lena Marr and Ola Wen | May 2, 2026\n{PROSE}",
    "byline of an agency, date": f"{{headline}}Harbour stays open\n{{byline}}Reuters\n{{byline}}May 2, 2026\n{PROSE}",
    "no byline": f"{PROSE}\nBy Monday the hall was empty.\nBy noon nobody was left in it.",
    "subhead": f"{PROSE}\n{{subhead}}What the fishermen want\n{MORE}",
    "subhead, empty lines": f"{PROSE}\n\n{{subhead}}A storm in spring\n\n{MORE}",
    "subhead that asks": f"{PROSE}\n{{subhead}}What happens next?\n{MORE}",
    "no subhead: it ends the text": f"{PROSE}\nWhat the fishermen want",
    "no subhead: it has a stop": f"{PROSE}\nThe vote was close.\n{MORE}",
    "no subhead: a speaker": f"{PROSE}\nMarr added:\n{MORE}",
    "no subhead: the stop is lost": f'{PROSE}\n"We will stay," she said\n{MORE}',
    "caption": f"{PROSE}\n{{caption}}The pier at noon. (Photo by Ola Wen)\n{{caption}}Image: Ola Wen/NW\n{MORE}",
    "caption, agency": f"{{caption}}FILE PHOTO: The pier. REUTERS/Ola Wen\n{PROSE}\n{MORE}",
    "no caption": f"{PROSE}\nAccording to a Reuters/Ipsos poll, most of the town agrees with the council.",
    "furniture": (
        f"{PROSE}\n{{furniture}}Add Harbour News as a Preferred Source\n{{furniture}}Read more: the storm\n{MORE}"
    ),
    "furniture at the end": f"{PROSE}\n{{furniture}}Subscribe to our newsletter\n{{furniture}}© 2026 Harbour Press\n",
    "furniture: a rule": f"{PROSE}\n{{furniture}}* * *\n{MORE}",
    "no furniture": f"Also on the council’s side, the mayor spoke. {PROSE}\nFollowing the vote, {MORE}",
    "list": (
        "{headline}Harbour stays open\n{furniture}Points of attention\n{furniture}• The pier\n"
        f"{{furniture}}• A wall.\n{PROSE}"
    ),
    "hard-wrapped": (
        "The harbour council of the town\nvoted on Monday to keep its\nold pier open for another\n"
        "full year.\n\nNobody was surprised."
    ),
    "post": (
        f"{PROSE}\n{{post}}The pier is OURS! {{credit}}pic.example/a1B2\n"
        f"{{credit}}— Lena Marr (@marr) May 2, 2026\n{MORE}"
    ),
    "post, words on both sides": (
        f"{PROSE}\n{{post}}The pier is ours.\n{{credit}}— Mayor Lena Marr (@marr) May 2, 2026\n"
        f"{{post}}And it will stay ours. {{credit}}https://t.co/a1B2\n{MORE}"
    ),
    "post, a name above": (
        f"{PROSE}\n{{post}}Mayor of the Bay Lena Marr:\n{{credit}}— Bay 24 (@bay24) May 2, 2026\n"
        f"{{post}}“The pier is ours.”\n{MORE}"
    ),
    "post, nothing after": f"{PROSE}\n{{post}}THE PIER IS OURS\n{{credit}}— Lena Marr (@marr) May 2, 2026\n{MORE}",
    "post on one line": f"{PROSE}\n{{post}}Ours! {{credit}}pic.example/a — Lena Marr (@marr) May 2, 2026\n{MORE}",
    "post of two lines, announced": (
        f"{PROSE}\nThe mayor wrote on Monday:\n{{post}}“The pier is ours.\n{{post}}It stays.”\n"
        f"{{credit}}— Lena Marr (@marr) May 2, 2026\n{MORE}"
    ),
    "two posts": (
        "{post}One. {credit}pic.example/a\n{credit}— Lena Marr (@marr) May 2, 2026\n"
        f"{{post}}Two. {{credit}}pic.example/b\n{{credit}}— Ola Wen (@wen) May 3, 2026\n{PROSE}"
    ),
    "two posts, the first without a link": (
        "{post}One.\n{credit}— Lena Marr (@marr) May 2, 2026\n"
        f"{{post}}Two. {{credit}}pic.example/b\n{{credit}}— Ola Wen (@wen) May 3, 2026\n{PROSE}"
    ),
    "post, a long line before, a link after": (
        f"{PROSE} {MORE} {MORE}\n{{credit}}— Lena Marr (@marr) May 2, 2026\n"
        f"{{post}}Ours. {{credit}}pic.example/b\n{MORE}"
    ),
    "post, words after a lead": (
        f"{PROSE}\nShe wrote on Monday:\n{{credit}}— Lena Marr (@marr) May 2, 2026\n{{post}}It is ours.\n{MORE}"
    ),
    "no post": f"{PROSE}\nThe mayor (@marr) — who was there on May 2, 2026 — said nothing at all that day.",
}


@pytest.mark.parametrize("expected", TEXTS.values(), ids=TEXTS.keys())
def test_kinds(expected: str) -> None:
    body = re.sub(r"\{[a-z ]+\}", "", expected)
    # White space before the first block belongs to it.
    edge = len(expected) - len(expected.lstrip())
    kind = re.match(r"\{[a-z ]+\}", expected[edge:])
    if edge and kind:
        expected = kind[0] + expected[:edge] + expected[edge + kind.end() :]
    assert marked(body) == expected


def test_a_headline_that_was_given_is_one_whatever_it_looks_like() -> None:
    body = f"the vote in the town hall was close.\n{PROSE}"
    assert marked(body).startswith("the vote")
    assert marked(body, headline="The vote in the town hall was close").startswith("{headline}the vote")


def test_a_headline_put_before_a_stamped_text_leaves_the_stamp_one() -> None:
    body = f"Harbour stays open\n date 2026-02-14 OSLO, Feb 14 – {PROSE}"
    kinds = [block.kind for block in split_blocks(body, headline="Harbour stays open")]
    assert kinds == [BlockKind.HEADLINE, BlockKind.DATE_STAMP, BlockKind.DATELINE, BlockKind.PARAGRAPH]


def test_a_line_belongs_to_one_post_only() -> None:
    body = "Ours. \n— Lena Marr (@marr) May 2, 2026\nFor good. pic.example/a\nOne.\n— Ola Wen (@wen) May 3, 2026"
    assert [block.post for block in split_blocks(body)] == [1, 1, 1, 1, 2, 2]
    body = "Ola Wen:\n— Lena Marr (@marr) May 2, 2026\nOurs.\n— Ola Wen (@wen) May 3, 2026"
    assert [block.post for block in split_blocks(body)] == [1, 1, 1, 2]


def test_lines_broken_at_a_width_are_one_paragraph() -> None:
    wrapped = re.sub(r"[a-z{}]+\}", "", TEXTS["hard-wrapped"])
    assert len(split_blocks(wrapped)) == 2


def test_the_blocks_of_a_post_share_number_author_and_handle() -> None:
    body = f"{PROSE}\nOurs.\n— Harbour Minister Lena Marr (@marr) May 2, 2026\nFor good. pic.example/a\n{MORE}"
    posts = [(block.post, block.author, block.handle) for block in split_blocks(body) if block.post]
    assert posts == [(1, "Lena Marr", "marr")] * 4


NO_CONTENT = ["", " ", "\n\n", "\u200b", " date 2026-02-14 ", "OSLO — ", "— A (@a)", "By A", "Key points\n•"]
PIECES = st.sampled_from(
    [
        *NO_CONTENT,
        PROSE,
        MORE,
        "\n",
        "\n\n",
        "\u00a0",
        "Harbour stays open",
        "— Lena Marr (@marr) May 2, 2026",
        "pic.example/a1",
        "Lena Marr:",
        "OSLO, Norway — ",
        "Read more: x",
        "(Photo by A)",
        "• a",
    ]
)


def assert_tiles(body: str, blocks: tuple[Block, ...]) -> None:
    assert "".join(body[block.start : block.end] for block in blocks) == body
    assert all(block.start < block.end for block in blocks)
    edges = [0, *(block.end for block in blocks)]
    assert [block.start for block in blocks] == edges[:-1]


@given(st.one_of(st.text(), st.lists(PIECES, max_size=25).map("".join)))
def test_blocks_tile_every_body(body: str) -> None:
    assert_tiles(body, split_blocks(body))
    assert_tiles(body, split_blocks(body, headline=body.strip().partition("\n")[0]))


LONG = {
    "spaces": " " * 100_000 + "x" + " " * 100_000 + "x",
    "dashes": "-" * 100_000,
    "spaced dashes": "— " * 100_000,
    "at signs": "@" * 100_000,
    "handles": "— (@a) " * 100_000,
    "links": "pic.example/a " * 100_000,
    "capitals": "A " * 100_000,
    "brackets": "(" * 100_000,
    "an article": f"{PROSE} {MORE}\n" * 9_000,
}


@pytest.mark.parametrize("body", LONG.values(), ids=LONG.keys())
def test_long_texts_are_quick(body: str) -> None:
    before = time.process_time()
    split_blocks(body)
    assert time.process_time() - before < 2


@needs_shared
def test_the_seeds_hold_what_a_reader_finds() -> None:
    for wanted in gold()["documents"]:
        body = (SHARED / "seeds" / wanted["file"]).read_text("utf-8")
        blocks = split_blocks(body)

        def words(kind: BlockKind, body: str = body, blocks: tuple[Block, ...] = blocks) -> list[str]:
            return [body[block.start : block.end].strip() for block in blocks if block.kind is kind]

        posts = {block.post: {"author": block.author, "handle": block.handle} for block in blocks if block.post}
        dateline = find_dateline(words(BlockKind.DATELINE)[0] + " ")
        assert headline_of(body, blocks) == (wanted["headline"] or "")
        assert words(BlockKind.SUBHEAD) == wanted["subheads"]
        assert list(posts.values()) == wanted["posts"]
        assert dateline is not None
        assert dateline.place == wanted["dateline_place"]


@needs_shared
def test_every_quote_of_a_post_lies_in_its_words_and_no_other_does() -> None:
    for path in (ALLIANCE, DESTINY):
        blocks = split_blocks(path.read_text("utf-8"))
        for quote in (quote for quote in gold()["quotes"] if quote["file"] == path.name):
            kinds = {block.kind for block in blocks if block.start <= quote["start"] < block.end}
            assert (kinds == {BlockKind.POST}) == (quote["channel"] == "post"), quote


@needs_shared
def test_headlines_of_real_coverage_are_told() -> None:
    lines = json_lines("coverage_dev.jsonl")
    agree = 0
    for line in lines:
        assert_tiles(line["text"], split_blocks(line["text"]))
        wanted = line["headline"] if line["text"].startswith(line["headline"] + "\n") else ""
        agree += headline_of(line["text"], split_blocks(line["text"])) == wanted
    # The one that differs has a second headline, of the printed edition, in its text.
    assert agree >= len(lines) - 1
