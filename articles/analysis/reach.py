"""How far what is reported reaches: from its first word to where the reporter speaks again.

Sentences go on after what was said: with another report ("…, adding that"), with the reporter's own clause ("…, but he
did not apologise"), with an aside ("…, which had closed"). What has a verb of its own, a clause, reaches further than
an object without one ("criticised the plan on Monday").

>>> from articles.analysis.tags import tags_of
>>> from articles.analysis.tokens import DASHES, read_paragraph
>>> paragraph = read_paragraph("He said the bridge was safe, adding that it would open soon.", 0, 60)
>>> tags = tags_of(paragraph, 0, 14)
>>> paragraph.text(2, clause_end(paragraph, 2, 14))
'the bridge was safe'
"""

from __future__ import annotations

from itertools import compress, count

from articles.analysis.lexicon import VERBS
from articles.analysis.newclause import finite_cue, participle_cue, remark, reports, still_reporting, verb_of
from articles.analysis.phrases import heads_source
from articles.analysis.smallwords import DAYS, MONTHS, PERSONAL
from articles.analysis.subjects import subject_before
from articles.analysis.tokens import DASHES, QUOTE, Paragraph

REACH = 400  # the longest content in tokens
_ASIDES, _LISTED = 30, 15  # tokens of an aside, of a member of a list
_COMMA_STOPS = frozenset("though although which who where whom whose compared even while".split())
_FRONTED = frozenset("while although though whereas if when because since unless".split())
_RELATIVES = frozenset("who which whose where".split())
_INSERTED = frozenset("though however meanwhile".split())
_ASIDE = frozenset("even though although which who where whom whose compared while despite meaning".split())
_JOINING = frozenset(("and", "but", "or", "then", "while"))
_OCCASIONS = frozenset(
    "interview speech statement tweet post letter email memo report rally debate conference appearance article message "
    "op-ed editorial briefing hearing ad video broadcast".split()
)  # fmt: skip


def clause_end(paragraph: Paragraph, start: int, hi: int, *, plain: bool = False) -> int:
    """Where the content that begins at ``start`` ends, at the latest with its sentence. ``plain``: has no verb."""
    hi = min(hi, start + REACH)
    low = paragraph.low
    stops, telling = (_PLAIN_STOPS, _PLAIN_TELLING) if plain else (_STOPS, _TELLING)
    opened = False
    halved = start < hi and not plain and low[start] in _FRONTED  # "that while it was late, [they went on]"
    for at in compress(count(start), map(telling.__contains__, low[start:hi])):
        word = low[at]
        if halved and (word == "," or (word == QUOTE and paragraph.body[paragraph.marked[at].inner.end - 1] == ",")):
            halved = False
            continue
        if word == "(":
            opened = True
        elif word == ")" and not opened:
            return at
        rule = stops.get(word)
        if rule is not None and at > start:
            end = rule(paragraph, at, hi)
            clause = word == "," and (not plain or "that" in low[start:at])
            if end and not (clause and _unfinished(paragraph, start, at, hi)):
                return end
        elif at > start and word in _INTRODUCING and _introduces(paragraph, at, hi):
            return _before_subject(paragraph, at, start)
        elif word == QUOTE and _breaks_after_quote(paragraph, at, hi):
            return at + 1
    return without_stop(paragraph, start, hi)


def _unfinished(paragraph: Paragraph, start: int, comma: int, hi: int) -> bool:
    """Whether an aside at a comma stands between a subject and its verb: "that the firms, which own it, are safe"."""
    tags = paragraph.tags
    word = paragraph.low[comma + 1]
    if paragraph.tags[comma + 1] in "xv":
        opened = next((at for at in range(comma - 1, start, -1) if paragraph.tags[at] == ","), 0)
        return opened > 0 and paragraph.low[opened + 1] in _RELATIVES and _unfinished(paragraph, start, opened, hi)
    if word not in _RELATIVES and (word not in _INSERTED or paragraph.low[comma + 2 : comma + 3] != [","]):
        return False
    closes = next((at for at in range(comma + 1, min(hi - 1, comma + _ASIDES)) if tags[at] == ","), 0)
    if not closes or tags[closes + 1] not in "xv":
        return False
    clause = next((at for at in range(comma - 1, start - 1, -1) if tags[at] == "s"), start)
    return not any(tags[at] in "vx" for at in range(clause, comma))


def _comma(paragraph: Paragraph, at: int, hi: int) -> int:
    after = at + 1
    if after >= hi:
        return 0
    low = paragraph.low
    word = low[after]
    if (
        word in _COMMA_STOPS
        or heads_source(paragraph, after)
        or participle_cue(paragraph, after, hi)
        or remark(paragraph, after, hi)
    ):
        return at
    if word == "but" and after + 1 < hi and paragraph.tags[after + 1] in "dnejr":
        return at if verb_of(paragraph, after + 1, hi) else 0
    if word in _JOINING:
        told = finite_cue(paragraph, after + 1, hi) or reports(paragraph, after + 1, hi)
        return at if told or still_reporting(paragraph, after + 1, hi) else 0
    late = after + (paragraph.tags[after] == "m" and after + 1 < hi)  # while saying it was late, also called it a sham
    listed = paragraph.tags[late] == "v" and finite_cue(paragraph, late, hi)
    return at if listed or reports(paragraph, after, hi) or _told(paragraph, word) else 0


