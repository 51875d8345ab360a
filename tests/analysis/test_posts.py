"""The words of embedded posts."""

from articles.analysis.article import analyse_article
from articles.analysis.findings import Channel, QuoteKind
from articles.spans import Block, BlockKind

WORDS = "We do not leave. pic.example/x\n"
CREDIT = "— Ana Ruiz (@anaruiz) May 4, 2031\n"
MORE = "We stay. https://t.co/abc\n"


def test_a_post_is_one_quote_however_it_is_cut() -> None:
    body = WORDS.replace("pic.example/x", "https://a.example/x") + CREDIT + MORE
    kinds = [
        (BlockKind.POST, 0, 31 + 6),
        (BlockKind.CREDIT, 37, 37 + len(CREDIT)),
        (BlockKind.POST, 37 + len(CREDIT), len(body)),
    ]
    blocks = [Block(kind, start, end, 1, "Ana Ruiz", "anaruiz") for kind, start, end in kinds]
    analysis = analyse_article(body, blocks)
    (quote,) = analysis.quotes
    assert [body[piece.start : piece.end] for piece in quote.pieces] == ["We do not leave.", "We stay."]
    assert (quote.kind, quote.channel, quote.relay) == (QuoteKind.DIRECT, Channel.POST, None)
    assert (analysis.speakers[0].name, analysis.speakers[0].handles) == ("Ana Ruiz", ("anaruiz",))


def test_who_is_quoted_in_a_post_speaks_and_its_author_relays() -> None:
    body = 'Ana Ruiz spoke.\nForeign Minister Ana Ruiz:\n"We do not leave."\n'
    blocks = [
        Block(BlockKind.PARAGRAPH, 0, 16),
        Block(BlockKind.POST, 16, len(body), 1, "Harbour 24", "harbour24"),
    ]
    analysis = analyse_article(body, blocks)
    (quote,) = analysis.quotes
    assert body[quote.span.start : quote.span.end] == "We do not leave."
    assert quote.speaker is not None and quote.relay is not None
    assert analysis.speakers[quote.speaker].name == "Ana Ruiz"
    assert (analysis.speakers[quote.relay].name, analysis.speakers[quote.relay].handles) == (
        "Harbour 24",
        ("harbour24",),
    )
