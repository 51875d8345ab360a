"""Interviews in print: a name and a colon, or Q and A, begin what somebody says, and no marks stand around it.

A line of a list looks the same ("Rating: false"), so the labels must take turns, and one of them be somebody's name.

>>> from articles.analysis.tokens import read_paragraph
>>> from articles.spans import BlockKind
>>> lines = ["Ana Ruiz met us.", "Courier: Will it hold?", "Ana Ruiz: It will.", "Courier: Why?", "Ruiz: We built it."]
>>> body, read, at = "\\n".join(lines), [], 0
>>> for line in lines:
...     block = Block(BlockKind.PARAGRAPH, at, at + len(line))
...     read.append((block, read_paragraph(body, block.start, block.end)))
...     at += len(line) + 1
>>> drafts, taken = interview_drafts(body, read)
>>> [(body[slice(*draft.mention)], body[slice(*draft.span)]) for draft in drafts][0], sorted(taken)
(('Ana Ruiz', 'It will.'), [1, 2, 3, 4])
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from articles.analysis.drafts import Draft
from articles.analysis.findings import DIRECT
from articles.analysis.lexicon import GIVEN, HONORIFICS, NOUN_FORMS, ROLES, VERB_KINDS
from articles.analysis.runs import explained, find_runs, role_before
from articles.analysis.smallwords import FIRST_PERSON, SECOND_PERSON
from articles.analysis.tokens import QUOTE, Paragraph
from articles.analysis.transcript import Kind, said
from articles.analysis.wordtags import KNOWN
from articles.spans import Block, BlockKind, Span

Read = Sequence[tuple[Block, Paragraph]]
_NAME = r"[A-Z][\w.'’-]*(?: (?:(?:of|the|for|and|van|von|de|der) )?[A-Z][\w.'’-]*){0,5}"
_LABEL = re.compile(rf"(?P<name>{_NAME})(?:, [A-Z][A-Z. -]{{2,40}})?(?: \([^()\n]{{1,60}}\))?(?P<sign>:)(?=\s|$)")
_LETTER = re.compile(r"(?P<name>Q|A|Me|Question|Answer|QUESTION|ANSWER)(?P<sign>[:.]| [–—-])(?=\s|$)")
_WORD = re.compile(r"\w+(?:[-'’]\w+)*")
_INITIALS, _LONGEST = frozenset("QAM"), 120  # of letters; characters of a label
_QUESTION, _ANSWERS = "?", "!"  # keys of turns that say no name
_FEWEST, _FEWEST_OF_ONE = 4, 3  # turns
_SHARE = 3  # one in so many paragraphs, from the first label to the last one, must have a label
_NEAR = 12  # tokens in which a label ends
_TALK = FIRST_PERSON | SECOND_PERSON | {"?", "yes", "no"}


@dataclass(slots=True)
class _Turn:
    """A label and its sign, by what the speaker is known, and the numbers of the paragraphs that are the turn."""

    label: Span
    sign: Span
    key: str
    paragraphs: list[int]


def interview_drafts(body: str, read: Read) -> tuple[list[Draft], set[int]]:
    """What each says in an interview, and the numbers of the paragraphs that are turns of it.

    The questions are the article's own words, unless whoever asks is a person with a name.
    """
    labelled = _labels(body, read)
    if len(labelled) < 2:
        return [], set()  # what most are
    if body.count(": ") + body.count(":\n") < _FEWEST_OF_ONE and body.count("\nQ") < 2:
        return [], set()
    turns = _turns(body, read, labelled)
    keys = Counter(turn.key for turn in turns)
    if not (_share_the_talk(read, turns, keys) and _is_talk(read, turns)):
        return [], set()
    for turn in turns:
        headings = {number for number in turn.paragraphs[1:] if read[number][0].kind is BlockKind.SUBHEAD}
        turn.paragraphs = [number for number in turn.paragraphs if number not in headings]
    taken = {number for turn in turns for number in turn.paragraphs}
    asked = _asked(read[: turns[0].paragraphs[0]])
    asking = _asking(body, read, turns) | {_QUESTION} if len(keys) > 1 else set()
    if keys.keys() == {_QUESTION}:
        for turn in turns:  # the answers have no letter
            turn.paragraphs, turn.key = turn.paragraphs[1:], _ANSWERS
    drafts = [_draft(body, read, turn, asked) for turn in turns if turn.key not in asking]
    return [draft for draft in drafts if draft.pieces], taken


def _labels(body: str, read: Read) -> dict[int, _Turn]:
    """What begins with a label, by the number of its paragraph."""
    labelled = {}
    for number, (block, paragraph) in enumerate(read):
        start = block.start
        if body.find(":", start, start + _LONGEST) >= 0 or body[start : start + 1] in _INITIALS:
            turn = _labelled(body, number, block, paragraph)
            if turn is not None:
                labelled[number] = turn
    return labelled


def _turns(body: str, read: Read, labelled: Mapping[int, _Turn]) -> list[_Turn]:
    """What begins with a label, each up to the next; none if most paragraphs between them have no label."""
    speaking = _speaking(body, read, list(labelled.values()))
    turns: list[_Turn] = []
    for number, (block, _) in enumerate(read):
        turn = labelled.get(number)
        if turn is not None and turn.key in speaking:
            turns.append(turn)
        elif turns and turn is None and block.kind is not BlockKind.CAPTION:
            turns[-1].paragraphs.append(number)
    if not turns or turns[-1].paragraphs[0] - turns[0].paragraphs[0] > _SHARE * len(turns):
        return []
    last = turns[-1].paragraphs
    while len(last) > 1 and FIRST_PERSON.isdisjoint(read[last[-1]][1].low):
        last.pop()  # "The interview was edited": nobody there speaks of themselves
    return turns


def _labelled(body: str, number: int, block: Block, paragraph: Paragraph) -> _Turn | None:
    """The turn that begins with a paragraph, if that begins with a label."""
    start = block.start
    lettered = _LETTER.match(body, start, block.end) if body[start : start + 1] in _INITIALS else None
    if lettered is None and body.find(":", start, start + _LONGEST) < 0:
        return None
    found = lettered or _LABEL.match(body, start, block.end)
    if found is None or block.kind is BlockKind.HEADLINE or _marked_behind(paragraph, found.end()):
        return None
    key = found["name"].rstrip(".").split()[-1].lower()
    if lettered:
        key = _ANSWERS if key[0] == "a" else _QUESTION
    return _Turn(Span(*found.span("name")), Span(*found.span("sign")), key, [number])


def _speaking(body: str, read: Read, labelled: list[_Turn]) -> set[str]:
    """Whose labels are speakers': letters, people, and who asks; not "Rating", "Read more", "Video"."""
    words = Counter(_WORD.findall(body))
    printed = Counter(body[slice(*turn.label)].split()[-1] for turn in labelled)
    people = set()
    for turn in labelled:
        name = turn.key.title()
        known = _is_titled(body, turn) or words[name] > printed[name]  # the text has it elsewhere too
        if known and not _is_plain(body, turn, words):
            people.add(turn.key)
    return people | _asking(body, read, labelled) | {_QUESTION, _ANSWERS}


