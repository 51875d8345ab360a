"""What the words of a sentence say, as far as a program without a grammar can tell: the roots that claims are
compared by, numbers as values, and whether something is denied.

>>> sorted(sense("Ministers did not renew the pact, which 18 states had signed.").roots)
['#18', 'accord', 'country', 'minister', 'rebuild', 'sign']
>>> sense("Nobody renewed the treaty").negated
True
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

from articles.analysis.amounts import Amount, amounts
from articles.analysis.lexicon import NOUN_FORMS, NOUN_VERBS, ROLES, VERB_FORMS, VERB_KINDS, VERBS
from articles.analysis.smallwords import DETERMINERS, POSSESSIVES
from articles.analysis.words import FUNCTION_WORDS, Word, fold, stem, words

NEGATIONS = frozenset(
    """not no never nobody nothing none neither nor cannot can't don't doesn't didn't won't isn't aren't wasn't weren't
    wouldn't shouldn't couldn't hasn't haven't hadn't without fail refuse deny reject hardly""".split()
)
ENDINGS = re.compile(
    r"(?:ational|isation|ization|ically|fulness|iveness|ations?|ments?|ness|ingly|edly|ings?|ers?|ors?|ions?|ance|ence|"
    r"ities|ity|ies|ied|ous|ive|ise|ize|ism|ist|ful|ial|al|ed|ly|es|s|y|e)$"
)
JOINING = frozenset(
    """one unless either neither else likewise nonetheless nevertheless besides despite including without via per
    whereas amid across around about also yet ago later earlier already instead meanwhile anyone everyone someone
    anything everything away back towards toward among along behind beside beyond""".split()
)
REPORTING = frozenset(
    """say tell add state write ask reply respond answer tweet post report announce explain continue comment remark
    observe mention describe note acknowledge recall remember conclude emphasize emphasise stress underline underscore
    reiterate repeat argue claim assert maintain insist declare contend suggest speak quote cite call go express
    indicate wonder""".split()
)
THOUGHTS = frozenset(("idea", "notion", "belief", "criticism", "impression", "view"))  # beside the nouns that report
AUXILIARIES = frozenset(
    """is are was were am be been being has have had having will would can could may might must shall should do does did
    'll 've we've they've i've you've it's he's she's that's there's we're they're i'm we'll i'll they'll""".split()
)
PAST = re.compile(r"[a-z]{3,}ed")
_FOR_SO_LONG = re.compile(
    r"\b(?:has|have|had)(?:n['’]t|\s+not|\s+never)\b.*\bfor\s+(?:[\w-]+\s+){1,4}(?:days|weeks|months|years|decades|year|decade)\b",
    re.IGNORECASE,
)
_LAST_DID = re.compile(
    r"\bmost\s+recent\b|\blast\s+(?!hundred\b)(?:[a-z]{3,}ed|met|sat|saw|spoke|held|won|went|came|stood|paid|took)\b",
    re.IGNORECASE,
)
WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
DENIES = "~"  # in expressions.txt
ANYTHING, FAR = frozenset("…"), 3  # an object in there, of so many words at most
LONGEST = 7  # letters of a root: what follows is an ending more often than not


@dataclass(frozen=True, slots=True)
class Sense:
    """``roots`` in the order of the words, without repeats; amounts are written ``#18``. ``printed``: the first words
    that each stands for."""

    roots: tuple[str, ...]
    names: frozenset[str]
    roles: frozenset[str]  # what people are called by their work or part
    cues: frozenset[str]  # verbs that report speech and nothing else
    amounts: tuple[Amount, ...]
    negated: bool
    ended: bool  # it says when something last happened
    keys: frozenset[str]  # of all words, also those that only join others
    printed: tuple[str, ...] = ()

    @property
    def as_printed(self) -> dict[str, str]:
        """Each root with the words it stands for."""
        return dict(zip(self.roots, self.printed, strict=True))


