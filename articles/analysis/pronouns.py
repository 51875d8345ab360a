"""Whom "he", "she", "it" and "they" mean: by gender, by who is near, by who spoke last.

>>> from articles.analysis.drafts import Draft
>>> from articles.analysis.findings import DIRECT
>>> from articles.analysis.tokens import read_paragraph
>>> from articles.spans import Span
>>> body = "Mayor Ana Ruiz spoke. “We will sign,” she said."
>>> pronouns = Pronouns(body, [read_paragraph(body, 0, len(body))])
>>> pronouns.pronoun(Draft(DIRECT, Span(23, 36)), Span(38, 41), "she").reason
'ascribed to Ana Ruiz: "she", last woman named'
"""

from __future__ import annotations

import re

from articles.analysis.drafts import Draft
from articles.analysis.findings import SpeakerKind
from articles.analysis.lexicon import BODIES, ROLES
from articles.analysis.memory import Answer, Memory
from articles.analysis.person import Person
from articles.analysis.roles import head_of
from articles.analysis.uttered import SPEECHES
from articles.spans import Span

STOP = re.compile(r"\.(?!,)")  # of a sentence: not "Ariz., who"
GENDER = {"he": "m", "his": "m", "him": "m", "she": "f", "her": "f"}
_FAR, _FARTHER = 3, 8  # paragraphs back in which a pronoun finds its name, and where nobody else fits
_WHICH = (" in which ", " at which ", " during which ", " after which ")
_WHOSE = ("its", "his", "her", "their", "my", "our")
# How often a pronoun's name is right (measured): one person near fits it, it carries on, several fit.
_ONE_FITS, _SAME, _SEVERAL_FIT = 0.95, 0.9, 0.7


def _holds(pieces: list[Span], span: Span) -> bool:
    """Whether a place lies within words between marks."""
    return any(piece.holds(span) for piece in pieces)


class Pronouns(Memory):
    """Finds out whom a pronoun beside a quote means."""

    def pronoun(self, draft: Draft, mention: Span, low: str) -> Answer:
        gender = GENDER[low]
        noun = "man" if gender == "m" else "woman"
        ranked: dict[int, tuple[float, Person]] = {}
        here = self.paragraph_of(mention.start)
        last = self.speakers[self.last].person if self.last is not None else None
        fitting = ("", gender)
        relative = self.body.endswith(_WHICH, 0, mention.start)  # Tan's speech, during which he
        steps, near = 0, False  # near: somebody who fits is named in the same paragraph
        since, (begin, stop) = self.starts[here], draft.span  # quicker than by name, for each of many
        for span, person, first in self.people.before(mention.start, self.since(mention.start, _FAR)):
            if person.gender not in fitting:
                continue
            start, end = span[0], span[1]
            within = begin <= start and end <= stop
            if within and _holds(draft.pieces, span):
                continue
            back = here - self.paragraph_of(start) if start < since else 0
            near = near or back == 0
            if person is last and here > self.last_at >= here - back:
                back, first = here - self.last_at, True  # "he said" there
            score = -2.0 * back - 0.3 * steps + (2.5 if first else 0.0)
            score += (1.5 if person is last else 0.0) + (0.5 if person.gender == gender else 0.0)
            compared = " than " in self.body[max(start - 10, 0) : start]  # no kinder than Mr. Tan was
            owner = steps == 0 and (relative or (not within and self.spoke_of(span, mention)))
            score += 4.0 * owner - 2.0 * within - 3.0 * (compared and not relative)
            known = id(person)
            if known not in ranked or score > ranked[known][0]:
                ranked[known] = (score, person)
            steps += 1
        order = sorted(ranked.values(), key=lambda item: -item[0])
        if last is not None and last.guessed and self.last_at == here and not near:
            last.gender, order = gender, [(0.0, last)]  # nobody else can be meant, whatever the given name suggests
        if not order and last is not None and last.gender in ("", gender) and self.last_at >= here - 6:
            order = [(0.0, last)]
        if self.bare_name_since(order, here):
            return self.same_role(low)
        if not order:
            return self.farther(mention, gender, noun) or self.same_role(low)
        person = order[0][1]
        person.gender = person.gender or gender
        if len(order) == 1:
            return Answer(self.person(person), f'ascribed to {person.name}: "{low}", last {noun} named', _ONE_FITS)
        if person is last and self.last_at == here:
            return Answer(self.person(person), f'ascribed to {person.name}: "{low}", who spoke just before', _SAME)
        reason = f'ascribed to {person.name}: "{low}", of {len(order)} people it may be the one named last or most'
        return Answer(self.person(person), reason, _SEVERAL_FIT)

    def spoke_of(self, span: Span, mention: Span) -> bool:
        """Whether somebody's speech stands before a pronoun: "In Ruiz's speech he", "Ruiz's remarks, when he"."""
        between = self.body[span.end : mention.start]
        if self.body[span.end - 2 : span.end] not in ("'s", "’s") or STOP.search(between):
            return False
        return not SPEECHES.isdisjoint(between.split()[:3])

    def farther(self, mention: Span, gender: str, noun: str) -> Answer | None:
        """The last man or woman named farther back, unless somebody unnamed, who may be one, has just spoken."""
        here = self.paragraph_of(mention.start)
        last = self.speakers[self.last] if self.last is not None else None
        if last is not None and last.person is None:
            theirs = ROLES.get(head_of(last.words), "")
            if self.last_at == here or theirs == gender or not last.words[0].startswith(_WHOSE):
                return None
        for _, person, _ in self.people.before(mention.start, self.since(mention.start, _FARTHER)):
            if person.gender == gender:
                return Answer(self.person(person), f"ascribed to {person.name}: last {noun} named, farther back", 0.8)
        return None

    def bare_name_since(self, order: list[tuple[float, Person]], here: int) -> bool:
        """Whether somebody known by a bare name spoke after everybody else who fits was named."""
        last = self.speakers[self.last] if self.last is not None else None
        if last is None or last.person is not None or last.kind is not SpeakerKind.BODY or self.last_at < here - 1:
            return False
        return last.name.isalpha() and last.name[0].isupper() and last.name.lower() not in BODIES and not order

    def same_role(self, low: str) -> Answer:
        """A pronoun with no name near: the unnamed source or role that spoke last."""
        last = self.speakers[self.last] if self.last is not None else None
        if last is not None and last.person is None and last.kind is not SpeakerKind.GROUP:
            return Answer(self.last, f'"{low}": {last.name} spoke last', 0.75)
        return Answer(None, f'"{low}": no name before it fits')

    def plural(self, low: str) -> Answer:
        kinds = (
            (SpeakerKind.BODY,) if low in ("it", "its") else (SpeakerKind.GROUP, SpeakerKind.BODY, SpeakerKind.UNNAMED)
        )
        if low in ("it", "its", "they", "their") and self.last is not None and self.speakers[self.last].kind in kinds:
            return Answer(self.last, f'"{low}": {self.speakers[self.last].name} spoke last', 0.75)
        return Answer(None, f'"{low}": not resolved')
