"""Who the mentions are: one speaker for a person's names, roles and pronouns; bodies, groups and unnamed sources too.

>>> from articles.analysis.quotes import find_drafts
>>> from articles.spans import Block, BlockKind
>>> body = "Mayor Ana Ruiz spoke. “We will sign,” she said."
>>> blocks = [Block(BlockKind.PARAGRAPH, 0, len(body))]
>>> quotes, speakers = resolve(body, *find_drafts(body, blocks))
>>> (speakers[0].name, quotes[0].reason)
('Ana Ruiz', 'ascribed to Ana Ruiz: "she", last woman named')
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from typing import NamedTuple

from articles.analysis.drafts import Draft
from articles.analysis.findings import Channel, FoundQuote, FoundSpeaker, QuoteKind, SpeakerKind
from articles.analysis.kinds import can_speak, kind_of, title_free
from articles.analysis.lexicon import BODIES, ROLES
from articles.analysis.names import People, Person
from articles.analysis.phrases import PREPOSITIONS
from articles.analysis.runs import plain
from articles.analysis.scores import score_of
from articles.analysis.standing import Speaker, head_of, holder, met, one_of
from articles.analysis.tokens import Paragraph
from articles.spans import Span

_WORD = re.compile(r"[^\W_]+(?:[-.'’&][^\W_]+)*\.?")
_GENDER = {"he": "m", "his": "m", "him": "m", "she": "f", "her": "f"}
_NOBODY = frozenset("i we you my our me us your one it its that which they their what this these".split())
_FAR = 3  # paragraphs back in which a pronoun finds its name
# How often a pronoun's name is right (measured): one person near fits it, it carries on, several fit.
_ONE_FITS, _SAME, _SEVERAL_FIT = 0.95, 0.9, 0.7


class _Answer(NamedTuple):
    speaker: int | None
    reason: str
    sure: float = 1.0


class _Resolver:
    """Walks the drafts in order of place, remembering who spoke last."""

    def __init__(self, body: str, paragraphs: Sequence[Paragraph], drafts: Sequence[Draft] = ()) -> None:
        self.body = body
        self.people = People(paragraphs, frozenset(draft.mention.end for draft in drafts if draft.mention))
        self.starts = [paragraph.start for paragraph in paragraphs]
        self.paragraphs = paragraphs
        self.speakers: list[Speaker] = []
        self.by_key: dict[str, int] = {}
        self.last: int | None = None
        self.last_at = -1
        self.last_mention: Span | None = None

    def paragraph_of(self, position: int) -> int:
        return max(0, bisect_right(self.starts, position) - 1)

    def since(self, position: int, back: int) -> int:
        return self.starts[max(0, self.paragraph_of(position) - back)] if self.starts else 0

    def index(self, key: str, name: str, kind: SpeakerKind, person: Person | None = None) -> int:
        if key not in self.by_key:
            self.by_key[key] = len(self.speakers)
            self.speakers.append(Speaker(name, kind, person))
        return self.by_key[key]

    def person(self, person: Person) -> int:
        return self.index(f"person {id(person)}", person.name, SpeakerKind.PERSON, person)

    def answer(self, draft: Draft) -> _Answer:
        if draft.kind is QuoteKind.TERM:
            return _Answer(None, "")
        if draft.mention is None:
            return self.free(draft) if draft.free else _Answer(None, "nobody is named")
        words = _WORD.findall(self.body[draft.mention.start : draft.mention.end])
        if not words:
            return _Answer(None, "nobody is named")
        low = words[0].lower().replace("’", "'").partition("'")[0]
        if len(words) == 1 and low in _GENDER:
            return self.pronoun(draft, draft.mention, low)
        if len(words) == 1 and low in ("who", "whom", "whose", "that", "which"):
            return self.relative(draft.mention, low)
        if words[0].lower() == "one" and [word.lower() for word in words] in (["one"], ["one", "of", "them"]):
            group = one_of(self.speakers, self.last, self.paragraph_of(draft.mention.start))
            if group is not None:
                return _Answer(group, f'"one": of {self.speakers[group].name}, who spoke before', 0.8)
        if len(words) == 1 and low in _NOBODY:
            return self.plural(low)
        return self.phrase(draft.mention, words)

    def free(self, draft: Draft) -> _Answer:
        """Nobody is named beside it: who spoke last, or whom the paragraph before is about."""
        here = self.paragraph_of(draft.span.start)
        if self.last is not None and self.last_at >= here - 1:
            return _Answer(self.last, f"carries on: {self.speakers[self.last].name} spoke last", 0.95)
        for _, person, _ in sorted(
            self.people.before(draft.span.start, self.since(draft.span.start, 1)), key=lambda m: (not m[2], -m[0].start)
        ):
            return _Answer(self.person(person), f"carries on: {person.name} was named last", 0.5)
        return _Answer(None, "nobody is named")

    def pronoun(self, draft: Draft, mention: Span, low: str) -> _Answer:
        gender = _GENDER[low]
        noun = "man" if gender == "m" else "woman"
        ranked: dict[int, tuple[float, Person]] = {}
        here = self.paragraph_of(mention.start)
        last = self.speakers[self.last].person if self.last is not None else None
        steps = 0
        for span, person, first in self.people.before(mention.start, self.since(mention.start, _FAR)):
            if person.gender not in ("", gender) or any(piece.holds(span) for piece in draft.pieces):
                continue
            score = -2.0 * (here - self.paragraph_of(span.start)) - 0.3 * steps + (2.5 if first else 0.0)
            score += (1.5 if person is last else 0.0) + (0.5 if person.gender == gender else 0.0)
            score -= 2.0 if draft.span.holds(span) else 0.0
            if id(person) not in ranked or score > ranked[id(person)][0]:
                ranked[id(person)] = (score, person)
            steps += 1
        order = sorted(ranked.values(), key=lambda item: -item[0])
        if not order and last is not None and last.gender in ("", gender) and self.last_at >= here - 6:
            order = [(0.0, last)]
        if self.bare_name_since(order, here) or not order:
            return self.same_role(low)
        person = order[0][1]
        person.gender = person.gender or gender
        if len(order) == 1:
            return _Answer(self.person(person), f'ascribed to {person.name}: "{low}", last {noun} named', _ONE_FITS)
        if person is last and self.last_at == here:
            return _Answer(self.person(person), f'ascribed to {person.name}: "{low}", who spoke just before', _SAME)
        reason = f'ascribed to {person.name}: "{low}", of {len(order)} people it may be the one named last or most'
        return _Answer(self.person(person), reason, _SEVERAL_FIT)

    def bare_name_since(self, order: list[tuple[float, Person]], here: int) -> bool:
        """Whether somebody known by a bare name spoke after everybody else who fits was named."""
        last = self.speakers[self.last] if self.last is not None else None
        if last is None or last.person is not None or last.kind is not SpeakerKind.BODY or self.last_at < here - 1:
            return False
        return last.name.isalpha() and last.name[0].isupper() and last.name.lower() not in BODIES and not order

    def same_role(self, low: str) -> _Answer:
        """A pronoun with no name near: the unnamed source or role that spoke last."""
        last = self.speakers[self.last] if self.last is not None else None
        if last is not None and last.person is None and last.kind is not SpeakerKind.GROUP:
            return _Answer(self.last, f'"{low}": {last.name} spoke last', 0.6)
        return _Answer(None, f'"{low}": no name before it fits')

    def relative(self, mention: Span, low: str) -> _Answer:
        for span, person, _ in self.people.before(mention.start, max(0, mention.start - 200)):
            if low != "who" and mention.start - span.end > 3:
                break
            if "." in self.body[span.end : mention.start]:
                break
            return _Answer(self.person(person), f'ascribed to {person.name}: "{low}" after the name', 0.8)
        return _Answer(None, f'"{low}": nobody named before it')

    def plural(self, low: str) -> _Answer:
        kinds = (
            (SpeakerKind.BODY,) if low in ("it", "its") else (SpeakerKind.GROUP, SpeakerKind.BODY, SpeakerKind.UNNAMED)
        )
        if low in ("it", "its", "they", "their") and self.last is not None and self.speakers[self.last].kind in kinds:
            return _Answer(self.last, f'"{low}": {self.speakers[self.last].name} spoke last', 0.6)
        return _Answer(None, f'"{low}": not resolved')

    def phrase(self, mention: Span, words: list[str]) -> _Answer:
        person = self.head_person(mention)
        if person is not None:
            return _Answer(self.person(person), f"ascribed to {person.name}, named beside it")
        definite = words[0].lower() in ("the", "this", "that") or words[0].endswith(("'s", "’s", "s’"))
        core = words[1:] if len(words) > 1 and (definite or words[0].lower() in ("a", "an", "one")) else words
        head = head_of(core)
        known = self.known(mention, words, core, head) if definite or len(words) == 1 else None
        if known is not None:
            return known
        if not can_speak(words, head):
            return _Answer(None, f'"{" ".join(words)}" names nobody')
        kind = kind_of(words, core, head)
        name = title_free(self.body[mention.start : mention.end])
        return _Answer(self.index(f"phrase {name.lower()}", name, kind), f"ascribed to {name}, named beside it", 0.97)

    def head_person(self, mention: Span) -> Person | None:
        """The person a phrase is, not one it only mentions: not "a spokesman for Ruiz", not "Ruiz's lawyer"."""
        found = self.people.within(mention) or self.people.ending(mention.end)
        text = self.body[mention.start : mention.end]
        if not found and text.isupper():  # FURIOUS HALLAM
            return self.people.named((plain(text.split()[-1]),))
        for span, person in found:
            before = self.body[mention.start : span.start].split()
            printed = self.body[span.start : span.end]
            if plain(printed) != printed and span.end < mention.end:
                continue
            if before and before[-1].lower() in PREPOSITIONS:
                continue
            rest = self.body[span.end : mention.end].lstrip()
            if rest[:1].islower() and rest.split()[0].strip(",") not in PREPOSITIONS | {"and", "who", "or", "jr."}:
                continue  # one Trump confidant
            return person
        return None

    def known(self, mention: Span, words: list[str], core: list[str], head: str) -> _Answer | None:
        """Somebody met before whom a phrase stands for: "the minister", "the official"."""
        named = " ".join(words)
        person = holder(self.people.all, core) if head in ROLES else None
        if person is not None and (words != core or self.heads(mention)):
            return _Answer(self.person(person), f'ascribed to {person.name}: "{named}"', 0.7)
        if words[0].lower() not in ("the", "this", "that"):
            return None
        index = met(self.speakers, core, self.paragraph_of(mention.start))
        if index is None:
            return None
        return _Answer(index, f'ascribed to {self.speakers[index].name}: "{named}", who spoke before', 0.8)

    def heads(self, mention: Span) -> bool:
        """Whether a mention stands in a headline: "Minister: no comment"."""
        return self.paragraphs[self.paragraph_of(mention.start)].titled


def _post_speakers(resolver: _Resolver, draft: Draft) -> tuple[_Answer, int | None]:
    """A post's author, and who is quoted in it: then the author only passes the words on."""
    name = draft.author or draft.handle
    author = _by_last_words(resolver, name)
    if author is not None and author.name.split()[0] in name:
        index = resolver.person(author)
    else:
        index = resolver.index(f"author {name.lower()}", *_author(name))
    if draft.mention is None:
        return _Answer(index, f"words of {name}'s post"), None
    words = _WORD.findall(resolver.body[draft.mention.start : draft.mention.end])
    known = _by_last_words(resolver, " ".join(words))
    answer = _Answer(resolver.person(known), "") if known else resolver.phrase(draft.mention, words)
    return _Answer(answer.speaker, f"named before a colon in {name}'s post"), index


