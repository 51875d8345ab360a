"""Which speakers of several texts are one: within an event, *Rubio* and *Marco Rubio* are the same person.

Persons are joined by surname where their first names do not contradict each other and only one person fits; two Smiths
stay two. Bodies, groups and unnamed sources are joined by their words. A post's handle belongs to its author.

>>> known = KnownSpeakers()
>>> known.add(7, FoundSpeaker("Marco Rubio", SpeakerKind.PERSON))
>>> known.match(FoundSpeaker("Rubio", SpeakerKind.PERSON))
7
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict

from articles.analysis.findings import FoundSpeaker, SpeakerKind
from articles.analysis.lexicon import NICKNAMES

TITLES = frozenset(
    "mr mrs ms miss dr sir dame lord lady sen senator rep representative gov governor gen general president prime "
    "minister secretary chancellor chairman chairwoman professor prof judge justice king queen prince princess "
    "pope".split()
)
PARTICLES = frozenset("van von der den de di da del della la le bin al el ibn ben ter ten zu du dos".split())
SUFFIXES = frozenset("jr sr ii iii iv".split())
WORD = re.compile(r"[^\W\d_][\w'’-]*")


def fold_name(name: str) -> str:
    """Case, accents and a leading article do not tell names apart."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c)).casefold()
    plain = re.sub(r"[’'`]s?(?=\s|$)|[.,]", "", plain).strip()
    return re.sub(r"\s+", " ", re.sub(r"^(?:the|a|an)\s+", "", plain))


def name_parts(name: str) -> tuple[tuple[str, ...], str]:
    """First names and surname, folded; particles belong to the surname: *ursula* and *von der leyen*."""
    words = [word for word in WORD.findall(fold_name(name)) if word not in TITLES]
    while len(words) > 1 and words[-1] in SUFFIXES:
        words.pop()
    if not words:
        return (), ""
    cut = len(words) - 1
    while cut > 0 and words[cut - 1] in PARTICLES:
        cut -= 1
    return tuple(words[:cut]), " ".join(words[cut:])


def first_names_agree(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Unknown first names agree with any; an initial with the name it begins; Bob with Robert."""
    if not one or not other:
        return True
    a, b = one[0], other[0]
    return a == b or (min(len(a), len(b)) == 1 and a[0] == b[0]) or b in NICKNAMES.get(a, ())


class KnownSpeakers:
    """The speakers an event already has, by ids of the caller's, ready to be asked for one of them."""

    def __init__(self) -> None:
        self._by_handle: dict[str, int] = {}
        self._by_name: dict[tuple[SpeakerKind, str], int] = {}
        self._persons: dict[str, dict[int, set[tuple[str, ...]]]] = defaultdict(dict)

    def add(self, id_: int, speaker: FoundSpeaker) -> None:
        """Know a speaker, or another name of one that is known."""
        for handle in speaker.handles:
            self._by_handle.setdefault(handle.casefold(), id_)
        self._by_name.setdefault((speaker.kind, fold_name(speaker.name)), id_)
        first, surname = name_parts(speaker.name)
        if speaker.kind == SpeakerKind.PERSON and surname:
            self._persons[surname].setdefault(id_, set()).add(first)

    def match(self, found: FoundSpeaker) -> int | None:
        """The id of the one known speaker that this is; None for somebody new, or where two would fit."""
        for handle in found.handles:
            if handle.casefold() in self._by_handle:
                return self._by_handle[handle.casefold()]
        exact = self._by_name.get((found.kind, fold_name(found.name)))
        # A bare *Falk* may have been taken for a body where its text never gives a first name.
        bare = found.kind == SpeakerKind.BODY and found.name.isalpha() and found.name[:1].isupper()
        if exact is not None or not (found.kind == SpeakerKind.PERSON or bare):
            return exact
        first, surname = name_parts(found.name)
        fitting = [
            id_
            for id_, names in self._persons.get(surname, {}).items()
            if all(first_names_agree(first, name) for name in names)
        ]
        if fitting or not first:
            return fitting[0] if surname and len(fitting) == 1 else None
        return self._by_name.get((SpeakerKind.BODY, surname))  # the bare name came first


def fuller_role(*roles: str) -> str:
    """The role of most words ("union chief" says more than "head"), the first of those; empty for none."""
    return max(roles, key=lambda role: len(role.split()), default="")


def fuller_name(one: str, other: str) -> str:
    """The name that says more, the first one where both say as much."""
    return max((one, other), key=lambda name: sum(map(len, name_parts(name)[0])) + (len(name_parts(name)[0]) * 10))
