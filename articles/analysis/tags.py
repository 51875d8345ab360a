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

from articles.analysis.lexicon import GIVEN, VERBS
from articles.analysis.tokens import Paragraph
from articles.analysis.wordtags import ALSO_JOINS, FIRST_TAGS, KNOWN, LISTED, PRINTED_TAGS

_GIVEN = frozenset(map(str.lower, GIVEN))
_OWNER = ("'s", "s'")
_FINITE_ENDING = ("'re", "'ll", "'d", "'ve")
# What is to be decided, and what the clause learns from; all other tags only tell what stands before the next word.
_LOUD = frozenset("EBASTVxmjswcPRNL,;(-q")
_ARTICLES = frozenset(("the", "a", "an"))
_ARTICLE = {"j": _ARTICLES, "n": ("a", "an")}  # before an adjective or a noun, behind which no bare verb stands
_UNDECIDED = frozenset("EBASTV")
_MORE = frozenset("PRNL")  # of which letters, an apostrophe or the clause tell more
_DATES = frozenset("monday tuesday wednesday thursday friday saturday sunday today yesterday".split())
_UNCHANGED = frozenset("set put cut hit let cast quit shut split spread beat".split())  # in the past
_AFTER_ADJECTIVE = frozenset("nNjglBSc,")
_BEFORE_NOUN = frozenset("djp")
_SUBJECTS = frozenset(word for word, tag in LISTED.items() if tag in "drex")  # may follow the "that" of a clause
_REPORTING = frozenset(form for form, cues in VERBS.items() if any("c" in cue.frames for cue, _ in cues))


def tags_of(paragraph: Paragraph, lo: int, hi: int) -> list[str]:
    """The tags of the whole paragraph, of which those of the sentence ``[lo, hi)`` are sure to be there."""
    tags = paragraph.tags
    if not tags:
        tags.extend([""] * len(paragraph.low))
    if lo < hi and not tags[lo]:
        tags[lo:hi] = _first_tags(paragraph, lo, hi)
        _decide(paragraph, tags, lo, hi)
    return tags


def _first_tags(paragraph: Paragraph, lo: int, hi: int) -> list[str]:
    """The tags of the words by themselves; a capital tells nothing in a headline or at the head of a sentence."""
    low, words = paragraph.low, paragraph.words
    first = list(map(PRINTED_TAGS.__getitem__, words[lo:hi]))
    if paragraph.titled:
        first = [tag if tag == "L" else FIRST_TAGS[word] for tag, word in zip(first, low[lo:hi], strict=True)]
    elif first[0] != "L":
        inner = words[lo][1:]  # BuzzFeed, where a capital tells
        first[0] = FIRST_TAGS[low[lo]] if inner == inner.lower() or inner.isupper() else "e"
    if first[0] in "mg" and hi - lo > 1 and words[lo][0].isupper() and _name_first(words[lo + 1], low[lo]):
        first[0] = "e"
    return first


def _decide(paragraph: Paragraph, tags: list[str], lo: int, hi: int) -> None:
    """Decide what is still open, each by what stands before it and by the next word."""
    low = paragraph.low
    finite = False  # whether the clause has its verb
    head = "."  # the last tag that is no adverb's
    owed = False  # a relative clause has come before the verb of the clause it stands in
    to_do = False  # the last verb was one after "to": "to sign it, leave and …"
    verb, commas = False, 0  # in the sentence so far
    soft = -1  # a form in -ed behind a noun that was taken for the clause's verb
    for at, tag in enumerate(tags[lo:hi], lo):
        if tag not in _LOUD:
            head = tag  # what most are
            continue
        if tag == ",":
            commas, finite, owed, soft, head = commas + 1, False, False, -1, ","
            continue
        if tag == "q":
            if paragraph.body[paragraph.marked[at].inner.end - 1] == ",":
                finite, owed, soft = False, False, -1  # "Saying it “must hold,” Ruiz left"
            head = tag
            continue
        word = low[at]
        if tag == "m":
            head = "n" if word in _DATES else head  # on Monday
            continue
        if tag in _UNDECIDED:
            if tag == "V":
                tag = "l" if head in "xb" else "v"
            elif tag == "T" or (tag == "E" and head == "," and commas > 1 and not verb):
                tag = "v"  # "Holt, a former envoy, poked at"
            else:
                tag = _verbal(tag, head, finite and not owed, low, at, lo, hi, to_do)
            tags[at] = tag
        elif tag == "j":
            after = FIRST_TAGS[low[at + 1]] if at + 1 < hi else ""
            tags[at] = head = "j" if after in _AFTER_ADJECTIVE else "n"  # the president, a proposal
            continue
        elif tag in _MORE:
            tags[at] = tag = tag.lower() if tag in "PR" else _more(paragraph, tag, at, lo, hi)
            if tag == "m":
                head = "n"  # in May
                continue
        elif word == "that" and _points(low, tags, head, at, lo, hi):
            tags[at] = tag = "d"
        if tag in "vxi":
            to_do = tag == "i" and (head == "t" or to_do)
            if tag != "i":
                verb = True
                if soft >= 0:
                    tags[soft], soft = "l", -1  # the ads planned for May come late
                if tag == "v" and head == "n" and not finite and word.endswith("ed"):
                    soft = at
                owed = owed and not finite
                finite = word not in _REPORTING  # a clause may follow without "that"
        elif tag in "wnre" and "'" in word and word.endswith(_FINITE_ENDING):
            owed, finite = owed and not finite, True
        elif tag in "c;s(-w" or word in ALSO_JOINS:
            owed = tag == "w" and not finite and head in "ne"
            finite, soft = False, -1
        head = tag if tag != "e" or "'" not in word or not word.endswith(_OWNER) else "d"