def _by_last_words(resolver: _Resolver, name: str) -> Person | None:
    """The person a printed name ends with: "U.S. Secretary of State Marco Rubio"."""
    words = name.split()
    if len(words) < 2:
        return None
    known = resolver.people.named(words[-1:])
    return known if known is not None and known.name.split()[0] in words else None


def _author(name: str) -> tuple[str, SpeakerKind]:
    words = [word for word in name.split() if not word[:1].isdigit()]
    return name, SpeakerKind.PERSON if len(words) > 1 and len(words) == len(name.split()) else SpeakerKind.BODY


def resolve(
    body: str, drafts: Sequence[Draft], paragraphs: Sequence[Paragraph]
) -> tuple[tuple[FoundQuote, ...], tuple[FoundSpeaker, ...]]:
    """The drafts as quotes, and the speakers they point to."""
    resolver = _Resolver(body, paragraphs, drafts)
    handles: dict[int, list[str]] = {}
    quotes = []
    for draft in drafts:
        relay = None
        if draft.channel is Channel.POST:
            answer, relay = _post_speakers(resolver, draft)
            owner = relay if relay is not None else answer.speaker
            if draft.handle and owner is not None:
                handles.setdefault(owner, []).append(draft.handle)
        else:
            answer = resolver.answer(draft)
        mention = draft.mention if not answer.reason.endswith("names nobody") else None
        if draft.free and answer.speaker is not None and answer.speaker == resolver.last:
            mention = mention or resolver.last_mention
        if draft.channel is Channel.ARTICLE and answer.speaker is not None:
            resolver.last, resolver.last_mention = answer.speaker, mention or resolver.last_mention
            resolver.last_at = resolver.paragraph_of(draft.span.end)
            resolver.speakers[answer.speaker].last = resolver.last_at
        quotes.append(
            FoundQuote(
                draft.span, draft.kind, tuple(draft.pieces), draft.channel, draft.cue, draft.lemma, mention,
                answer.speaker, relay, round(score_of(draft.kind, draft.rule) * answer.sure, 3), draft.rule,
                answer.reason, draft.lead, draft.hearer, answer.sure,
            )
        )  # fmt: skip
    return tuple(quotes), tuple(_found(speaker, handles.get(i, [])) for i, speaker in enumerate(resolver.speakers))


def _found(speaker: Speaker, handles: list[str]) -> FoundSpeaker:
    if speaker.person is None:
        return FoundSpeaker(speaker.name, speaker.kind, (speaker.name,), (), tuple(dict.fromkeys(handles)))
    person = speaker.person
    return FoundSpeaker(
        person.name, speaker.kind, tuple(person.forms), tuple(person.roles), tuple(dict.fromkeys(handles))
    )
