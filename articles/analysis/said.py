"""What one reporting verb reports, before it, after it or around it, and who says it.

>>> from articles.analysis.cues import find_cues
>>> from articles.analysis.tags import tags_of
>>> from articles.analysis.tokens import read_paragraph
>>> paragraph = read_paragraph("The mayor said on Monday that it rained.", 0, 40)
>>> tags = tags_of(paragraph, 0, 9)
>>> frame = said_frame(paragraph, find_cues(paragraph, 0, 9)[0], 0, 9, None, 0)
>>> (paragraph.text(*frame.subject), paragraph.text(*frame.right))
('The mayor', 'it rained')
"""

from __future__ import annotations

from articles.analysis.agents import subject_of
from articles.analysis.ahead import right_of
from articles.analysis.behind import (
    EDGE,
    after_left,
    after_split,
    asked_before,
    inverted_subject,
    nothing_follows,
    quote_before,
    wants_attribution,
    words_before,
)
from articles.analysis.content import QUESTIONS, addressee_end
from articles.analysis.cues import Cue
from articles.analysis.cut import cut_in_two, fragment
from articles.analysis.frame import Found, Frame, Range
from articles.analysis.lexicon import BODIES, NOUN_FORMS, ROLES
from articles.analysis.objects import PRONOUN_OBJECTS
from articles.analysis.openings import LEADING, asked_aside, at_the_head, first_clause_end
from articles.analysis.passive import as_noted_by, passive_frame
from articles.analysis.reach import clause_end
from articles.analysis.smallwords import PREPOSITIONS, TIMES
from articles.analysis.terms import names_a_work
from articles.analysis.tokens import QUOTE, Paragraph
from articles.analysis.uttered import SPEECHES

_POINTING = frozenset("refer to|respond to|reply to|allude to|point to".split("|"))
_CAREFUL = _POINTING | {"mention", "reference", "comment on", "elaborate on"}
_ASKED_FOR = frozenset("request requests inquiry inquiries query queries message messages email emails".split())
_SPEAKING = SPEECHES | BODIES | ROLES.keys() | NOUN_FORMS.keys()  # what "this" may stand before and report
_SET_OFF = EDGE | {"as"}
_HEADS, _WHO = frozenset("which what who whom that".split()), frozenset(("who", "which"))
_AVOIDING = frozenset(
    "avoid avoided avoids avoiding refuse refused refuses refusing decline declined declines declining without".split()
)


def said_frame(paragraph: Paragraph, cue: Cue, lo: int, hi: int, last: Frame | None, floor: int) -> Frame | None:
    """What a reporting verb reports; verbs of thinking and seeing only report with some words between marks."""
    frame = _said_frame(paragraph, cue, lo, hi, last, floor)
    if frame is None or (cue.entry.lemma in _CAREFUL and _not_theirs(paragraph, cue, frame, lo)):
        return None
    rule, frames = frame.rule, cue.entry.frames
    if rule.startswith("object of") and _no_words(paragraph, cue, frame, lo):
        return None
    if "m" not in frames or rule.endswith('with "as"'):
        return frame
    part = frame.right
    if part is None or "q" not in paragraph.tags[part[0] : part[1]]:
        return None
    marked = paragraph.tags.index("q", part[0])
    if marked == cue.end:
        return None
    return frame if "k" not in frames or "as" in paragraph.low[part[0] : marked] else None


def _no_words(paragraph: Paragraph, cue: Cue, frame: Frame, lo: int) -> bool:
    """Whether the object of a verb is nothing that is said."""
    if frame.right is not None and paragraph.low[frame.right[0]] == "anonymity":
        return True  # insisted on anonymity
    if cue.infinitive and paragraph.low[cue.group - 1] == "anonymity" and cue.entry.lemma in ("describe", "discuss"):
        return True  # anonymity to describe the talks
    if "k" in cue.entry.frames and _gives_name(paragraph, cue, frame, lo):
        return True
    return cue.form != "ing" and _only_shown(paragraph, frame)


def _only_shown(paragraph: Paragraph, frame: Frame) -> bool:
    """ "This row reveals doubts": what a thing shows nobody says, unless the thing is words ("this letter")."""
    if frame.subject is None:
        return False
    low, (first, last) = paragraph.low, frame.subject
    return low[first] in ("this", "these") and low[last - 1] not in _SPEAKING


def _not_theirs(paragraph: Paragraph, cue: Cue, frame: Frame, lo: int) -> bool:
    """Whether nothing is said of it, or somebody else says it."""
    if cue.entry.lemma in _POINTING:
        return _unanswered(paragraph, frame) or _passed_on(paragraph, frame)
    return _left_unsaid(paragraph, cue, frame, lo)


