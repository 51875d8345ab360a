"""Cutting a sentence into the clauses that can be a claim: what stands between its commas, the items of a list, and
what is told in passing.

>>> body = "They will stay in the pact, but ministers want more money for the ports."
>>> [body[span.start:span.end] for span in clauses(body, Span(0, len(body)))]
['They will stay in the pact', 'ministers want more money for the ports.']
>>> body = "asked for the board to meet in May, for the fund to be paid"
>>> [body[span.start:span.end] for span in items(body, Span(0, len(body)))]
['asked for the board to meet in May', 'for the fund to be paid']
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from itertools import pairwise

from articles.analysis.claim_words import AUXILIARIES, PAST, has_verb, sense
from articles.analysis.lexicon import VERB_FORMS, VERBS
from articles.analysis.words import fold
from articles.spans import Span

LEAST = 2  # roots of a clause that says something
_CUT = re.compile(
    r"[,;:][\"'”’»“‘„«`]*\s+|\s+[—–-]{1,2}\s+|(?<=[.!?])[\"”’»“„«`]*\s+|[\"”»]\s+(?=[a-z])"
    r"|\s+(?=(?:but|while|although|whereas|though)\s)"
)
_HANGS_ON_BEFORE = re.compile(
    r"[\s\"“”»]*(?:which|who|whom|whose|that|where|when|if|unless|because|until|than|as|to|for|including|even|or)\b",
    re.IGNORECASE,
)
_HANGS_ON_AFTER = re.compile(
    r"[\s\"“”»]*(?:(?:and|but|so)\s+)?(?:if|unless|when|as|although|though|while|because|after|before|since|once|what"
    r"|no matter|whatever|despite)\b",
    re.IGNORECASE,
)
_AND = re.compile(r"\s+(?:and|or)\s+(?:[a-z]+ly\s+)?(?P<verb>[a-z']+)\b")
_ASIDE = re.compile(
    r"""(?:(?:[^\s,;:—–."“”‘]+\s+){0,3}[^\s,;:—–."“”‘]+,\s+)(?P<clause>(?:which|who)\s[^,;—–]+(?:,\s\d{4})?)"""
)
_THAT = re.compile(r"\b[a-z]+\s(?P<clause>(?:that\s+(?P<verb>[a-z]+)|in which\s[a-z]+)\s[^,;—–]+)")
_ITEM = re.compile(r"(?:,|\sand|,\sand)\s+(?P<head>that|for|to)\s")
_FOR = re.compile(r"\bfor\b")
_FOR_TO = re.compile(r",\s+(?:and\s+)?for\s(?=[^,;]+\sto\s[a-z]+)")
# A conjunction at the head, but neither "so far", "yet another", "that is" nor "while it was late, they went", which
# needs its other half.
LEADING = (
    r"(?:(?:and|but|or)\b[\s,]*|so\b(?!\s+(?:far|much|many|long|few|little|that|is|are|does|do|did)\b)[\s,]*"
    r"|yet\b(?!\s+(?:another|again|more|to)\b)[\s,]*"
    r"|that\b(?!['’]|\s+(?:is|was|will|would|has|had|can|could|should|may|might|must|does|did|means?)\b)[\s,]*"
    r"|(?:while|although|because|whereas|though)\b(?=[^,]*$)[\s,]*)"
)
_LEAD = re.compile(rf"[\s,;:\"'“”‘’„«»`(–—-]*(?:{LEADING}|(?:adding|saying)\b[\s,]*)*[\s\"'“”‘’„«»`(]*", re.IGNORECASE)
_TRAIL = ",;:\"'“”‘’„«»`()–—- \n\t\u200b\u00a0"


def clause_spans(body: str, sentence: Span, said: Iterable[Span] = ()) -> list[tuple[Span, int]]:
    """The clauses, and the sentence as a whole, each with its number of clauses (0: it is one of them).

    ``said`` is what somebody is quoted with: that and who says so are apart.
    """
    found: list[tuple[Span, int]] = []
    for part in parts_of(body, sentence, said):
        pieces = [item for clause in clauses(body, part) for item in items(body, clause)]
        whole = trimmed(body, part)
        found += [(inner, 0) for piece in pieces for inner in (*halves(body, piece), *asides(body, piece))]
        found += [(piece, 0) for piece in pieces if piece != whole]
        if whole.size > 0:
            found.append((whole, max(len(pieces), 1)))
    return found


def parts_of(body: str, sentence: Span, said: Iterable[Span]) -> list[Span]:
    """A sentence cut where somebody's words begin and end, if those are more than a fragment."""
    edges = {sentence.start, sentence.end}
    for span in said:
        if says_something(body, span):
            edges |= {edge for edge in span if sentence.start < edge < sentence.end}
    return [Span(a, b) for a, b in pairwise(sorted(edges))]


def clauses(body: str, part: Span) -> list[Span]:
    """What stands between commas and before *but*. What has no verb, or says too little, goes with its neighbour."""
    edges = [part.start, *(match.end() for match in _CUT.finditer(body, part.start, part.end)), part.end]
    joined: list[Span] = []
    for piece in (Span(a, b) for a, b in pairwise(edges) if b > a):
        if joined and belongs(body, joined[-1], piece):
            joined[-1] = Span(joined[-1].start, piece.end)
        else:
            joined.append(piece)
    if len(joined) > 1 and not says_something(body, joined[0]):
        joined[:2] = [Span(joined[0].start, joined[1].end)]
    return [span for span in (trimmed(body, piece) for piece in joined) if span.size > 0]


def belongs(body: str, before: Span, piece: Span) -> bool:
    """Whether a piece goes with the one before it: it says too little, or one of the two hangs on the other."""
    if not says_something(body, piece):
        return True
    if hangs(_HANGS_ON_BEFORE, body, piece) and ";" not in body[piece.start - 3 : piece.start]:
        return True
    return hangs(_HANGS_ON_AFTER, body, before) and waits(body, before, piece)


def halves(body: str, piece: Span) -> list[Span]:
    """What somebody did before *and*, and what they did after it: "will leave the board | and publish its figures"."""
    cut = [match for match in _AND.finditer(body, piece.start, piece.end) if does_something(match["verb"])]
    edges = [piece.start, *(edge for match in cut for edge in (match.start(), match.start("verb"))), piece.end]
    made = [Span(a, b) for a, b in zip(edges[::2], edges[1::2], strict=True)]
    denied = sense(body[slice(*made[0])]).negated  # "will not leave the board and publish figures" denies both
    return made if cut and not denied and all(size(body, half) >= LEAST for half in made) else []


def asides(body: str, piece: Span) -> list[Span]:
    """What is told in passing: "her speech, | which drew applause, | was short", "a speech | that named no country"."""
    found = []
    for match in _ASIDE.finditer(body, piece.start, piece.end):
        found += [Span(*match.span("clause")), Span(*match.span())]  # the thing it is told about may say what it means
    for match in _THAT.finditer(body, piece.start, piece.end):
        # Not "no evidence that ministers took it", nor "no speech that named a country": what is denied is not told.
        relative = match["verb"] is None or does_something(match["verb"])
        span = Span(*match.span("clause"))
        if relative and size(body, span) > LEAST and not sense(body[piece.start : span.start]).negated:
            found.append(span)
    return [span for span in (trimmed(body, each) for each in found) if says_something(body, span)]


def items(body: str, piece: Span) -> list[Span]:
    """What a list asks for, one by one; the piece itself if it is no list."""
    heads = list(_ITEM.finditer(body, piece.start, piece.end))
    count = Counter(match["head"] for match in heads)
    cuts = [match.start() for match in heads if count[match["head"]] > 1]
    if not cuts:  # "asked for a meeting, for the fund to be paid", and not "I should like, once more, for us to meet"
        more = [match.start() for match in _FOR_TO.finditer(body, piece.start, piece.end)]
        # "asked for" is no part of what was asked, so the first *for* may stand just before it.
        cuts = more if more and _FOR.search(body, max(piece.start - len(" for "), 0), more[0]) else []
    return [trimmed(body, Span(a, b)) for a, b in pairwise([piece.start, *cuts, piece.end])] if cuts else [piece]


def does_something(word: str) -> bool:
    key = fold(word)
    return key in AUXILIARIES or key in VERB_FORMS or key in VERBS or PAST.fullmatch(key) is not None


def hangs(pattern: re.Pattern[str], body: str, span: Span) -> bool:
    """Whether a piece begins with a word that ties it to its neighbour: *which*, *if*, *because*."""
    return pattern.match(body, span.start, span.end) is not None


def waits(body: str, before: Span, piece: Span) -> bool:
    """A clause that began with *if* has its other half still to come, unless it is there already."""
    return body.count(",", before.start, before.end) <= 1 and not hangs(_HANGS_ON_AFTER, body, piece)


def says_something(body: str, span: Span) -> bool:
    """Two roots and a verb; one root will do in a clause of four words."""
    words = body[span.start : span.end]
    roots = size(body, span)
    return has_verb(words) and (roots >= LEAST or (roots == 1 and len(words.split()) >= 4))


def size(body: str, span: Span) -> int:
    return len(sense(body[span.start : span.end]).roots)


def trimmed(body: str, span: Span) -> Span:
    """Without the conjunction and the marks at its edges."""
    lead = _LEAD.match(body, span.start, span.end)
    start = lead.end() if lead else span.start
    end = span.end
    while end > start and body[end - 1] in _TRAIL:
        end -= 1
    return Span(start, max(end, start))
