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

from collections.abc import Sequence

from articles.analysis.authors import author_kind, known_author
from articles.analysis.drafts import Draft
from articles.analysis.findings import ARTICLE, DIRECT, POST, FoundQuote, FoundSpeaker
from articles.analysis.memory import Answer
from articles.analysis.passive import NOTED
from articles.analysis.resolver import WORD, Resolver
from articles.analysis.scores import lessened, score_of
from articles.analysis.standing import Speaker
from articles.analysis.tokens import Paragraph

_SUBORDINATE = (" after ", " before ", " since ")
_new = tuple.__new__  # makes a quote in half the time


def _post_speakers(resolver: Resolver, draft: Draft) -> tuple[Answer, int | None]:
    """A post's author, and who is quoted in it: then the author only passes the words on."""
    name = draft.author or draft.handle
    author = known_author(resolver.people, name)
    if author is not None and author.name.split()[0] in name:
        index = resolver.person(author)
    else:
        index = resolver.index(f"author {name.lower()}", name, author_kind(name))
    if draft.mention is None:
        return Answer(index, f"words of {name}'s post"), None
    words = WORD.findall(resolver.body[draft.mention.start : draft.mention.end])
    known = known_author(resolver.people, " ".join(words))
    answer = Answer(resolver.person(known), "") if known else resolver.phrase(draft.mention, words)
    return Answer(answer.speaker, f"named before a colon in {name}'s post"), index


def resolve(
    body: str, drafts: Sequence[Draft], paragraphs: Sequence[Paragraph]
) -> tuple[tuple[FoundQuote, ...], tuple[FoundSpeaker, ...]]:
    """The drafts as quotes, and the speakers they point to."""
    resolver = Resolver(body, paragraphs, drafts)
    handles: dict[int, list[str]] = {}
    quotes = []
    for draft in drafts:
        relay = None
        if draft.channel is POST:
            answer, relay = _post_speakers(resolver, draft)
            owner = relay if relay is not None else answer.speaker
            if draft.handle and owner is not None:
                handles.setdefault(owner, []).append(draft.handle)
        else:
            answer = resolver.answer(draft)
        speaker, reason, sure, named = answer
        mention = draft.mention if named else None
        if speaker is not None:
            same = speaker == resolver.last
            if same and draft.free:
                mention = mention or resolver.last_mention
            if draft.channel is ARTICLE and (same or not _by_the_way(resolver, draft)):
                resolver.last, resolver.last_mention = speaker, mention or resolver.last_mention
                resolver.last_at = resolver.speakers[speaker].last = resolver.paragraph_of(draft.span[1])
        score = lessened(score_of(draft.kind, draft.rule), sure)
        quotes.append(
            _new(FoundQuote, (
                draft.span, draft.kind, tuple(draft.pieces), draft.channel, draft.cue, draft.lemma, mention,
                speaker, relay, score, draft.rule, reason, draft.lead, draft.hearer, sure,
                _is_cut(body, draft),
            ))
        )  # fmt: skip
    return tuple(_echoing(drafts, quotes)), tuple(
        _found(speaker, handles.get(i, [])) for i, speaker in enumerate(resolver.speakers)
    )


def _by_the_way(resolver: Resolver, draft: Draft) -> bool:
    """ "Ruiz spoke of a wall, after Norland said it had one", "as noted in the report": named, but not who goes on."""
    at = draft.mention
    if at is None or resolver.last is None:
        return False
    if draft.rule.startswith(NOTED):
        return True
    return resolver.body.endswith(_SUBORDINATE, 0, at[0]) and resolver.last_at == resolver.paragraph_of(at[0])


def _is_cut(body: str, draft: Draft) -> bool:
    """ "The pact, he said, will hold", and neither "what he called a sham" nor words that are all between marks."""
    return draft.lead is not None and draft.kind is not DIRECT and " " in body[slice(*draft.lead)]


def _echoing(drafts: Sequence[Draft], quotes: list[FoundQuote]) -> list[FoundQuote]:
    """Titles that repeat a quote's words are that quote's speaker's, whoever was named last before them."""
    for at, title in enumerate(drafts):
        if title.echo is not None:
            said = next(quote for draft, quote in zip(drafts, quotes, strict=True) if draft is title.echo)
            quotes[at] = quotes[at]._replace(
                speaker=said.speaker, relay=said.relay, sure=said.sure, reason=f"repeats a quote below: {said.reason}"
            )
    return quotes


def _found(speaker: Speaker, handles: list[str]) -> FoundSpeaker:
    if speaker.person is None:
        return FoundSpeaker(speaker.name, speaker.kind, (speaker.name,), (), tuple(dict.fromkeys(handles)))
    person = speaker.person
    return FoundSpeaker(
        person.name, speaker.kind, tuple(person.forms), tuple(person.roles), tuple(dict.fromkeys(handles))
    )