def _lines(name: str) -> Iterator[str]:
    for line in (Path(__file__).parent / "lexicon" / name).read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            yield line


@cache
def _kin() -> dict[str, str]:
    table: dict[str, str] = {}
    for line in _lines("kin.txt"):
        first, *others = line.split()
        for word in (first, *others):
            table.setdefault(fold(word.removeprefix("!")), first)
    return table


@cache
def _opposites() -> frozenset[str]:
    """Words that deny the one whose root they have: *unlikely* is not likely."""
    return frozenset(fold(word[1:]) for line in _lines("kin.txt") for word in line.split() if word[0] == "!")


@cache
def _expressions() -> dict[str, list[tuple[list[frozenset[str]], str]]]:
    """By first word: the words that follow it, each one of several, and the root of what they mean together."""
    table: dict[str, list[tuple[list[frozenset[str]], str]]] = {}
    for line in _lines("expressions.txt"):
        phrase, _, meaning = line.partition(":")
        first, *others = [ANYTHING if word == "…" else frozenset(map(fold, word.split("/"))) for word in phrase.split()]
        for word in first:
            table.setdefault(word, []).append((others, meaning.strip()))
    return table


@cache
def plain_roots() -> frozenset[str]:
    """Roots of words that stand in every report."""
    return frozenset(root(fold(word)) for line in _lines("plain.txt") for word in line.split())


def _cut(key: str) -> str:
    """A word without its endings, at least four letters of it."""
    word = key.removesuffix("'s").removesuffix("'")
    for _ in range(2):
        shorter = ENDINGS.sub("", word)
        if len(shorter) < 4 or shorter == word:
            break
        word = shorter
    if len(word) > 4 and word[-1] == word[-2]:
        word = word[:-1]
    return word[:LONGEST]


@lru_cache(maxsize=100_000)
def root(key: str) -> str:
    """One word for all its forms and its near relations."""
    table = _kin()
    return next((table[form] for form in _forms(key) if form in table), None) or _cut(key)


def _forms(key: str) -> Iterator[str]:
    """What a word may be a form of, likeliest first."""
    key = key.removesuffix("'s").removesuffix("'")
    yield key
    yield stem(key)
    for ending in ("ing", "ed"):
        if key.endswith(ending) and len(key) > len(ending) + 2:
            base = key.removesuffix(ending)
            yield from (base, base + "e")
            if base[-1] == base[-2]:
                yield base[:-1]
            if base[-1] == "i":
                yield base[:-1] + "y"


@cache
def cue_words() -> frozenset[str]:
    """Verbs that report speech and nothing else, and their nouns: they tell one claim from another least of all."""
    forms = [form for form, cues in VERBS.items() for cue, _ in cues if cue.lemma in REPORTING and not cue.particles]
    stems = {form[:4] for form in forms}
    nouns = (fold(form) for form, noun in NOUN_FORMS.items() if noun[:4] in stems)
    return frozenset((*map(fold, forms), *nouns))


@cache
def role_words() -> frozenset[str]:
    return frozenset(map(fold, ROLES))


@lru_cache(maxsize=50_000)
def has_verb(text: str, *, reporting: bool = False) -> bool:
    """Whether a clause seems to have a verb of its own; with ``reporting`` one that only reports speech will do."""
    keys = [fold(word) for word in WORD.findall(text)]
    if reporting and any(key in VERBS for key in keys):
        return True
    if any(key in AUXILIARIES or key.endswith("n't") or key in VERB_FORMS or PAST.fullmatch(key) for key in keys):
        return True
    return any(is_finite(key, after) for key, after in pairwise((*keys, "")))


def is_finite(key: str, after: str) -> bool:
    """A form that can only be a verb, or that has its object after it: "Lund *presents* her budget"."""
    kind = VERB_KINDS.get(key) if key not in VERBS else None
    return kind == "finite" or (
        kind == "s" and (key not in NOUN_VERBS or (after in DETERMINERS or after in POSSESSIVES))
    )