def _gives_name(paragraph: Paragraph, cue: Cue, frame: Frame, lo: int) -> bool:
    """ "a task force, called the Harbour League, met": no verb, since no aside parts it from the noun."""
    if frame.right is None or cue.form != "past" or cue.group != cue.start or paragraph.low[cue.start - 1] != ",":
        return False
    aside = any(tag in ",-()q" for tag in paragraph.tags[lo : cue.start - 1])
    told = paragraph.low[slice(*frame.right)]
    return not aside and told[0] not in PRONOUN_OBJECTS and QUOTE not in told


def _left_unsaid(paragraph: Paragraph, cue: Cue, frame: Frame, lo: int) -> bool:
    """ "did not mention the date", "avoided mentioning it": nothing is said of it."""
    if not frame.rule.startswith("object of"):
        return False
    before = paragraph.low[max(lo, cue.start - 2) : cue.start]
    return cue.negated or not _AVOIDING.isdisjoint(before)


def _unanswered(paragraph: Paragraph, frame: Frame) -> bool:
    """ "did not respond to a request for comment": the words that are asked for are nobody's."""
    low = paragraph.low[slice(*frame.right)] if frame.right is not None else []
    return "comment" in low and not _ASKED_FOR.isdisjoint(low)


def _passed_on(paragraph: Paragraph, frame: Frame) -> bool:
    """ "referring to Holt's remarks that the dam leaks": that is what Holt says, and the noun tells it."""
    if frame.right is None:
        return False
    low, (start, end) = paragraph.low, frame.right
    noun = next((at for at in range(start, end - 1) if low[at] in NOUN_FORMS and low[at + 1] == "that"), start)
    return noun > start and low[noun - 1].endswith(("'s", "s'"))


def _said_frame(paragraph: Paragraph, cue: Cue, lo: int, hi: int, last: Frame | None, floor: int) -> Frame | None:
    low, group = paragraph.low, cue.group
    frame = Frame((cue.start, cue.end), cue.entry.lemma, "")
    if cue.start == lo or (group > lo and low[group - 1] in _SET_OFF):
        found = _set_off(paragraph, cue, lo, hi, floor, frame)
        if found is not None:
            return found
    subject = subject_of(paragraph, cue, lo, hi, last)
    if cue.passive:
        return passive_frame(paragraph, cue, lo, hi, subject)
    frame.subject = subject
    start, aside, head, end = group, cue.form == "ing", None, hi
    if subject is not None:
        first = subject[0]
        if subject[1] <= cue.start:
            start = first
        aside = aside or paragraph.tags[first] == "w"
    after_as = start > lo and low[start - 1] == "as"
    left = words_before(paragraph, start - after_as, floor) if after_as or low[start - 1] in EDGE else None
    if left is not None:
        if cue.infinitive and group == cue.start - 1:
            left = None  # "“Spanish” should only be used to describe"
        elif not (after_as or aside) and low[left[1] - 1] != QUOTE:
            cut = cut_in_two(paragraph, cue, left, hi)
            if cut is not None:
                return frame.told(left=cut[0], right=cut[1], rule=f'around "{cue.name}"')
    if subject is not None and low[subject[0] - 1] in _HEADS:
        head = _headed(paragraph, cue, subject, lo)
    who = head or subject
    if low[lo] in LEADING or group == lo or (who is not None and low[who[0]] in _WHO):
        end = first_clause_end(paragraph, cue, who, lo, hi)
    right = right_of(paragraph, cue, end)
    if head is not None and right is not None and right.rule.startswith("object") and "k" not in cue.entry.frames:
        head = None  # it was then that she criticised the plan
    if head is not None:
        right = right or _verb_first(paragraph, cue, end)
        if right is None:
            return None
        return frame.told(left=head, right=right.content, hearer=right.hearer, rule=right.rule)
    if left is not None:
        if not aside and _goes_with(paragraph, left, right, subject):
            return _clause_before(paragraph, cue, left, hi, frame)
    elif right is None:
        marked = quote_before(paragraph, cue, floor)
        if marked is not None:
            return frame.told(subject=marked[1], left=marked[0], rule=f'clause before "{cue.name}"')
    if after_as and (right is None or paragraph.tags[cue.end] in "mp"):
        right = _after_as(paragraph, cue, start - 1, lo, hi) or right
    if cue.infinitive or (start == lo > 0 and low[lo - 1] == QUOTE):
        return _with_right(paragraph, cue, right, start, lo, hi, frame)
    return frame.reporting(right) if right is not None else None


