"""Words of a text: where they stand, what they are compared by, and how much each says.

A word keeps its apostrophes and the hyphen of a prefix (*don't*, *co-operation*); other compounds are several words.
Two words are the same if their keys are: case, marks, accents and British or American spelling are folded away.

>>> [word.key for word in words("The “Labour” programme's co-operation, U.S.-led")]
['the', 'labor', "program's", 'cooperation', 'us', 'led']
"""

from __future__ import annotations

import hashlib
import math
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import NamedTuple

from articles.spans import Span

INVISIBLE = "\u200b\u200c\u200d\u200e\u200f\u2060\ufeff\u00ad"
APOSTROPHES = "'’‘ʼ′`´"
DASHES = "-‐‑‒–—―−"
MARKS = '"“”„‟«»‹›' + APOSTROPHES
FUNCTION_WORDS = frozenset(
    """a about above after again against all also although am an and any are aren't as at be because been before
    being below between both but by can can't cannot could couldn't did didn't do does doesn't doing don't down
    during each else even ever every everybody everyone everything few for from further get gets getting go goes
    going got had hadn't has hasn't have haven't having he he'd he'll he's her here hers herself him himself his how
    however i i'd i'll i'm i've if in into is isn't it it'd it'll it's its itself just let let's lot many may maybe
    me might mine more most much must my myself never no nobody nor not nothing now of off on once only onto or
    other others our ours ourselves out over own quite rather really same she she'd she'll she's should shouldn't
    since so some somebody someone something still such than that that'll that's the their theirs them themselves
    then there there's these they they'd they'll they're they've thing things this those though through till to too
    under until up upon us very was wasn't we we'd we'll we're we've well were weren't what what's when where
    whether which while who who's whom whose why will with within without won't would wouldn't yes yet you you'd
    you'll you're you've your yours yourself""".split()
)
_NUMBERS = "zero x two three four five six seven eight nine ten eleven twelve".split()
NUMBER_WORDS = {word: str(number) for number, word in enumerate(_NUMBERS) if word != "x"}  # "one" is mostly a pronoun

# Python's \w leaves out vowel signs and combining accents, which belong to the word they stand in.
_COMBINING = "".join(chr(code) for code in range(0x300, 0x10000) if unicodedata.category(chr(code))[0] == "M")
_UNSPACED = "\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff"  # Chinese and Japanese: each character is a word
_LETTER = rf"(?:[^\W_{_UNSPACED}]|[{re.escape(_COMBINING)}{INVISIBLE}])"
_RUN = rf"(?:[^\W_{_UNSPACED}]{_LETTER}*)"
_BRACKETED = rf"(?:\[{_RUN}\]{_RUN}|{_RUN}\[{_RUN}?\](?:{_RUN})?)"  # "[t]he", "allow[s]"
_PREFIX = rf"(?:co|re|pre|non|anti|de|sub|e)[{DASHES[:3]}]"
_WORD = re.compile(
    rf"""(?:[^\W\d_]\.){{2,}}                                   # U.S., e.g.
    | \d+(?:[.,]\d+)+                                           # 7,000 and 1.5
    | (?i:{_PREFIX})(?=[^\W\d_]){_RUN}(?:[{APOSTROPHES}]{_RUN})*
    | {_BRACKETED}
    | {_RUN}(?:[{APOSTROPHES}]{_RUN})*
    | [{_UNSPACED}] | [%$€£¥]""",
    re.VERBOSE,
)
_SYMBOLS = {"%": "percent"}
_PUNCTUATION = re.compile(rf"\.\s?\.\s?\.|[^\w\s{INVISIBLE}]|_")
_ISE = re.compile(r"(.{3,}?)is(e|ed|es|er|ers|ing|ation|ations|ational|able)$")
_STRIP = dict.fromkeys(map(ord, INVISIBLE + "[]" + DASHES))


class Word(NamedTuple):
    """A word at ``[start, end)`` and the key it is compared by."""

    start: int
    end: int
    key: str

    @property
    def span(self) -> Span:
        return Span(self.start, self.end)


class Token(NamedTuple):
    """A word or a punctuation mark; a mark has no key."""

    start: int
    end: int
    key: str


@cache
def _lexicon() -> tuple[Mapping[str, str], tuple[tuple[str, str], ...], frozenset[str]]:
    """Whole words, beginnings (longest first), and the roots in which -is- is not an ending."""
    exact, beginnings, roots = {}, [], set()
    for line in (Path(__file__).parent / "lexicon" / "spelling.txt").read_text("utf-8").splitlines():
        if line.startswith("-"):
            roots.add(line[1:].strip())
        elif line and not line.startswith("#"):
            british, american = line.split()
            if british.endswith("~"):
                beginnings.append((british[:-1], american))
            else:
                exact[british] = american
    return exact, tuple(sorted(beginnings, key=lambda pair: (-len(pair[0]), pair))), frozenset(roots)