class Meant(NamedTuple):
    """What a word means wherever it stands."""

    root: str
    flips: bool  # it denies the word whose root it has
    role: bool
    cue: bool


@lru_cache(maxsize=100_000)
def meant(key: str) -> Meant | None:
    """Nothing for words that only join others."""
    if key in FUNCTION_WORDS or key in JOINING or (len(key) < 2 and not key.isdigit()):
        return None
    opposites = _opposites()
    return Meant(root(key), key in opposites or stem(key) in opposites, key in role_words(), key in cue_words())


@lru_cache(maxsize=50_000)
def sense(text: str) -> Sense:
    """What a clause says. The same clause is asked for again and again, and often stands in many articles."""
    found = words(text)
    counted = amounts(text)
    phrases = _expressions()
    roots: dict[str, str] = {}
    names, roles, cues = set(), set(), set()
    keys = frozenset(word.key for word in found)
    past = dates_back(text, keys)
    denials = flips = after = 0
    embedded = False  # in what another clause speaks of: "the suggestion that they did not pay was wrong"
    for n, word in enumerate(found):
        key = word.key
        at = amount_at(counted, word.start) if counted else None
        if at is not None:
            roots.setdefault(at.key, text[at.start : at.end])
            if at.unit == "date":
                roots.setdefault(at.key.partition("-")[0], text[at.start : at.end])  # March 1 is in March
            continue
        length, meaning = phrase_at(found, n) if key in phrases else (0, "")
        if length:
            after = n + length
            denials += meaning.startswith(DENIES) and not embedded
            if meaning != DENIES:
                roots.setdefault(root(fold(meaning.removeprefix(DENIES))), text[word.start : found[after - 1].end])
        if n < after:
            continue
        if key == "that" and n and (found[n - 1].key in NOUN_FORMS or stem(found[n - 1].key) in THOUGHTS):
            embedded = True
        if (key in NEGATIONS or key.endswith("n't")) and not embedded:
            denials += 1
            if past:
                roots.setdefault("last", "last")
        if key == "us" and text[word.start : word.end].isupper():
            roots.setdefault("united-states", "US")
            names.add("united-states")
        elif made := meant(key):
            flips += made.flips
            roots.setdefault(made.root, text[word.start : word.end])
            if n and text[word.start].isupper():
                names.add(made.root)
            if made.role:
                roles.add(made.root)
            if made.cue:
                cues.add(made.root)
    negated = denials > 0 and not past
    kinds = frozenset(names), frozenset(roles), frozenset(cues)
    ended = (past and denials > 0) or ("last" in roots and _LAST_DID.search(text) is not None)
    return Sense(tuple(roots), *kinds, counted, negated ^ (flips % 2 > 0), ended, keys, tuple(roots.values()))


def amount_at(counted: Sequence[Amount], place: int) -> Amount | None:
    return next((amount for amount in counted if amount.start <= place < amount.end), None)


def dates_back(text: str, keys: frozenset[str]) -> bool:
    """Whether a denial says when something last happened: "has not met since May", "has not met for two years"."""
    return "since" in keys or ("for" in keys and _FOR_SO_LONG.search(text) is not None)


def phrase_at(found: Sequence[Word], n: int) -> tuple[int, str]:
    """How many words an expression has that begins here, and the word that means the same.

    Of an expression in two parts ("call the vote off") only the first word is taken.
    """
    for others, meaning in _expressions().get(found[n].key, ()):
        following = [word.key for word in found[n + 1 : n + 1 + len(others) + FAR]]
        if others and others[0] == ANYTHING:
            if any(fits(following[gap:], others[1:]) for gap in range(FAR + 1)):
                return 1, meaning
        elif fits(following, others):
            return 1 + len(others), meaning
    return 0, ""


def fits(keys: Sequence[str], wanted: Sequence[frozenset[str]]) -> bool:
    return len(keys) >= len(wanted) and all(key in allowed for key, allowed in zip(keys, wanted, strict=False))
