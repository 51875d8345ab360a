"""What part of speech each token of a sentence is, near enough to tell where clauses begin and end.

Closed classes and verbs come from lists, other words from their endings; a word that may be noun or verb is decided by
the word before it and by whether its clause has a finite verb yet. Tags are single letters:

    d determiner, possessive, number   n noun       p preposition       r pronoun that can be a subject
    e name (a capital)                 j adjective  t "to"              o pronoun that cannot
    v finite verb                      i bare verb  g verb in -ing      l participle
    x finite auxiliary                 b be, been   m adverb            c and, but, or
    s if, because, when, that …        w who, which q a marked stretch  everything else: the sign itself

>>> from articles.analysis.tokens import read_paragraph
>>> paragraph = read_paragraph("The ads planned for June came late, and she votes with us.", 0, 58)
>>> "".join(tags_of(paragraph, 0, 13))
'dnlpevn,crvpo'
"""

from __future__ import annotations

from articles.analysis.lexicon import GIVEN, NOUN_VERBS, VERB_KINDS, VERBS
from articles.analysis.tokens import QUOTE, Paragraph

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
    "monthly daily",
    "n": "police family assembly ally anomaly monopoly bully belly",
    "t": "to",
    "m": "also then later never not just still again ever even often always now only instead however further too very "
    "well soon already merely simply today yesterday tomorrow tonight recently twice almost meanwhile moreover "
    "nevertheless nonetheless likewise furthermore perhaps maybe quite rather here away back together long thus hence "
    "far monday tuesday wednesday thursday friday saturday sunday ago earlier ahead indeed else",
}  # fmt: skip
_GIVEN = frozenset(map(str.lower, GIVEN))
_KNOWN = {word: tag for tag, words in _CLOSED.items() for word in words.split()}
_ADJECTIVES = ("al", "ic", "ve", "ous", "ful", "ble", "less", "ish", "an", "ary", "ent", "ant")
_CLITIC = ("'s", "s'")
_QUIET = frozenset("dtbprq.:)?!")
_ALSO_JOINS = frozenset("after before since until as".split())  # a clause may follow, or only a phrase
_DATES = frozenset("monday tuesday wednesday thursday friday saturday sunday today yesterday may".split())
_MARKS = frozenset("-–—")
_AFTER_ADJECTIVE = frozenset("nNjglBSc,")
_BEFORE_NOUN = frozenset("djp")


def _ending(word: str) -> str:
    """The tag of a word that no list has."""
    if not word[0].isalnum():
        return "-" if word[0] in _MARKS else "n" if word == "%" else word[0]
    if word[0].isdigit():
        return "d"
    if word.endswith("ly") and len(word) > 4:
        return "m"
    if word.endswith("ing") and len(word) > 5:
        return "g"
    if word.endswith("ed") and len(word) > 4:
        return "E"
    return "j" if word.endswith(_ADJECTIVES) else "n"


def _build() -> dict[str, str]:
    """Capital letters stand for what is still to be decided: E past or participle, B bare form, S form in -s."""
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
    return table | _KNOWN | {QUOTE: "q"}


class _FirstTags(dict[str, str]):
    """The tag of every word before its neighbours are asked. Words of no list are kept as they come, up to a limit."""

    def __missing__(self, word: str) -> str:
        tag = _ending(word)
        if tag == "n" and "'" in word:
            tag = "N"  # Ruiz's, what're
        if len(word) < _LONG and len(self) < _KEPT:
            self[word] = tag
        return tag


_KEPT, _LONG = 1 << 16, 40
_TABLE = _build()
_REPORTING = frozenset(form for form, cues in VERBS.items() if any("c" in cue.frames for cue, _ in cues))
_FIRST = _FirstTags(
    _TABLE
    | dict.fromkeys(_ALSO_JOINS, "P")
    | {word: "R" for word, tag in _KNOWN.items() if tag == "r" and "'" in word}  # he's
)
_MORE = frozenset("PRN")  # prepositions, pronouns and nouns of which the clause may learn more
_OPEN = frozenset("EBASTVlgnj")  # may be a name where it has a capital, like all nouns
_UNDECIDED = frozenset("EBASTVl")
_OTHER = frozenset("jsmg")  # what the next word may change
_LETTERED = frozenset(("may", "will", *_CLOSED["o"].split()))  # what a capital may change
_SETTLED = frozenset("nejlgo")


def tags_of(paragraph: Paragraph, lo: int, hi: int) -> list[str]:
    """The tags of the whole paragraph, of which those of the sentence ``[lo, hi)`` are sure to be there."""
    tags = paragraph.tags
    if not tags:
        tags.extend([""] * len(paragraph.low))
    if lo < hi and not tags[lo]:
        _tag(paragraph, tags, lo, hi)
    return tags


