"""Whom the words beside a quote mean, read in order of place: a name, a pronoun, a role, somebody unnamed.

>>> from articles.analysis.quotes import find_drafts
>>> from articles.spans import Block, BlockKind
>>> body = "Mayor Ana Ruiz spoke. “We will sign,” she said."
>>> drafts, paragraphs = find_drafts(body, [Block(BlockKind.PARAGRAPH, 0, len(body))])
>>> Resolver(body, paragraphs, drafts).answer(drafts[0]).reason
'ascribed to Ana Ruiz: "she", last woman named'
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from typing import NamedTuple

from articles.analysis.drafts import Draft, mention_ends
from articles.analysis.findings import PERSON, TERM, SpeakerKind
from articles.analysis.kinds import can_speak, kind_of, title_free
from articles.analysis.lexicon import BODIES, ROLES
from articles.analysis.names import People, Person
from articles.analysis.roles import head_of
from articles.analysis.runs import plain
from articles.analysis.smallwords import PREPOSITIONS
from articles.analysis.standing import ANYBODY, Speaker, antecedent, calls_somebody, introduced, may_be, met, one_of
from articles.analysis.tokens import Paragraph
from articles.analysis.uttered import SPEECHES
from articles.spans import Span

WORD = re.compile(r"[^\W_]+(?:[-.'’&][^\W_]+)*\.?")
_STOP = re.compile(r"\.(?!,)")  # of a sentence: not "Ariz., who"
_GENDER = {"he": "m", "his": "m", "him": "m", "she": "f", "her": "f"}
_new = tuple.__new__  # makes an answer in half the time
_NOBODY = frozenset("i we you my our me us your one it its that which they their what this these".split())
_RELATIVE = frozenset("who whom whose that which".split())
_FAR, _FARTHER = 3, 8  # paragraphs back in which a pronoun finds its name, and where nobody else fits
_WHICH = (" in which ", " at which ", " during which ", " after which ")
_WHOSE = ("its", "his", "her", "their", "my", "our")
# How often a pronoun's name is right (measured): one person near fits it, it carries on, several fit.
_ONE_FITS, _SAME, _SEVERAL_FIT = 0.95, 0.9, 0.7


class Answer(NamedTuple):
    """Who speaks, as an index, and why; ``named`` is False where the words beside the quote are nobody's name."""

    speaker: int | None
    reason: str
    sure: float = 1.0
    named: bool = True