def _marked_behind(paragraph: Paragraph, end: int) -> bool:
    """Whether words between marks follow the label: they are quoted, and the rules for quotes read them."""
    after = next((at for at, start in enumerate(paragraph.starts[:_NEAR]) if start >= end), None)
    return after is not None and paragraph.low[after] == QUOTE


def _is_plain(body: str, turn: _Turn, text: Mapping[str, int]) -> bool:
    """Whether a label is words of the language: "Rating", "Read more"; ``text``: how often the text has which word."""
    words = [word.lower().rstrip(".") for word in body[slice(*turn.label)].split()]
    return ROLES.keys().isdisjoint(words) and all(
        word in KNOWN or word in VERB_KINDS or word in NOUN_FORMS or word in text for word in words
    )


def _share_the_talk(read: Read, turns: list[_Turn], keys: Counter[str]) -> bool:
    """Whether some ask and others answer, by letter or by name; or one is named and answers questions without a name.

    Of the latter's paragraphs the one before the next answer is a question, which is taken away.
    """
    if keys.keys() == {_QUESTION}:
        return len(turns) > 1 and all(len(turn.paragraphs) > 1 for turn in turns)
    if keys.keys() == {_QUESTION, _ANSWERS}:
        return keys[_QUESTION] > 1
    if len(keys) != 1:
        return len(turns) >= _FEWEST and len(keys) * 2 <= len(turns) + 1
    if len(turns) < _FEWEST_OF_ONE or any(len(turn.paragraphs) < 2 for turn in turns[:-1]):
        return False
    questions = [turn.paragraphs.pop() for turn in turns[:-1]]
    return sum("?" in read[number][1].low for number in questions) * 2 > len(questions)


def _is_talk(read: Read, turns: list[_Turn]) -> bool:
    """Whether at least half of the turns ask, answer yes or no, or say I or you: a list of figures does not."""
    talk = sum(any(not _TALK.isdisjoint(read[number][1].low) for number in turn.paragraphs) for turn in turns)
    return talk * 2 >= len(turns)


def _is_titled(body: str, turn: _Turn) -> bool:
    """Whether a label is a person's by itself: it has a given name, a title or a role."""
    words = body[slice(*turn.label)].split()
    return any(word.title() in GIVEN or word.lower() in HONORIFICS or word.lower() in ROLES for word in words)


def _asking(body: str, read: Read, turns: list[_Turn]) -> set[str]:
    """Who mostly asks and is no person by name: the paper that prints the interview."""
    times = Counter(turn.key for turn in turns)
    questions = Counter(turn.key for turn in turns if any("?" in read[number][1].low for number in turn.paragraphs))
    people = {turn.key for turn in turns if _is_titled(body, turn)}
    return {key for key in times if questions[key] * 2 > times[key] and key not in people}


def _asked(before: Read) -> Span | None:
    """Whom the text before the first question brings in: the first name with a role or a given name, titles last."""
    for _, paragraph in sorted(before, key=lambda item: item[1].titled):
        for run in find_runs(paragraph):
            known = len(run.words) > 1 and (run.words[0] in GIVEN or explained(paragraph, run))
            if known or role_before(paragraph, run):
                return paragraph.span(run.core, run.end)
    return None


def _draft(body: str, read: Read, turn: _Turn, asked: Span | None) -> Draft:
    """The words of a turn, without what happens in the room; ``asked`` says what only a letter stands before."""
    pieces = [
        part.span
        for number in turn.paragraphs
        for part in said(body, max(read[number][0].start, turn.sign.end), read[number][0].end, "-")
        if part.kind is Kind.SPEECH
    ]
    named = turn.key != _ANSWERS
    return Draft(
        DIRECT,
        Span(pieces[0].start, pieces[-1].end) if pieces else turn.sign,
        pieces,
        cue=turn.sign if named else None,
        lemma=":" if named else "",
        mention=turn.label if named else asked,
        rule="a name and a colon in an interview" if named else "an answer in an interview",
    )
