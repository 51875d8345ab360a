"""Whether two speakers are the same, and two reporting words, as the figures take it.

>>> same_speaker({"speaker": "Mayor Ana Ruiz"}, {"speaker": "Ruiz"})
True
>>> same_speaker({"speaker": "she", "speaker_aliases": []}, {"speaker": "Ruiz"}) is None
True
"""

from __future__ import annotations

import re
from typing import Any

Entry = dict[str, Any]

_PRONOUNS = frozenset(
    "he she they who i we it you his her their that which him them himself herself themselves one my our your its "
    "those these this whom me us some many others both all".split()
)
_TITLES = frozenset(
    "mr mrs ms miss dr sir lord lady dame sen sens senator rep reps representative gov governor gen general president "
    "vice secretary prime minister pres prof professor col lt capt sgt rev judge justice jr sr ii iii iv the a an "
    "former now then".split()
)
_LINKS = frozenset("of for from at with in on to by who which that whose where about into over against and or".split())
_SUFFIXES = frozenset("jr sr ii iii iv".split())
_WORD = re.compile(r"[^\W_]+(?:['’.-][^\W_]+)*")
_CUT = re.compile(r"[,;:(\[–—]|\s-+\s|\n")


def _folded(word: str) -> str:
    return word.lower().replace("’", "'").removesuffix("'s").strip(".'")


def _core(name: str) -> tuple[set[str], set[str]]:
    """The words of a name up to its first aside, and those that may be its head."""
    words = _WORD.findall(_CUT.split(name.lstrip(" \t\n\"'“‘`"), maxsplit=1)[0])
    while words and words[-1].lower().strip(".") in _SUFFIXES:
        words.pop()
    link = next((i for i, word in enumerate(words) if i and word.lower() in _LINKS), None)
    if link is None:
        heads = words[-1:]
    elif words[link - 1][0].isupper() or words[link - 1].isdigit():
        heads = [words[-1], words[link - 1]]
    else:
        words = words[:link]
        heads = words[-1:]
    return {_folded(word) for word in words}, {_folded(word) for word in heads}


def is_pronoun(name: str) -> bool:
    words = _WORD.findall(name.lower())
    return bool(words) and words[0] in _PRONOUNS and len(words) <= 2


def _touch(one: list[int] | None, other: list[int] | None) -> bool:
    return bool(one and other) and one is not None and other is not None and one[0] < other[1] and other[0] < one[1]


def same_speaker(gold: Entry, found: Entry) -> bool | None:
    """Right or wrong; None where nobody can tell: a name for a pronoun whose names the gold does not know."""
    wanted, given = gold.get("speaker"), found.get("speaker")
    if not wanted:
        return None
    if not given:
        return False
    touch = _touch(gold.get("speaker_span"), found.get("speaker_span"))
    if is_pronoun(wanted):
        return _for_pronoun(gold, found, touch)
    if is_pronoun(given) and not found.get("speaker_aliases"):
        return touch
    (gold_words, gold_heads), (found_words, found_heads) = _core(wanted), _core(given)
    if touch and (found_words - _TITLES) & gold_words and (found_heads & gold_words or gold_heads & found_words):
        return True
    names = [wanted, *(gold.get("speaker_aliases") or [])]
    others = [name for name in [given, *(found.get("speaker_aliases") or [])] if not is_pronoun(name)]
    return any(_core(name)[1] & _core(other)[1] for name in names for other in others)


def _for_pronoun(gold: Entry, found: Entry, touch: bool) -> bool | None:
    if is_pronoun(found["speaker"]):
        if gold.get("speaker_span") and found.get("speaker_span"):
            return touch
        return _folded(gold["speaker"].split()[0]) == _folded(found["speaker"].split()[0])
    if touch:
        return True
    names = gold.get("speaker_aliases") or []
    if not names:
        return None
    heads = _core(found["speaker"])[1]
    return any(heads & _core(name)[1] for name in names)


def same_cue(gold: Entry, found: Entry) -> bool | None:
    wanted, given = gold.get("cue"), found.get("cue")
    if not wanted:
        return None
    if not given:
        return False
    if gold.get("cue_span") and found.get("cue_span"):
        return _touch(gold["cue_span"], found["cue_span"])
    words = [{_folded(word) for word in _WORD.findall(cue)} for cue in (wanted, given)]
    return bool(words[0] & words[1]) or wanted.strip() == given.strip()
