"""The part of speech of a word before its neighbours are asked: from lists, or from its ending.

The letters are those of ``tags``. Capitals stand for what is still to be decided: E past or participle, B bare form,
S form in -s, A and T the same for verbs that are no nouns, V a form that is only a verb's; P a preposition, R a
pronoun and N a noun of which the clause may learn more, L a small word of which a capital may make another one.

>>> [first_tag(word) for word in ("sails", "kessel", "agreed", "since")]
['S', 'n', 'E', 'P']
"""

from __future__ import annotations

from articles.analysis.byword import ByWord
from articles.analysis.lexicon import NOUN_VERBS, VERB_KINDS
from articles.analysis.marks import QUOTE

_CLOSED = {
    "d": "the a an this these those some any many most several both two three four five six seven eight nine "
    "ten one another each every no few all other others half his her their its my our your more much such "
    "enough less fewer dozens hundreds",
    "p": "of for from at in on with by about into over against during after before under between among through "
    "via as near within without since until upon inside outside amid like across despite than towards "
    "toward around above below behind beyond along off onto out up down besides except regarding "
    "concerning throughout alongside amongst versus",
    "r": "he she they it i we you there everyone someone nobody everybody somebody anyone nothing everything "
    "something he's she's they're it's i'm we're you're they've we've you've i've he'd she'd they'd i'd "
    "we'd you'd he'll she'll they'll i'll we'll it'll it'd there's",
    "o": "him them me us himself herself themselves itself myself ourselves yourself whom",
    "x": "is are was were am has have had does do did will would can could may might must should shall isn't "
    "aren't wasn't weren't hasn't haven't hadn't doesn't don't didn't won't wouldn't can't cannot "
    "couldn't shouldn't mustn't ain't 'd 'll",
    "b": "be been being having",
    "c": "and but or nor & yet",
    "s": "if because when while although though whereas unless whether that how why where so once till",
    "w": "who which what whose whoever whatever who's who'd who've who're who'll",
    "j": "third fourth fifth sixth seventh eighth ninth tenth elderly friendly likely unlikely deadly costly weekly "
    "monthly daily acting bigger greater higher larger smaller worse",
    "n": "police family assembly ally anomaly monopoly bully belly briefing",
    "t": "to",
    "m": "also then later never not just still again ever even often always now only instead however further too very "
    "well soon already merely simply today yesterday tomorrow tonight recently twice almost meanwhile moreover "
    "nevertheless nonetheless likewise furthermore perhaps maybe quite rather here away back together long thus hence "
    "far monday tuesday wednesday thursday friday saturday sunday ago earlier ahead indeed else",
}  # fmt: skip
KNOWN = {word: tag for tag, words in _CLOSED.items() for word in words.split()}
_LETTERED = frozenset(("may", "will", *_CLOSED["o"].split()))
ALSO_JOINS = frozenset("after before since until as".split())  # a clause may follow, or only a phrase
# By the last two letters of a word: its ending, how many letters are too few for it, and the tag it gives.
_ENDINGS: dict[str, tuple[str | tuple[str, ...], int, str]] = {
    **{ending[-2:]: (ending, 0, "j") for ending in ("al", "ic", "ve", "ous", "ful", "ble", "less", "ish", "an", "ary")},
    "nt": (("ent", "ant"), 0, "j"),
    "ly": ("ly", 4, "m"),
    "ng": ("ing", 5, "g"),
    "ed": ("ed", 4, "E"),
}
_MARKS = frozenset("-–—")
_VERBAL = frozenset("EBASTVlg")
_OPEN = frozenset("EBASTVlgnj")  # may be a name where it has a capital, like all nouns


def _build() -> dict[str, str]:
    table = {}
    for form, kind in VERB_KINDS.items():
        noun = form in NOUN_VERBS
        table[form] = {
            "past": "E",
            "finite": "V",
            "pp": "l",
            "ing": "g",
            "base": "B" if noun else "A",
            "s": "S" if noun else "T",
        }[kind]
    return table | KNOWN | {QUOTE: "q"}


LISTED = _build()
_FIRST = (
    LISTED
    | dict.fromkeys(ALSO_JOINS, "P")
    | {word: "R" for word, tag in KNOWN.items() if tag == "r" and "'" in word}  # he's
)


def first_tag(word: str) -> str:
    """The tag of a word in small letters."""
    tag = _FIRST.get(word)
    if tag is None:
        head, tag = word[0], "n"
        if not head.isalpha():
            if not head.isalnum():
                return "-" if head in _MARKS else "n" if word == "%" else head
            if head.isdigit():
                return "d"
        if word[:2] == "re" and (again := LISTED.get(word[2:], "")) in _VERBAL:
            return again  # reopen
        known = _ENDINGS.get(word[-2:])
        if known is not None and word.endswith(known[0]) and len(word) > known[1]:
            tag = known[2]
    return "N" if tag == "n" and "'" in word else tag  # Ruiz's, what're


def printed_tag(printed: str) -> str:
    """The tag of a word as printed within a sentence, where a capital makes most words names; L if letters decide."""
    word = printed.lower()
    if "’" in word:
        word = word.replace("’", "'")
    tag = first_tag(word)
    if not printed[0].isupper():
        return tag
    if word in _LETTERED:
        return "L"
    return "e" if tag in _OPEN or (tag == "m" and word not in KNOWN) else tag  # also Emily


FIRST_TAGS, PRINTED_TAGS = ByWord(first_tag, _FIRST), ByWord(printed_tag, _FIRST)
