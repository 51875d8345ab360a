"""Proposing what claims are about: the things that gather most of them, each claim under one.

A topic is a noun, with the word before it where the two nearly always go together: *fishing quota*, *budget*. Names of
people and places are none, nor are words that every report has.

>>> claims = {1: "The relief fund holds no money.", 2: "Nobody pays into the relief fund.", 3: "Boats left the bay.",
...           4: "The boats are sold.", 5: "It rained."}
>>> propose_topics(claims)
{1: 'relief fund', 2: 'relief fund', 3: 'boats', 4: 'boats'}
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from articles.analysis.claim_words import JOINING, plain_roots, role_words, root
from articles.analysis.lexicon import NOUN_VERBS, VERB_FORMS
from articles.analysis.tags import tags_of
from articles.analysis.tokens import read_paragraph
from articles.analysis.words import FUNCTION_WORDS, fold, stem

FEW, TOPICS = 5, 12
LEAST, MANY, PART = 2, 3, 0.02  # claims of a topic: at least; and where there are a few topics already, also of all
WIDEST = 0.6  # of all claims: a word of more parts nothing
TOGETHER = 0.5  # how often a noun must have the same word before it, to be named with it
SHORT = 3  # letters
GENERAL = frozenset(
    """people person man woman men women thing way lot kind sort part side case fact point matter reason result number
    amount level rate share percent half third tenth year month week day hour minute moment time date today yesterday
    decade morning evening night weekend statement remark comment word speech interview question answer answers letter
    report reporter news story article headline post tweet message address event meeting conference member members
    leader leaders official officials spokesman spokeswoman spokesperson minister group team place home house side end
    beginning start step move effort plan change need use work job role power right life world country nation state
    city town area region end idea view opinion position decision choice chance opportunity hope fear interest concern
    support opposition criticism problem issue mistake others anybody nobody everybody somebody name names thousands
    hundreds dozens millions majority minority example sense order line top bottom rest front back hand head eye face
    whole bit piece series set pair couple handful run call act visit loss vision solution truth regard smile course
    term terms anymore forward deep true open""".split()
)
_WORD = re.compile(r"[^\W\d_]+(?:[-’'][^\W\d_]+)*")


class Noun(NamedTuple):
    root: str
    form: str  # as it is printed
    before: str  # the noun or adjective that it follows


def propose_topics(
    statements: Mapping[int, str], known: Sequence[str] = (), people: Iterable[str] = ()
) -> dict[int, str]:
    """The topic of each claim, by id; claims that share their words with no other have none.

    A known topic takes every claim that has one of its words. ``people`` are names that are no topics.
    """
    unfit = {root(fold(word)) for name in people for word in _WORD.findall(name)} | names_in(statements.values())
    nouns = {claim: [one for one in nouns_of(words) if one.root not in unfit] for claim, words in statements.items()}
    found = under_known(statements, known)
    roots = {claim: {root(fold(word)) for word in _WORD.findall(words)} for claim, words in statements.items()}
    overall = Counter(key for having in roots.values() for key in having)
    named = Counter(key for having in nouns.values() for key in {one.root for one in having})
    fit = {key for key, n in named.items() if n >= LEAST}
    widest = max(LEAST, WIDEST * len(statements))
    for made in range(len(known), TOPICS):
        least = LEAST if made < FEW else max(MANY, PART * len(statements))
        rest = {claim: having for claim, having in roots.items() if claim not in found}
        counts = Counter(key for having in rest.values() for key in having & fit)
        fitting = [(n, key) for key, n in counts.items() if n >= least and overall[key] <= widest]
        if not fitting:
            break
        best = max(fitting)[1]
        label = label_of(one for having in nouns.values() for one in having if one.root == best)
        found |= {claim: label for claim, having in rest.items() if best in having}
    return found


def under_known(statements: Mapping[int, str], known: Sequence[str]) -> dict[int, str]:
    """Topics that stand already take their claims first."""
    found: dict[int, str] = {}
    for name in known:
        wanted = {root(fold(word)) for word in _WORD.findall(name)} - plain_roots() - FUNCTION_WORDS
        for claim, words in statements.items():
            if claim not in found and wanted & {root(fold(word)) for word in _WORD.findall(words)}:
                found[claim] = name
    return found


def nouns_of(words: str) -> Iterator[Noun]:
    """The nouns of a statement that can name a topic."""
    for low, before in heads(words):
        key = fold(low)
        if not GENERAL.isdisjoint((key, stem(key))) or key in FUNCTION_WORDS | JOINING or len(key) < SHORT:
            continue
        made = root(key)
        if key not in role_words() and (key not in VERB_FORMS or key in NOUN_VERBS):
            yield Noun(made, low.removesuffix("'s"), before)


def heads(words: str) -> Iterator[tuple[str, str]]:
    """The last noun of each phrase, and the noun or adjective before it."""
    bare = words.replace("“", "").replace("”", "")
    paragraph = read_paragraph(bare, 0, len(bare))
    for first, last in paragraph.sentences:
        tags = [".", *tags_of(paragraph, first, last)[first:last], "."]
        for n, (before, tag, after) in enumerate(zip(tags, tags[1:], tags[2:], strict=False), first):
            low = paragraph.low[n] if n < last else ""
            if tag == "n" and low[0].isalpha() and phrase(before, after, plural=low.endswith("s")):
                near = paragraph.words[n - 1] if before in ("n", "j") else ""
                yield low, near if near.islower() and near not in GENERAL else ""


def phrase(before: str, after: str, *, plural: bool) -> bool:
    """Whether a word between these ends a noun phrase, and is no adjective or adverb: "is polite", "come forward"."""
    return before in (tuple("djnegplvi.") if plural else ("d", "j", "n")) and after not in tuple("nejqd")


def names_in(statements: Iterable[str]) -> set[str]:
    """Roots of words that mostly have a capital within a sentence."""
    capital: Counter[str] = Counter()
    small: Counter[str] = Counter()
    for words in statements:
        for found in list(_WORD.finditer(words))[1:]:
            (capital if found.group()[0].isupper() else small)[root(fold(found.group()))] += 1
    return {key for key, n in capital.items() if n > small[key]}


def label_of(nouns: Iterable[Noun]) -> str:
    """The commonest form, with the word before it where that is the same most times."""
    forms: Counter[str] = Counter()
    phrases: Counter[str] = Counter()
    for noun in nouns:
        forms[noun.form] += 1
        if noun.before:
            phrases[f"{noun.before} {noun.form}"] += 1
    form = min(forms, key=lambda one: (-forms[one], len(one), one))
    phrase = min(phrases, key=lambda one: (-phrases[one], one), default="")
    return phrase if phrases[phrase] >= max(LEAST, TOGETHER * sum(forms.values())) else form