def _tag(paragraph: Paragraph, tags: list[str], lo: int, hi: int) -> None:
    low, words = paragraph.low, paragraph.words
    finite = False  # whether the clause has its verb
    head = "."  # the last tag that is no adverb's
    owed = False  # a relative clause has come before the verb of the clause it stands in
    to_do = False  # the last verb was one after "to": "to sign it, leave and …"
    verb, commas = False, 0  # in the sentence so far
    soft = -1  # a form in -ed behind a noun that was taken for the clause's verb
    tags[lo:hi] = map(_FIRST.__getitem__, low[lo:hi])
    for at in range(lo, hi):
        tag = tags[at]
        if tag in _QUIET:
            head = tag  # what most words are: nothing to decide
            continue
        if tag == "n":
            head = "n"
            if at > lo and words[at][0].isupper() and not paragraph.titled:
                tags[at] = head = "e"
            continue
        if tag == ",":
            commas, finite, owed, soft, head = commas + 1, False, False, -1, ","
            continue
        word = low[at]
        if tag in _MORE:
            tag = tag.lower()
        after = low[at + 1] if at + 1 < hi else ""
        capital = words[at][0].isupper()
        named = capital and at > lo and not paragraph.titled
        if tag == "n" and word.endswith(_CLITIC) and not named:
            tag = "d" if word.endswith("'s") or after else "n"
        elif capital and word in _LETTERED and (letters := _by_letters(tag, words[at : at + 2], first=at == lo)):
            tag = letters
        elif named and (tag in _OPEN or (tag == "m" and word not in _KNOWN)):  # also Emily
            tag = "e"
        elif tag == "E" and head == "," and commas > 1 and not verb:
            tag = "v"  # "Holt, a former envoy, poked at"
        elif tag in _UNDECIDED:
            if word == "close" or (after == "by" and low[at + 2 : at + 3] and low[at + 2].endswith("ing")):
                after = ""  # closed by warning, a source close to the mayor
            tag = _verbal(tag, head, finite and not owed, after, at == lo, to_do)
        elif tag in _OTHER:
            tag = _other(tag, word, head, words[at + 1] if after else "", opens=at == lo and capital)
        tags[at] = tag
        if tag in _SETTLED and ("'" not in word or (tag == "e" and word.endswith(_CLITIC))):
            head = tag if "'" not in word else "d"  # tells nothing about the clause
            continue
        verb = verb or tag in "vx"
        if tag in "vxi":
            to_do = tag == "i" and (head == "t" or to_do)
            if tag != "i" and soft >= 0:
                tags[soft], soft = "l", -1  # the ads planned for May come late
            if tag == "v" and head == "n" and not finite and word.endswith("ed"):
                soft = at
        if tag in "vx" or ("'" in word and word.endswith(("'re", "'ll", "'d", "'ve"))):
            owed = owed and not finite
            finite = word not in _REPORTING  # a clause may follow without "that"
        elif tag in "swc;(-," or word in _ALSO_JOINS:
            owed = tag == "w" and not finite and head in "ne"
            finite, soft = False, -1
        head = tag if tag != "m" else "n" if word in _DATES else head  # on Monday


def _by_letters(tag: str, printed: list[str], *, first: bool) -> str:
    """The tag of a small word that its letters make a name or a month, by the next word; nothing for others."""
    if tag == "o" and printed[0].isupper():
        return "e"  # the US
    if printed[0] == "May" and not first:
        return "m"
    return "e" if printed[0] == "Will" and len(printed) > 1 and printed[1][0].isupper() else ""  # Will Holt


def _other(tag: str, word: str, head: str, printed: str, *, opens: bool) -> str:
    """The tag of a word that the next one may change; ``opens``: it begins its sentence with a capital."""
    after = printed.lower()
    if tag == "j" and (not after or _FIRST[after] not in _AFTER_ADJECTIVE):
        return "n"  # the president, a proposal
    if tag == "s" and word == "that" and head in ("p", "v"):
        return _that(after, head)
    return "e" if tag in "mg" and opens and after and _name_first(printed, word) else tag


def _name_first(after: str, word: str) -> bool:
    """ "Kelly said", "Emily Stone": an ending of adverbs at the head of a sentence, with verb or name behind it."""
    return word not in _KNOWN and ((word in _GIVEN and after[0].isupper()) or _TABLE.get(after.lower(), "n") in "ETVx")


def _that(after: str, head: str) -> str:
    return "d" if head == "p" and _TABLE.get(after, "n") not in "drex" else "s"


def _verbal(tag: str, head: str, finite: bool, after: str, first: bool, to_do: bool) -> str:
    """A verb form that may be several things, by the last word before it that is no adverb."""
    if tag == "V":
        return "l" if head in "xb" else "v"
    if tag in "El":
        if head in "xb":
            return "l"
        if head in _BEFORE_NOUN or first:
            return "l"
        if tag == "l" or after == "by" or (finite and head in "neq)"):
            return "l"
        return "l" if head == "," and _TABLE.get(after, "n") == "p" else "v"
    if tag in "BA":
        if head in "tx" or (to_do and head in ",c"):
            return "i"
        if head in _BEFORE_NOUN and tag == "B":
            return "n"
        if tag == "B":
            return "v" if head in "rw" or (head == "n" and not finite and _TABLE.get(after, "n") in "drost") else "n"
        return "v" if head in "rnewq,c" else "i"
    if head in _BEFORE_NOUN and tag == "S":
        return "n"
    if tag == "T":
        return "v"
    return "v" if head in "rw" or (head in "ne" and not finite and _TABLE.get(after, "n") in "drospt") else "n"
