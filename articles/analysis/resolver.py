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

from articles.analysis.drafts import Draft
from articles.analysis.findings import TERM
from articles.analysis.kinds import can_speak, kind_of, title_free
from articles.analysis.lexicon import ROLES
from articles.analysis.memory import Answer
from articles.analysis.person import Person
from articles.analysis.pronouns import GENDER, STOP, Pronouns
from articles.analysis.roles import head_of
from articles.analysis.runs import plain
from articles.analysis.smallwords import PREPOSITIONS
from articles.analysis.standing import ANYBODY, antecedent, calls_somebody, introduced, may_be, met, one_of, they
from articles.spans import Span

WORD = re.compile(r"[^\W_]+(?:[-.'’&][^\W_]+)*\.?")
_new = tuple.__new__  # makes an answer in half the time
_NOBODY = frozenset("i we you my our me us your one it its that which they their what this these".split())
_BEHIND_NAME = PREPOSITIONS | {"and", "who", "or", "jr."}  # small letters that may follow whom a phrase is
_RELATIVE = frozenset("who whom whose that which".split())


class Resolver(Pronouns):
    """Walks the drafts in order of place, remembering who spoke last."""

    def answer(self, draft: Draft) -> Answer:
        if draft.kind is TERM:
            return Answer(None, "")
        if draft.free:
            return self.free(draft)
        if draft.mention is None:
            return Answer(None, "nobody is named")
        mention = self.body[draft.mention[0] : draft.mention[1]]
        words = [mention] if mention.isalpha() else WORD.findall(mention)
        if not words:
            return Answer(None, "nobody is named")
        first = words[0].lower()
        if len(words) == 1:
            low = first.replace("’", "'").partition("'")[0]
            if low in GENDER:
                return self.pronoun(draft, draft.mention, low)
            if low in _RELATIVE:
                return self.relative(draft.mention, low)
        if first == "one" and [word.lower() for word in words] in (["one"], ["one", "of", "them"]):
            group = one_of(self.speakers, self.last, self.paragraph_of(draft.mention.start))
            if group is not None:
                return Answer(group, f'"one": of {self.speakers[group].name}, who spoke before', 0.9)
        if len(words) == 1 and low in _NOBODY:
            answer = self.plural(low)
            return self.before_they(draft.mention) or answer if answer.speaker is None and low == "they" else answer
        return self.phrase(draft.mention, words)

    def before_they(self, mention: Span) -> Answer | None:
        """ "Sailors met. They said": whom the sentence before is about."""
        span = they(self.paragraphs[self.paragraph_of(mention.start)], mention.start)
        if span is None:
            return None
        return self.phrase(span, WORD.findall(self.body[span.start : span.end]))._replace(sure=0.75)

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

    def relative(self, mention: Span, low: str) -> Answer:
        before = antecedent(self.paragraphs[self.paragraph_of(mention.start)], mention.start) if low == "who" else None
        group = before is not None and self.many(before)
        for span, person, _ in self.people.before(mention.start, max(0, mention.start - 200)):
            if (low != "who" and mention.start - span.end > 3) or (group and before is not None and span < before):
                break
            if STOP.search(self.body, span.end, mention.start):
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

    def phrase(self, mention: Span, words: list[str]) -> Answer:
        person = self.head_person(mention)
        if person is not None:
            return _new(Answer, (self.person(person), f"ascribed to {person.name}, named beside it", 1.0, True))
        definite = words[0].lower() in ("the", "this", "that") or words[0].endswith(("'s", "’s", "s’"))
        core = words[1:] if len(words) > 1 and (definite or words[0].lower() in ("a", "an", "one")) else words
        head = head_of(core)
        if (ROLES.get(head, "p") != "p" or words[0].lower() == "one") and (
            person := self.people.behind(self.body, mention[1])
        ) is not None:
            return Answer(self.person(person), f'ascribed to {person.name}: named behind "{" ".join(words)}"')
        owned = any(word.endswith(("'s", "’s")) for word in core[2:-1])  # the former secretary of state's campaign
        known = self.known(mention, words, core, head) if (definite or len(words) == 1) and not owned else None
        if known is not None:
            return known
        if not can_speak(words, head):
            return Answer(None, f'"{" ".join(words)}" names nobody', named=False)
        kind = kind_of(words, core, head)
        name = title_free(self.body[mention[0] : mention[1]])
        index = self.index(f"phrase {name.lower()}", name, kind)
        return _new(Answer, (index, f"ascribed to {name}, named beside it", 0.97, True))

    def head_person(self, mention: Span) -> Person | None:
        """The person a phrase is, not one it only mentions: not "a spokesman for Ruiz", not "Ruiz's lawyer"."""
        begin, stop = mention[0], mention[1]  # quicker than by name, or both at once
        found = self.people.within(mention) or self.people.ending(stop)
        if not found:
            text = self.body[begin:stop]
            shown = text.isupper() or self.titled(mention)  # FURIOUS HALLAM, "Hallam Says It Will Hold"
            return self.people.named((plain(text.split()[-1]),)) if shown else None
        for span, person in found:
            start, end = span[0], span[1]
            before = self.body[begin:start].split()
            printed = self.body[start:end]
            if (end < stop and plain(printed) != printed) or printed[:4].lower() == "the ":
                continue
            if before and before[-1].lower() in PREPOSITIONS:
                continue
            rest = self.body[end:stop].lstrip()
            if rest[:1].islower() and rest.split()[0].strip(",") not in _BEHIND_NAME:
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