def _plain_comma(paragraph: Paragraph, at: int, hi: int) -> int:
    """After an object the comma before any new clause ends it."""
    if at + 1 >= hi:
        return 0
    word, tag = paragraph.low[at + 1], paragraph.tags[at + 1]
    if word in ("the", "a", "an") and not _lists(paragraph, at, hi):
        return at  # "Mr. Weber, the envoy"
    if word in _ASIDE or tag in "vxr" or (tag == "g" and word != "including" and not _accused_of(paragraph, at, hi)):
        return at
    if tag == "n" and word.endswith("s") and (paragraph.tags[at + 2 : at + 3] == ["d"] or _told(paragraph, word)):
        return at  # (the paper recalls the storms), analyses the state of the wall and
    if tag == "m" and paragraph.tags[at + 2 : at + 3] in (["v"], ["x"], ["l"]):
        return at  # (owners who had criticised the plan), now applauded
    if word in ("and", "but") and at + 2 < hi and (paragraph.tags[at + 2] in "vxr" or verb_of(paragraph, at + 2, hi)):
        return 0 if _describes(paragraph, at + 2, hi) else at
    return at if verb_of(paragraph, at + 1, hi) else _comma(paragraph, at, hi)


def _told(paragraph: Paragraph, word: str) -> bool:
    """ "Ruiz Blasts Bank, Quotes Poem" in a headline, where a noun seldom stands so."""
    return paragraph.titled and any(form == "s" for _, form in VERBS.get(word, ()))


def _accused_of(paragraph: Paragraph, comma: int, hi: int) -> bool:
    """ "(blamed it for breaking trust), stoking fear and sinking boats": one of several participles behind "for"."""
    tags = paragraph.tags
    last = next(
        (at for at in range(comma + 2, min(hi - 1, comma + _LISTED)) if tags[at] == "c" and tags[at + 1] == "g"), 0
    )
    if not last:
        return False
    return any(
        tags[at] == "g" and paragraph.low[at - 1] in ("of", "for", "by")
        for at in range(comma - 1, max(1, comma - _LISTED), -1)
    )


def _lists(paragraph: Paragraph, comma: int, hi: int) -> bool:
    """Whether a comma is one of a list: "the port, the road and the bridge"."""
    for at in range(comma + 1, min(hi, comma + 12)):
        if paragraph.low[at] in ("and", "or", "&"):
            return True
        if paragraph.tags[at] in "vxsw.;:":
            return False
    return False


def _joint(paragraph: Paragraph, at: int, hi: int) -> int:
    return at if finite_cue(paragraph, at + 1, hi) or reports(paragraph, at + 1, hi) else 0


def _plain_joint(paragraph: Paragraph, at: int, hi: int) -> int:
    after = at + 1
    while after < hi and paragraph.tags[after] == "m":
        after += 1
    if after < hi and (paragraph.tags[after] == "v" or finite_cue(paragraph, at + 1, hi)):
        return 0 if _describes(paragraph, after, hi) else at
    if reports(paragraph, at + 1, hi):
        return at
    return at if participle_cue(paragraph, at, hi) else 0


def _describes(paragraph: Paragraph, at: int, hi: int) -> bool:
    """ "(pointed to debts) and weakened firms": a participle that belongs to the noun behind it."""
    word = paragraph.low[at]
    if not word.endswith("ed") or word in VERBS or at + 1 >= hi:
        return False
    return paragraph.tags[at + 1] in "nj"


def _while(paragraph: Paragraph, at: int, hi: int) -> int:
    return at if participle_cue(paragraph, at + 1, hi) else 0


def _clause_follows(paragraph: Paragraph, at: int, hi: int) -> int:
    verb = verb_of(paragraph, at + 1, hi)
    own = verb and not any(tag in "cq" for tag in paragraph.tags[at + 1 : verb])
    return at if own or paragraph.tags[at + 1 : at + 2] == ["g"] else 0


def _according(paragraph: Paragraph, at: int, hi: int) -> int:
    return at if paragraph.low[at + 1 : at + 2] == ["to"] else 0


def _colon(paragraph: Paragraph, at: int, hi: int) -> int:
    return at if paragraph.low[at + 1 : at + 2] == [QUOTE] else 0


def _dash(paragraph: Paragraph, at: int, hi: int) -> int:
    joined = paragraph.low[at + 1 : at + 2] in (["and"], ["but"], ["then"])
    return at if joined and _own_cue(paragraph, at + 2, hi) else 0