def american(word: str) -> str:
    """The American spelling of a folded word, as far as the rules and the list know it."""
    exact, beginnings, roots = _lexicon()
    stem, apostrophe, ending = word.partition("'")
    if stem in exact:
        return exact[stem] + apostrophe + ending
    for british, replacement in beginnings:
        if stem.startswith(british):
            return replacement + stem[len(british) :] + apostrophe + ending
    found = _ISE.match(stem)
    if found and re.sub("^(re|un)", "", root := found[1] + "is") not in roots and root not in roots:
        return f"{found[1]}iz{found[2]}{apostrophe}{ending}"
    return word


@lru_cache(maxsize=200_000)
def fold(word: str) -> str:
    """The key of a word: what is left when case, accents, marks and the side of the Atlantic do not count."""
    key = word.translate(_STRIP).casefold()
    if not key.isascii():
        key = "".join("'" if char in APOSTROPHES else char for char in key)
        key = "".join(char for char in unicodedata.normalize("NFKD", key) if not unicodedata.combining(char)) or key
    if key[0].isdigit():
        return re.sub(r",(?=\d{3})", "", key)
    key = key.replace(".", "").replace("`", "'")
    return _SYMBOLS.get(key) or NUMBER_WORDS.get(key) or american(key)


def words(text: str) -> list[Word]:
    """The words of a text in order."""
    return [Word(found.start(), found.end(), fold(found.group())) for found in _WORD.finditer(text)]


def tokens(text: str) -> list[Token]:
    """The words and, each by itself, the punctuation marks of a text in order. An ellipsis is one mark."""
    found = [Token(*word) for word in words(text)]
    edges = [0, *(edge for token in found for edge in token[:2]), len(text)]
    for start, end in zip(edges[::2], edges[1::2], strict=True):
        found += [Token(mark.start(), mark.end(), "") for mark in _PUNCTUATION.finditer(text, start, end)]
    return sorted(found)


_CONTRACTED = {"is": ("'s",), "has": ("'s",), "are": ("'re",), "am": ("'m",), "have": ("'ve",), "will": ("'ll",),
               "would": ("'d",), "had": ("'d",), "us": ("'s",)}  # fmt: skip
_NEGATED = {"will": "won't", "can": "can't", "shall": "shan't"}
_BEFORE = frozenset("i you he she it we they that this there here what who where how let".split())


def contracted(one: str, other: str) -> str:
    """How two words are written as one: *it is* as *it's*, *do not* as *don't*; nothing if they are not.

    >>> contracted("it", "is"), contracted("will", "not"), contracted("boats", "is")
    ("it's", "won't", '')
    """
    if other == "not":
        return _NEGATED.get(one, f"{one}n't" if one in FUNCTION_WORDS else "")
    endings = _CONTRACTED.get(other, ()) if one in _BEFORE and (other == "us") == (one == "let") else ()
    return one + endings[0] if endings else ""


@lru_cache(maxsize=200_000)
def stem(key: str) -> str:
    """A key without its plural or possessive ending: enough to see *adversaries* in *adversary*, and no more."""
    key = key.removesuffix("'s")
    if len(key) > 4 and key.endswith("ies"):
        return key[:-3] + "y"
    if len(key) > 4 and key.endswith(("sses", "shes", "ches", "xes")):
        return key[:-2]
    if len(key) > 3 and key.endswith("s") and not key.endswith(("ss", "us", "is")):
        return key[:-1]
    return key


@dataclass(frozen=True, slots=True)
class Weights:
    """How much a shared word says within one event: rare words much, words of every sentence little."""

    total: int
    frequency: Mapping[str, int]
    least: float = 0.6
    most: float = 4.0

    @classmethod
    def of(cls, sentences: Iterable[Iterable[str]]) -> Weights:
        frequency: Counter[str] = Counter()
        total = 0
        for keys in sentences:
            frequency.update(set(keys))
            total += 1
        return cls(total, frequency)

    def __call__(self, key: str) -> float:
        """The inverse document frequency, held within bounds: a small event knows too little to call a word rare."""
        if key in FUNCTION_WORDS:
            return self.least
        rarity = math.log(max(self.total, 200) / (1 + self.frequency.get(key, 0)))
        return min(max(rarity, self.least), self.most)


def wording_key(text: str) -> str:
    """The same short key for the same words: only white space does not count."""
    return hashlib.md5(" ".join(text.split()).encode(), usedforsecurity=False).hexdigest()
