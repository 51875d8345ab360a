"""Reports that hang on a noun: "Ruiz's claim that …", "a promise to …", "questions about …", "calls for …".

>>> from articles.analysis.tags import tags_of
>>> from articles.analysis.tokens import read_paragraph
>>> paragraph = read_paragraph("Despite the mayor's claim that all was well, the dam broke.", 0, 59)
>>> tags = tags_of(paragraph, 0, 13)
>>> [(paragraph.text(*f.subject), paragraph.text(*f.right)) for f in nominal_frames(paragraph, range(13), 0, 13)]
[("the mayor's", 'all was well')]
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from articles.analysis.frame import Frame, Range
from articles.analysis.lexicon import NOUN_FORMS
from articles.analysis.phrases import owns, within_date
from articles.analysis.reach import clause_end
from articles.analysis.smallwords import BE, POSSESSIVES
from articles.analysis.subjects import clause_subject
from articles.analysis.tags import tags_of
from articles.analysis.tokens import Paragraph
from articles.analysis.uttered import possessor, speech_of

_ASKED_ABOUT = frozenset("question comment remark joke complaint warning suggestion claim statement".split())
_NO_THAT = frozenset("sign word message letter memo email post tweet slogan verdict question answer reply".split())
_TO = frozenset("promise pledge vow call threat offer demand request proposal".split())
_LINKS = frozenset("that to about for of from".split())  # between a noun and what it reports
_NEAR = 8  # tokens
_OF = frozenset("claim accusation allegation warning denial".split())
_FOR = frozenset("call demand request plea appeal".split())


def nominal_frames(paragraph: Paragraph, places: Iterable[int], lo: int, hi: int) -> Iterator[Frame]:
    """The reporting nouns among some words of a sentence with what they report, left to right."""
    low = paragraph.low
    for at in places:
        noun = NOUN_FORMS.get(low[at])
        if noun is None or not lo < at < hi - 2 or low[at + 1] not in _LINKS:
            continue  # what most are
        if tags_of(paragraph, lo, hi)[at] in "vxi":
            continue
        if paragraph.capital(at) and not paragraph.titled:
            continue  # the Court of Appeals for Norland
        if low[at + 1] == "from":
            frame = _from_somebody(paragraph, noun, at, hi)
            if frame is not None:
                yield frame
            continue
        content = _content(paragraph, noun, at + 1, hi)
        if content is not None:
            subject = owner(paragraph, at, lo, hi)
            if subject is not None and (subject[0] <= at < subject[1] or _not_owned(paragraph, subject, at)):
                subject = None  # these calls for calm; he left after allegations of fraud
            yield Frame((at, at + 1), noun, f'noun "{low[at]}"', subject, None, content)


def _from_somebody(paragraph: Paragraph, noun: str, at: int, hi: int) -> Frame | None:
    """ "warnings from two officials that the dam leaks": whose words they are stands between."""
    end = at + 2
    while end < min(hi, at + _NEAR) and paragraph.tags[end] in "dnej":
        end += 1
    if end == at + 2 or paragraph.low[end : end + 1] != ["that"] or end + 1 >= hi:
        return None
    content = _content(paragraph, noun, end, hi)
    return Frame((at, at + 1), noun, f'noun "{paragraph.low[at]}"', (at + 2, end), None, content) if content else None


def _not_owned(paragraph: Paragraph, subject: Range, noun: int) -> bool:
    """Whether accusations of something are nobody's, as they seldom are those of whoever the sentence is about."""
    return paragraph.low[noun + 1] == "of" and not owns(paragraph.low[subject[1] - 1])


def _content(paragraph: Paragraph, noun: str, at: int, hi: int) -> Range | None:
    low = paragraph.low
    word = low[at]
    if (
        (word == "that" and (noun not in _NO_THAT or owns(low[at - 2])) and paragraph.tags[at + 1] not in "vx")
        or (word == "to" and noun in _TO and paragraph.tags[at + 1] in "inv")
        or (word == "about" and noun in _ASKED_ABOUT)
    ):
        start = at + 1
    elif word == "for" and low[at + 1] in ("comment", "comments"):
        return None  # no words of anybody
    elif (word == "for" and noun in _FOR) or (word == "of" and noun in _OF):
        return at + 1, _before_own_verb(paragraph, at + 1, clause_end(paragraph, at + 1, hi, plain=True))
    else:
        return None
    end = clause_end(paragraph, start, hi, plain=word == "about")
    if word == "that":
        end = _before_main_verb(paragraph, start, end)
    comma = next((i for i in range(start, end) if low[i] == "," and not within_date(paragraph, i)), None)
    return start, comma if comma is not None and comma - start > 2 else end


def _before_own_verb(paragraph: Paragraph, start: int, end: int) -> int:
    """ "Her claims of fraud (were denied)": a noun with what belongs to it has no verb, if no clause hangs on it."""
    for at in range(start + 1, end):
        tag = paragraph.tags[at]
        if tag in "wst,q":
            return end
        if tag in "vx":
            return at
    return end


def _before_main_verb(paragraph: Paragraph, start: int, end: int) -> int:
    """A clause has one finite verb; one more is that of the sentence: "Her claim that the port is safe [was denied]".

    Words between marks without a verb before them have the clause's own: "claim that the port “is safe” was denied".
    """
    verbs = 0
    last = ""  # the tag before, adverbs left out
    for at in range(start, end):
        tag = paragraph.tags[at]
        if tag in "ws," or (tag == "c" and verbs):
            return end
        if tag in "vx" and last != "x":
            verbs += 1
        elif tag == "q" and not verbs and paragraph.tags[at + 1 : at + 2] in (["v"], ["x"]):
            verbs = 1
        if verbs > 1:
            return at
        last = last if tag == "m" and last == "x" else tag
    return end


def owner(paragraph: Paragraph, noun: int, lo: int, hi: int) -> Range | None:
    """Whose claim it is: "her claim", "Ruiz's claim", "a claim from Ruiz", else the subject."""
    low, tags = paragraph.low, paragraph.tags
    for at in range(noun - 1, max(lo, noun - 6) - 1, -1):
        if low[at] in POSSESSIVES:
            return at, at + 1
        if low[at].endswith(("'s", "s'")):
            return possessor(paragraph, at, lo)
        if low[at] in BE:
            return speech_of(paragraph, at, max(lo, at - _NEAR))  # "The aim was a call for calm": nobody's
        if tags[at] == "p":
            return None  # "praise with a demand that …": nobody's
        if tags[at] in "vx,;":
            break
    return clause_subject(paragraph, lo, hi)