def _plain_dash(paragraph: Paragraph, at: int, hi: int) -> int:
    """After an object a dash ends it, but no hyphen does: "the U.S.-Mexico border"."""
    tight = paragraph.end_of(at - 1) == paragraph.starts[at] and at + 1 < hi
    hyphen = tight and paragraph.low[at] == "-" and paragraph.end_of(at) == paragraph.starts[at + 1]
    return 0 if hyphen else at


def _always(paragraph: Paragraph, at: int, hi: int) -> int:
    return at


def _when(paragraph: Paragraph, at: int, hi: int) -> int:
    """ "on Tuesday", "in June", "in an interview with …": when and where it was said."""
    after = paragraph.low[at + 1 : at + 4]
    if not after:
        return 0
    if after[0] in DAYS or after[0] in MONTHS or after[0] in ("twitter", "facebook"):
        return at
    return at if after[0] in ("a", "an", "his", "her") and any(word in _OCCASIONS for word in after[1:]) else 0


_STOPS = {
    ",": _comma, "and": _joint, "but": _joint, "while": _while, "according": _according, ";": _always,
    ":": _colon, **dict.fromkeys(DASHES, _dash),
}  # fmt: skip
_PLAIN_STOPS = {
    **_STOPS, ",": _plain_comma, **dict.fromkeys(("during", "despite"), _always),
    **dict.fromkeys(("and", "but"), _plain_joint),
    **dict.fromkeys(("when", "after", "as", "before"), _clause_follows), **dict.fromkeys(("on", "in", "at"), _when),
    **dict.fromkeys(DASHES, _plain_dash),
}  # fmt: skip
# The words at which what is reported may end.
_INTRODUCING = frozenset(
    word
    for word, entries in VERBS.items()
    if any("q" in entry.frames and form in ("past", "s", "ing") for entry, form in entries)
)
_TELLING = _STOPS.keys() | _INTRODUCING | {QUOTE, "(", ")"}
_PLAIN_TELLING = _TELLING | _PLAIN_STOPS.keys()


def _breaks_after_quote(paragraph: Paragraph, at: int, hi: int) -> bool:
    """A comma inside the closing mark ends what is reported, unless more of the same kind follows."""
    marked = paragraph.marked[at]
    if at + 1 >= hi:
        return False
    low = paragraph.low
    if low[at + 1] in ("and", "but") and at + 2 < hi and low[at + 2].endswith("ed") and low[at + 2].isalpha():
        return True  # said it “must be rebuilt” and singled out …
    if paragraph.body[marked.inner.end - 1] != "," or paragraph.tags[at + 1] == "i":
        return False  # ready to “stay on,” work and vote
    if low[at + 1] == "that" or low[at + 1 : at + 3] == ["and", "that"]:
        return False  # held that it was “late,” and that it was dear
    if low[at + 1] == "and" and paragraph.tags[at + 2 : at + 3] == ["x"] and not finite_cue(paragraph, at + 2, hi):
        return False  # were “off,” and have been for years
    if low[at + 1] == "and" and _marked_too(paragraph, at + 2, hi):
        return False  # it was “late,” and they would “have to wait”
    return low[at + 1] != QUOTE and not (low[at + 1] in ("and", "or", "but") and at + 2 < hi and low[at + 2] == QUOTE)


def _marked_too(paragraph: Paragraph, at: int, hi: int) -> bool:
    """Whether a clause that reports nothing follows, of which words stand between marks as well."""
    verb = verb_of(paragraph, at, hi)
    if not verb or finite_cue(paragraph, verb, hi) or paragraph.tags[verb] != "x":
        return False
    return QUOTE in paragraph.low[verb : min(hi, verb + _ASIDES)]


def _introduces(paragraph: Paragraph, at: int, hi: int) -> bool:
    """A verb followed by a comma or colon and words between marks: somebody else begins to speak."""
    low = paragraph.low
    return at + 2 < hi and low[at + 1] in (",", ":") and low[at + 2] == QUOTE


def _before_subject(paragraph: Paragraph, at: int, start: int) -> int:
    subject = subject_before(paragraph, at, start)
    end = subject[0] if subject is not None and subject[0] > start else at
    while end > start and paragraph.low[end - 1] in (",", "and", "but", "when", "while", "—", "-", "–", "asked"):
        end -= 1
    return end


def _own_cue(paragraph: Paragraph, at: int, hi: int) -> bool:
    """ "— and he noted": a pronoun and a reporting verb."""
    return at + 1 < hi and paragraph.low[at] in PERSONAL and finite_cue(paragraph, at + 1, hi)


_LAST = frozenset(".!?,:;—–-")


def without_stop(paragraph: Paragraph, start: int, hi: int) -> int:
    low = paragraph.low
    while hi > start and low[hi - 1] in _LAST:
        hi -= 1
    return hi
