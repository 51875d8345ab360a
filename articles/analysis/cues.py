"""The words that report: verbs in their forms and particles, and whether they are verbs at all where they stand.

>>> from articles.analysis.tags import tags_of
>>> from articles.analysis.tokens import read_paragraph
>>> paragraph = read_paragraph("The claims were false, but she has repeatedly called for calm.", 0, 62)
>>> tags = tags_of(paragraph, 0, 13)
>>> [(cue.entry.lemma, cue.form, paragraph.text(cue.group, cue.end)) for cue in find_cues(paragraph, 0, 13)]
[('call for', 'past', 'has repeatedly called for')]
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from articles.analysis.byword import ByWord
from articles.analysis.lexicon import BODIES, PLACES, VERB_KINDS, VERBS, CueEntry
from articles.analysis.phrases import FIXED_ENDS, adverb, adverbial, before_fixed, folded
from articles.analysis.possible import Possible, possible_cues
from articles.analysis.smallwords import AUXILIARIES, BE, DETERMINERS, PERSONAL, POSSESSIVES, PREPOSITIONS
from articles.analysis.tags import tags_of
from articles.analysis.tokens import QUOTE, Paragraph

# Verbs before "to say" that leave it speech, and those that make it none.
_CHAINS = frozenset(
    "went goes going continued continues continuing declined declines declining refused refuses used began begins "
    "quick expected due set likely scheduled "
    "appeared seemed rushed hastened proceeded tried paused failed".split()
)
# Verb forms that are more often nouns.
_NOUNS_TOO = frozenset(
    "states state questions question reports report claims claim calls call promises promise demands demand "
    "charges charge offers offer answers answer comments comment remarks remark posts post texts text emails "
    "email tweets tweet messages message estimates estimate challenges challenge requests request orders order "
    "presses press reads read blasts blast labels label brands brand titles title captions caption hints hint "
    "signals signal mention mentions quotes quote threats protests protest cautions caution forecasts forecast "
    "objects object "
    "counters counter boasts boast jokes joke quips cries cry screams scream shouts shout notes note needs "
    "briefs brief praises praise mocks rips rip slams slam welcomes welcome addresses puts put "
    "emails advocates reasons counsels highlights documents learns details begins phrases phrase relates "
    "appeals appeal sketches sketch flags flag floats float complains remains volunteers volunteer voices voice".split()
)
_GOING_ON = frozenset("continue continues continued begin begins began start starts started".split())
_GETS = frozenset("get gets got gotten".split())  # gets asked
_PLURALS = frozenset("they we i you people officials who critics democrats republicans voters experts".split())


@dataclass(slots=True)
class Cue:
    """``[start, end)`` are the reporting words, ``group`` is where their verb group begins (auxiliaries, adverbs)."""

    start: int
    end: int
    group: int
    entry: CueEntry
    form: str
    passive: bool = False
    negated: bool = False
    infinitive: bool = False
    name: str = ""  # the reporting words as printed


def _may_group(printed: str) -> bool:
    """Whether a word before a verb may belong to its group, or tell more of it."""
    low = printed.lower().replace("’", "'")
    return "'" in low or low in AUXILIARIES or low in _GETS or low in FIXED_ENDS or adverbial(printed)


_MAY_GROUP = ByWord(_may_group)


def _group(paragraph: Paragraph, index: int, lo: int) -> tuple[int, bool, bool]:
    """Back over auxiliaries and adverbs: (start, passive, negated)."""
    low, words = paragraph.low, paragraph.words
    at = index
    passive = negated = False
    while at > lo and _MAY_GROUP[words[at - 1]]:
        word = low[at - 1]
        if word in AUXILIARIES:
            passive = passive or (word in BE and at == index) or (word in BE and low[at] != "being")
        elif word in _GETS and at == index:
            passive = True
        elif not adverb(paragraph, at - 1):
            fixed = before_fixed(paragraph, at) if word in FIXED_ENDS else at
            if lo < fixed < at:
                at = fixed  # has at times said
                continue
            if "'" in word and folded(word) in PERSONAL:
                perfect = word.endswith("'s") and low[index + 1 : index + 2] not in (["to"], ["by"], ["as"])
                passive = passive or (word.endswith(("'s", "'re", "'m")) and at == index and not perfect)
            break
        negated = negated or word in ("not", "never") or word.endswith("n't")
        at -= 1
    return at, passive, negated


def _plainly_subject(paragraph: Paragraph, index: int, group: int, lo: int) -> bool:
    """Whether a name or a pronoun stands before a word that is more often a noun."""
    if group <= lo:
        return False
    before = paragraph.low[group - 1]
    if folded(before) in PERSONAL or before == "who":
        return True
    after = paragraph.low[index + 1] if index + 1 < len(paragraph.low) else ""
    if before == QUOTE and paragraph.body[paragraph.marked[group - 1].inner.end - 1] == "," and after in DETERMINERS:
        return True  # “No,” begins the letter
    if after in (".", ",") and group - 3 >= lo and paragraph.low[group - 3 : group - 1] == [QUOTE, "the"]:
        return paragraph.body[paragraph.marked[group - 3].inner.end - 1] == ","  # “No,” the letter states.
    marked = after == "," and paragraph.low[index + 2 : index + 3] == [QUOTE]
    clear = after in ("that", QUOTE) or marked or folded(after) in PERSONAL
    if clear and before.endswith("s") and "'" not in before and paragraph.tags[group - 1] == "n":
        return True  # experts note that
    if before in BODIES and folded(after) in PERSONAL:
        return True
    if is_headline(paragraph) and (group - 1 == lo or after == "for") and after and paragraph.tags[index + 1] in "dejn":
        return True
    people = before.endswith(("ic", "ish", "ese", "ian", "ican")) and before not in PLACES
    if people or (group - 1 > lo and paragraph.low[group - 2] in ("a", "an")):
        return False  # a Texas state flag, British advocates, American claims
    return paragraph.capital(group - 1) and (group - 1 > lo or clear) and "'" not in before


def is_headline(paragraph: Paragraph) -> bool:
    """Whether a paragraph is a headline, or the first line of a text and short enough for one."""
    return paragraph.titled or (paragraph.start == 0 and paragraph.end < _HEADLINE)


_HEADLINE = 140


def _before_its_noun(paragraph: Paragraph, index: int, group: int, lo: int) -> bool:
    """ "all reported losses", "25 recommended delegates", "have admitting privileges": a verb before a noun or an
    adjective that only describes it.
    """
    tags = paragraph.tags
    if index <= lo:
        return False
    if group != index:  # the mayor's originally proposed figure
        return group > lo and paragraph.low[group - 1].endswith("'s") and tags[group] == "m"
    if VERB_KINDS.get(paragraph.low[index]) == "finite":
        return False  # only 28 said yes
    before = paragraph.low[index - 1]
    return (tags[index - 1] in "dj" and before not in _ALONE) or (tags[index] == "l" and before.endswith("'s"))


# Words that stand before a noun, and also alone as a subject: "some said", "those in the hall asked".
_ALONE = frozenset("that some many others both all most few these those one another each several two three".split())
_BARS = DETERMINERS - _ALONE - {"this"}  # no past form and none in -ing is a verb behind them


def _a_noun(paragraph: Paragraph, index: int) -> bool:
    """Whether a form in -ing behind a noun is one as well: a verb follows, or it is hardly ever anything else."""
    return paragraph.tags[index + 1 : index + 2] in (["v"], ["x"]) or paragraph.low[index] == "briefing"


def _surely_a_noun(paragraph: Paragraph, index: int, group: int, before: str, form: str, lo: int) -> bool:
    """Whether a bare form, or one in -s, that is more often a noun can be no verb, whatever the parts of speech."""
    low = paragraph.low
    after = low[index + 1] if index + 1 < len(low) else ""
    if form == "pp" or (form == "base" and group < index) or (form == "s" and (after == "the" or before == "and")):
        return False
    if not before or before in _OWNING:
        return True
    if before == "who" or before == QUOTE or folded(before) in PERSONAL or is_headline(paragraph):
        return False
    if after in _CLEAR or folded(after) in PERSONAL or (after == "." and QUOTE in low[max(lo, group - 3) : group]):
        return False
    named = group - 1 > lo and "'" not in before and paragraph.words[group - 1][0].isupper()
    return not named or low[group - 2] in ("a", "an")


_OWNING = _BARS | POSSESSIVES | {"this"}
_CLEAR = frozenset(("that", QUOTE, ","))  # words that a report may begin with


def _verb_here(paragraph: Paragraph, index: int, group: int, before: str, form: str, lo: int) -> bool:
    """Whether a word that can be noun or verb is a verb here; ``before``: the word before its group."""
    low, tags = paragraph.low, paragraph.tags
    if (
        form not in ("base", "s")
        and index + 1 < len(tags)
        and tags[index + 1] in "nj"
        and _before_its_noun(paragraph, index, group, lo)
    ):
        return False
    word = low[index]
    if word in _GOING_ON and tags[index + 1 : index + 2] in (["t"], ["g"]):
        return False  # continued to sink their “allies”, began calling for help
    if form == "past":
        return True
    if form == "ing":
        return not _no_report(paragraph, index, group, lo)
    if form == "base":
        if group < index and (helping := AUXILIARIES.intersection(low[group:index])):
            return BE.isdisjoint(helping)  # that is likely welcome news
    elif form == "s":
        if low[index + 1 : index + 2] == ["the"] and tags[index] == "v":
            return True  # the report highlights the cost
        if before == "and" and group == index and _listed(paragraph, index, lo):
            return True
    if form != "pp" and word in _NOUNS_TOO and not _plainly_subject(paragraph, index, group, lo):
        return False
    return _after(paragraph, index, before, form)


def _no_report(paragraph: Paragraph, index: int, group: int, lo: int) -> bool:
    """Whether a form in -ing only describes a noun, or is one."""
    low = paragraph.low
    if index > 0 and low[index - 1] in ("have", "has", "had"):
        return True  # have admitting privileges
    if index > 1 and low[index - 1] == "of" and low[index - 2] in ("way", "ways"):
        return True  # a diplomatic way of saying that
    # the hearing told, at Monday's press briefing that
    return group == index > lo and paragraph.tags[index - 1] in "dnje" and _a_noun(paragraph, index)


def _listed(paragraph: Paragraph, index: int, lo: int) -> bool:
    """ "praises the bridge and calls for calm", not "praised his courage and calls for calm": the same tense."""
    verb = next((at for at in range(index - 2, lo, -1) if paragraph.tags[at] in "vxg"), lo)
    return verb > lo and any(form == "s" for _, form in VERBS.get(paragraph.low[verb], ()))


def _after(paragraph: Paragraph, index: int, before: str, form: str) -> bool:
    """Whether a bare form, one in -s or a participle can be a verb after the word before its group."""
    low = paragraph.low
    if folded(before) in PERSONAL:
        return True
    if before in DETERMINERS or before in POSSESSIVES or before.endswith("'s") or not before:
        return before in _ALONE and low[index - 2 : index] != ["the", "most"]  # the most articulate speaker
    if before in PREPOSITIONS:
        return before == "to" and form == "base"
    if form != "base":
        return True
    if paragraph.tags[index] == "n" and not before.endswith(("s", "men")) and before not in _PLURALS:
        return False  # the campaign pledge to
    if paragraph.low[index] not in _NOUNS_TOO:
        if before == "and":  # they fear it, and argue that
            after = paragraph.low[index + 1] if index + 1 < len(paragraph.low) else ""
            return after in ("that", QUOTE) or folded(after) in PERSONAL
        return before not in ("let", "or") and not before.endswith("n't")
    return before in _PLURALS or before.endswith("s") or before in ("and", "or", ",", "police", "women", "men")


def _infinitive(paragraph: Paragraph, index: int, lo: int) -> int:
    """Where the group of a verb behind ``to`` begins with the verb that governs it."""
    low = paragraph.low
    if index - 3 >= lo and low[index - 2] == "used" and low[index - 3] in BE:
        return index - 1  # the word is used to describe
    if index - 2 >= lo and low[index - 2] in _CHAINS:
        start = index - 2
        if low[start] == "quick" or (start - 1 >= lo and low[start - 1] == "on"):
            start -= 1
        return start
    if index - 3 >= lo and low[index - 2] == "on" and low[index - 3] in ("went", "goes", "going", "go"):
        return index - 3
    return index - 1


def read_cues(paragraph: Paragraph, possible: Iterable[Possible], lo: int, hi: int) -> list[Cue]:
    """Those that are verbs where they stand, left to right; none begins within another one's particles.

    A sentence only gets its parts of speech where one of these may be a verb.
    """
    low, words = paragraph.low, paragraph.words
    cues: list[Cue] = []
    past, tagged = lo, False
    for index, end, entry, form in possible:
        if index < past:
            continue
        infinitive = index > lo and low[index - 1] == "to"
        start = _infinitive(paragraph, index, lo) if infinitive else index
        group, passive, negated = start, False, False  # what most are
        if start > lo and _MAY_GROUP[words[start - 1]]:
            group, passive, negated = _group(paragraph, start, lo)
        if not infinitive:
            before = low[group - 1] if group > lo else ""
            if form == "past" or form == "ing":
                if before in _BARS:
                    continue
            elif low[index] in _NOUNS_TOO and _surely_a_noun(paragraph, index, group, before, form, lo):
                continue
            if not tagged:
                tags_of(paragraph, lo, hi)
                tagged = True
            if not _verb_here(paragraph, index, group, before, form, lo):
                continue
        past = end
        passive = passive and form in ("past", "pp")
        name = words[index] if end == index + 1 else paragraph.text(index, end)
        cues.append(Cue(index, end, group, entry, form, passive, negated, infinitive, name))
    if cues and not tagged:
        tags_of(paragraph, lo, hi)
    return cues


def find_cues(paragraph: Paragraph, lo: int, hi: int) -> list[Cue]:
    """The reporting verbs of a sentence, left to right."""
    possible = possible_cues(paragraph, range(lo, hi), lo, hi, QUOTE in paragraph.low[lo:hi])
    return read_cues(paragraph, possible, lo, hi)