class Resolver:
    """Walks the drafts in order of place, remembering who spoke last."""

    def __init__(self, body: str, paragraphs: Sequence[Paragraph], drafts: Sequence[Draft] = ()) -> None:
        self.body = body
        self.people = People(paragraphs, mention_ends(body, drafts))
        self.starts = [paragraph.start for paragraph in paragraphs]
        self.paragraphs = paragraphs
        self.speakers: list[Speaker] = []
        self.by_key: dict[str | int, int] = {}
        self.last: int | None = None
        self.last_at = -1
        self.last_mention: Span | None = None

    def paragraph_of(self, position: int) -> int:
        return bisect_right(self.starts, position, 1) - 1

    def since(self, position: int, back: int) -> int:
        return self.starts[max(0, self.paragraph_of(position) - back)] if self.starts else 0

    def index(self, key: str | int, name: str, kind: SpeakerKind, person: Person | None = None) -> int:
        if key not in self.by_key:
            self.by_key[key] = len(self.speakers)
            self.speakers.append(Speaker(name, kind, person))
        return self.by_key[key]

    def person(self, person: Person) -> int:
        return self.index(id(person), person.name, PERSON, person)

    def answer(self, draft: Draft) -> Answer:
        if draft.kind is TERM:
            return Answer(None, "")
        if draft.free:
            return self.free(draft)
        if draft.mention is None:
            return Answer(None, "nobody is named")
        mention = self.body[draft.mention.start : draft.mention.end]
        words = [mention] if mention.isalpha() else WORD.findall(mention)
        if not words:
            return Answer(None, "nobody is named")
        first = words[0].lower()
        if len(words) == 1:
            low = first.replace("’", "'").partition("'")[0]
            if low in _GENDER:
                return self.pronoun(draft, draft.mention, low)
            if low in _RELATIVE:
                return self.relative(draft.mention, low)
        if first == "one" and [word.lower() for word in words] in (["one"], ["one", "of", "them"]):
            group = one_of(self.speakers, self.last, self.paragraph_of(draft.mention.start))
            if group is not None:
                return Answer(group, f'"one": of {self.speakers[group].name}, who spoke before', 0.9)
        if len(words) == 1 and low in _NOBODY:
            return self.plural(low)
        return self.phrase(draft.mention, words)

    def free(self, draft: Draft) -> Answer:
        """Nobody is named beside it: who spoke last, or whom the paragraph before is about."""
        about = self.head_person(draft.mention) if draft.mention is not None else None
        if about is not None:
            return Answer(self.person(about), f"{about.name} is whom the sentence is about", 0.9)
        here = self.paragraph_of(draft.span.start)
        if self.last is not None and self.last_at >= here - 1:
            return Answer(self.last, f"carries on: {self.speakers[self.last].name} spoke last", 0.95)
        for _, person, _ in sorted(
            self.people.before(draft.span.start, self.since(draft.span.start, 1)), key=lambda m: (not m[2], -m[0].start)
        ):
            return Answer(self.person(person), f"carries on: {person.name} was named last", 0.5)
        return Answer(None, "nobody is named")

    def pronoun(self, draft: Draft, mention: Span, low: str) -> Answer:
        gender = _GENDER[low]
        noun = "man" if gender == "m" else "woman"
        ranked: dict[int, tuple[float, Person]] = {}
        here = self.paragraph_of(mention.start)
        last = self.speakers[self.last].person if self.last is not None else None
        fitting = ("", gender)
        relative = self.body.endswith(_WHICH, 0, mention.start)  # Tan's speech, during which he
        steps, near = 0, False  # near: somebody who fits is named in the same paragraph
        for span, person, first in self.people.before(mention.start, self.since(mention.start, _FAR)):
            if person.gender not in fitting or any(piece.holds(span) for piece in draft.pieces):
                continue
            back = here - self.paragraph_of(span.start)
            near = near or back == 0
            if person is last and here > self.last_at >= here - back:
                back, first = here - self.last_at, True  # "he said" there
            within = draft.span.holds(span)
            score = -2.0 * back - 0.3 * steps + (2.5 if first else 0.0)
            score += (1.5 if person is last else 0.0) + (0.5 if person.gender == gender else 0.0)
            compared = " than " in self.body[max(span.start - 10, 0) : span.start]  # no kinder than Mr. Tan was
            owner = steps == 0 and (relative or (not within and self.spoke_of(span, mention)))
            score += 4.0 * owner - 2.0 * within - 3.0 * (compared and not relative)
            if id(person) not in ranked or score > ranked[id(person)][0]:
                ranked[id(person)] = (score, person)
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
        if self.body[span.end - 2 : span.end] not in ("'s", "’s") or _STOP.search(between):
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

    def relative(self, mention: Span, low: str) -> Answer:
        before = antecedent(self.paragraphs[self.paragraph_of(mention.start)], mention.start) if low == "who" else None
        group = before is not None and self.many(before)
        for span, person, _ in self.people.before(mention.start, max(0, mention.start - 200)):
            if (low != "who" and mention.start - span.end > 3) or (group and before is not None and span < before):
                break
            if _STOP.search(self.body, span.end, mention.start):
                break
            return Answer(self.person(person), f'ascribed to {person.name}: "{low}" after the name', 0.8)
        if before is None:
            return Answer(None, f'"{low}": nobody named before it')
        answer = self.phrase(before, WORD.findall(self.body[before.start : before.end]))
        return answer._replace(sure=min(answer.sure, 0.8))

    def many(self, span: Span) -> bool:
        """Whether a phrase means several people: "several delegates"."""
        words = WORD.findall(self.body[span.start : span.end])
        return bool(words) and ROLES.get(head_of(words)) == "p"

    def plural(self, low: str) -> Answer:
        kinds = (
            (SpeakerKind.BODY,) if low in ("it", "its") else (SpeakerKind.GROUP, SpeakerKind.BODY, SpeakerKind.UNNAMED)
        )
        if low in ("it", "its", "they", "their") and self.last is not None and self.speakers[self.last].kind in kinds:
            return Answer(self.last, f'"{low}": {self.speakers[self.last].name} spoke last', 0.75)
        return Answer(None, f'"{low}": not resolved')

    def phrase(self, mention: Span, words: list[str]) -> Answer:
        person = self.head_person(mention)
        if person is not None:
            return _new(Answer, (self.person(person), f"ascribed to {person.name}, named beside it", 1.0, True))
        definite = words[0].lower() in ("the", "this", "that") or words[0].endswith(("'s", "’s", "s’"))
        core = words[1:] if len(words) > 1 and (definite or words[0].lower() in ("a", "an", "one")) else words
        head = head_of(core)
        if (ROLES.get(head, "p") != "p" or words[0].lower() == "one") and (
            person := self.people.behind(self.body, mention.end)
        ) is not None:
            return Answer(self.person(person), f'ascribed to {person.name}: named behind "{" ".join(words)}"')
        known = self.known(mention, words, core, head) if definite or len(words) == 1 else None
        if known is not None:
            return known
        if not can_speak(words, head):
            return Answer(None, f'"{" ".join(words)}" names nobody', named=False)
        kind = kind_of(words, core, head)
        name = title_free(self.body[mention.start : mention.end])
        index = self.index(f"phrase {name.lower()}", name, kind)
        return _new(Answer, (index, f"ascribed to {name}, named beside it", 0.97, True))

    def head_person(self, mention: Span) -> Person | None:
        """The person a phrase is, not one it only mentions: not "a spokesman for Ruiz", not "Ruiz's lawyer"."""
        found = self.people.within(mention) or self.people.ending(mention.end)
        text = self.body[mention.start : mention.end]
        if not found and (text.isupper() or self.titled(mention)):  # FURIOUS HALLAM, "Hallam Says It Will Hold"
            return self.people.named((plain(text.split()[-1]),))
        for span, person in found:
            before = self.body[mention.start : span.start].split()
            printed = self.body[span.start : span.end]
            if (plain(printed) != printed and span.end < mention.end) or printed[:4].lower() == "the ":
                continue
            if before and before[-1].lower() in PREPOSITIONS:
                continue
            rest = self.body[span.end : mention.end].lstrip()
            if rest[:1].islower() and rest.split()[0].strip(",") not in PREPOSITIONS | {"and", "who", "or", "jr."}:
                continue  # one Trump confidant
            return person
        return None

    def known(self, mention: Span, words: list[str], core: list[str], head: str) -> Answer | None:
        """Somebody met before whom a phrase stands for: "the minister", "the official"."""
        named = " ".join(words)
        person = self.people.holder(core) if head in ROLES else None
        if person is not None and (words != core or self.titled(mention)):  # "Minister: no comment"
            if (spoke := self.rather(person, mention, core, head)) is not None:
                return spoke
            return Answer(self.person(person), f'ascribed to {person.name}: "{named}"', 0.75)
        if words[0].lower() not in ("the", "this", "that"):
            return None
        here = self.paragraph_of(mention.start)
        index = met(self.speakers, core, here)
        if index is None and len(core) == 1 and (head in ROLES or head in ANYBODY):
            brought = self.introduced(mention, here, head)
            index = brought.speaker if brought is not None else None
        if index is None and calls_somebody(head) and head not in ANYBODY:
            index = self.just_spoke(core, head, here)
            if index is not None:
                name = self.speakers[index].name
                return Answer(index, f'ascribed to {name}, who spoke before: "{named}" is nobody else here', 0.75)
        if index is None:
            return None
        return Answer(index, f'ascribed to {self.speakers[index].name}: "{named}", who spoke before', 0.9)

    def rather(self, person: Person, mention: Span, core: list[str], head: str) -> Answer | None:
        """Who has just spoken and may be meant by a role, where who holds it is only named farther down."""
        if any(found is person for _, found, _ in self.people.before(mention.start, 0)):
            return None
        index = self.just_spoke(core, head, self.paragraph_of(mention.start))
        if index is None:
            return None
        return Answer(index, f'ascribed to {self.speakers[index].name}, who spoke before: "{" ".join(core)}"', 0.75)

    def just_spoke(self, core: list[str], head: str, here: int) -> int | None:
        """Who has just spoken, if the role may be theirs."""
        last = self.speakers[self.last] if self.last is not None and self.last_at >= here - 1 else None
        return self.last if last is not None and may_be(last, core, head) else None

    def introduced(self, mention: Span, here: int, head: str) -> Answer | None:
        """Whoever was brought in with "a" in this paragraph or the one before: "a source"."""
        for number in range(here, max(-1, here - 2), -1):
            span = introduced(self.paragraphs[number], mention.start, head)
            if span is not None:
                return self.phrase(span, WORD.findall(self.body[span.start : span.end]))
        return None

    def titled(self, mention: Span) -> bool:
        return self.paragraphs[self.paragraph_of(mention.start)].titled