def _points(low: list[str], tags: list[str], head: str, at: int, lo: int, hi: int) -> bool:
    """Whether a "that" begins no clause: "because of that", "That money is gone"."""
    if at + 1 < hi and low[at + 1] in _SUBJECTS:
        return False
    return head == "p" or (at == lo and tags[at + 1 : hi][:1] == ["n"])


def _object(low: list[str], at: int, hi: int) -> bool:
    """Whether an object or a phrase may follow a verb: "Ruiz set the tone"."""
    after = _after(low, at, hi)
    return LISTED.get(after, "n") in "drospt" or FIRST_TAGS[after or "."] == "j"


def _after(low: list[str], at: int, hi: int) -> str:
    """The word that tells what a verb form is: the next one, unless that would mislead."""
    after = low[at + 1] if at + 1 < hi else ""
    if low[at] == "close" or (after == "by" and low[at + 2 : at + 3] and low[at + 2].endswith("ing")):
        return ""  # closed by warning, a source close to the mayor
    return after


def _more(paragraph: Paragraph, tag: str, at: int, lo: int, hi: int) -> str:
    """The tag of a small word with a capital, and of a word with an apostrophe: "Ruiz's", "the mayor's", "what're"."""
    word = paragraph.low[at]
    if tag == "L":
        return _by_letters(paragraph, at, hi, first=at == lo)
    if at > lo and not paragraph.titled and paragraph.words[at][0].isupper():
        return "e"
    return "d" if word.endswith("'s") or (word.endswith("s'") and at + 1 < hi) else "n"


def _by_letters(paragraph: Paragraph, at: int, hi: int, *, first: bool) -> str:
    """The tag of a small word with a capital, which may make it a name or a month."""
    printed, tag = paragraph.words[at], FIRST_TAGS[paragraph.low[at]]
    if tag == "o" and printed.isupper():
        return "e"  # the US
    if printed == "May" and not first:
        return "m"
    return "e" if printed == "Will" and at + 1 < hi and paragraph.words[at + 1][0].isupper() else tag  # Will Holt


def _name_first(after: str, word: str) -> bool:
    """ "Kelly said", "Emily Stone": an ending of adverbs at the head of a sentence, with verb or name behind it."""
    return word not in KNOWN and ((word in _GIVEN and after[0].isupper()) or LISTED.get(after.lower(), "n") in "ETVx")


def _verbal(tag: str, head: str, finite: bool, low: list[str], at: int, lo: int, hi: int, to_do: bool) -> str:
    """A verb form that may be several things, by the last word before it that is no adverb."""
    if tag == "E":
        if head in "xb" or head in _BEFORE_NOUN or at == lo:
            return "l"
        after = _after(low, at, hi)
        if after == "by" or (finite and head in "neq)"):
            return "l"
        return "l" if head == "," and LISTED.get(after, "n") == "p" else "v"
    if tag in "BA":
        if head in "tx" or (to_do and head in ",c"):
            return "i"
        if at > lo and (low[at - 1] in _ARTICLES or (head in _ARTICLE and low[at - 2] in _ARTICLE[head])):
            return "n"  # the special counsel, a new resolve
        if tag == "A":
            return "v" if head in "rnewq,c" else "i"
        if head in "rw" or (head in "ne" and low[at] in _UNCHANGED and not finite and _object(low, at, hi)):
            return "v"
        return "v" if head == "n" and not finite and LISTED.get(_after(low, at, hi), "n") in "drost" else "n"
    if head in "rw":
        return "v"
    return "v" if head in "ne" and not finite and _object(low, at, hi) else "n"