def _set_off(paragraph: Paragraph, cue: Cue, lo: int, hi: int, floor: int, frame: Frame) -> Frame | None:
    """What a verb reports at the head of its sentence, or behind a comma, a mark or "as"."""
    noted = as_noted_by(paragraph, cue, lo, hi, floor)
    if noted is not None:
        return noted
    inverted = inverted_subject(paragraph, cue, lo, floor, hi)
    if inverted is None:
        opening = at_the_head(paragraph, cue, hi, frame) if cue.start == lo else None
        return opening or asked_aside(paragraph, cue, lo, hi, frame)
    left = words_before(paragraph, cue.group, floor)
    more = after_left(paragraph, left, inverted[1], hi)
    return frame.told(subject=inverted, left=left, right=more, rule=f'"{cue.name}" before its subject')


def _goes_with(paragraph: Paragraph, left: Range, right: Found | None, subject: Range | None) -> bool:
    """Whether what stands before a verb and its subject is what it reports, and not what follows it."""
    low = paragraph.low
    marked = low[left[1] - 1] == QUOTE
    if right is None:
        return True
    if names_a_work(paragraph, left[1] - 1) or not marked:
        return False  # On KTV's “First Light,” the mayor said
    at = right.content[0]
    wanting = subject is not None and wants_attribution(paragraph, left[1] - 1)
    return wanting or low[at - 1] != "that" or low[at] in TIMES


def _headed(paragraph: Paragraph, cue: Cue, subject: Range | None, lo: int) -> Range | None:
    """ "what the mayor called a sham", "a tax that she said was dead": the relative is a part of what is reported."""
    if subject is None or cue.infinitive or cue.form == "ing" or not lo < subject[0] < subject[1] <= cue.group:
        return None
    low, tags, at = paragraph.low, paragraph.tags, subject[0] - 1
    if at > lo and low[at] == "which" and low[at - 1] in PREPOSITIONS:
        return None  # a speech during which she called it a sham
    if low[at] in ("which", "what", "who", "whom") or (low[at] == "that" and at > lo and tags[at - 1] == "n"):
        return at, at + 1
    return None


def _verb_first(paragraph: Paragraph, cue: Cue, hi: int) -> Found | None:
    """ "(which officials say) will cost more", "(what he described) as a sham": the relative is subject or object."""
    named = paragraph.low[cue.end : cue.end + 1] == ["as"] and not cue.entry.frames.isdisjoint("ko")
    if cue.end >= hi or not (named or (paragraph.tags[cue.end] in "xv" and "c" in cue.entry.frames)):
        return None
    return Found((cue.end, clause_end(paragraph, cue.end, hi)), f'clause after "{cue.name}"')


def _after_as(paragraph: Paragraph, cue: Cue, at: int, lo: int, hi: int) -> Found | None:
    """ "As the mayor noted, the port is dead": ``at`` is the "as"."""
    opening = at == lo or (at == lo + 1 and paragraph.low[lo] in ("but", "and"))
    content = after_split(paragraph, cue.end, hi) if opening else None
    return Found(content, f'clause after "as … {cue.name}"') if content else None


def _with_right(
    paragraph: Paragraph, cue: Cue, right: Found | None, start: int, lo: int, hi: int, frame: Frame
) -> Frame | None:
    """The frame with what follows its verb; the words of the sentence before where nothing sure follows."""
    if start == lo > 0 and paragraph.low[lo - 1] == QUOTE and not _sure_report(paragraph, right):
        nothing = right is None and nothing_follows(paragraph, cue.end, hi)
        earlier = asked_before(paragraph, cue, lo, nothing=nothing)
        if earlier is not None:
            return frame.told(left=earlier, rule=f'words before "{cue.name}"')
    if right is None:
        return None
    bare = cue.infinitive and cue.group == cue.start - 1
    if bare and "object" not in right.rule and not _sure_report(paragraph, right):
        return None
    return frame.reporting(right)


def _sure_report(paragraph: Paragraph, right: Found | None) -> bool:
    """Whether what follows "to admit" is words between marks, or a clause with "that" or a question."""
    if right is None:
        return False
    low, at = paragraph.low, right.content[0]
    return low[at] == QUOTE or low[at - 1] == "that" or low[at] in QUESTIONS


def _clause_before(paragraph: Paragraph, cue: Cue, left: Range, hi: int, frame: Frame) -> Frame | None:
    """ "The pact holds, he said (on Monday)", "“No,” he told reporters"."""
    low = paragraph.low
    marked = low[left[1] - 1] == QUOTE
    end = cue.end
    if cue.entry.frames.isdisjoint("cqok"):
        return None  # “No” appealed to him
    if not marked:
        if "a" in cue.entry.frames and not nothing_follows(paragraph, end, hi):
            end = addressee_end(paragraph, end, hi) or end
        ended = nothing_follows(paragraph, end, hi) or low[end:hi] == [":"]  # whose words the next paragraph has
        if not ("c" in cue.entry.frames and ended):
            return None
    more = after_left(paragraph, left, end, hi)
    if more is None and not marked and fragment(paragraph, left):
        return None
    return frame.told(left=left, right=more, rule=f'clause before "{cue.name}"')
