"""The words the rules know: reporting verbs and nouns, roles, bodies, given names, abbreviations.

Each list is a text file beside this module; a line is an entry, ``#`` starts a comment. Verbs are inflected here.

>>> [(cue.lemma, form) for cue, form in VERBS["urges"]]
[('urge', 's')]
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

_HERE = Path(__file__).parent
_VOWELS = "aeiou"
# Verbs of more than one syllable whose last consonant doubles all the same.
_DOUBLED = frozenset(
    "rebut admit commit submit permit omit emit transmit regret refer prefer defer confer infer occur recur concur "
    "demur begin forget control compel expel propel rebel patrol equip acquit abet deter incur upset".split()
)


@dataclass(frozen=True, slots=True)
class CueEntry:
    """A reporting verb. ``particles`` are the words that must follow it; ``frames`` are explained in cues.txt."""

    lemma: str
    particles: tuple[str, ...]
    tone: str
    frames: frozenset[str]


def _lines(name: str) -> Iterator[str]:
    for line in (_HERE / name).read_text(encoding="utf-8").splitlines():
        entry = line.partition("#")[0].strip()
        if entry:
            yield entry


def _doubles(base: str) -> bool:
    """stop, beg, slam: one syllable that ends in one vowel and one consonant."""
    if base in _DOUBLED:
        return True
    vowels = sum(letter in "aeiouy" for letter in base)
    quip = base.startswith("qu") and len(base) == 4
    return (vowels == 1 or quip) and len(base) > 2 and base[-2] in _VOWELS and base[-1] not in "aeiouwxyh"


def inflect(base: str, past: str = "", participle: str = "") -> dict[str, str]:
    """Every form of a verb, with its kind: ``base``, ``s``, ``past``, ``pp``, ``ing``."""
    stem = base + base[-1] if _doubles(base) else base
    soft = base[:-1] if base.endswith("e") else stem
    if not past:
        past = base[:-1] + "ied" if base.endswith("y") and base[-2] not in _VOWELS else soft + "ed"
    third = base[:-1] + "ies" if base.endswith("y") and base[-2] not in _VOWELS else base + "s"
    if base.endswith(("s", "sh", "ch", "x", "o")):
        third = base + "es"
    forms = {base: "base", third: "s", soft + "ing": "ing"}
    if base[-2:] in ("el", "al", "il") and stem == base and base[-3] not in _VOWELS:
        forms |= {base + "ling": "ing", base + "led": "past"}  # labelled, as the British spell it
    forms[participle or past] = "pp"
    forms[past] = "past"
    return forms


def _verbs() -> dict[str, tuple[tuple[CueEntry, str], ...]]:
    table: dict[str, list[tuple[CueEntry, str]]] = {}
    for line in _lines("cues.txt"):
        words, tone, frames = (part.strip() for part in line.split(";"))
        verb, *particles = words.split()
        base, *irregular = verb.split("/")
        cue = CueEntry(" ".join([base, *particles]), tuple(particles), tone, frozenset(frames.split()))
        for form, kind in inflect(base, *irregular).items():
            table.setdefault(form, []).append((cue, kind))
    # The longest entry first, so that "called for" is not taken for "called".
    return {form: tuple(sorted(cues, key=lambda item: -len(item[0].particles))) for form, cues in table.items()}


def _shares() -> tuple[tuple[str, str, float], ...]:
    rows = (line.split(";") for line in _lines("shares.txt"))
    return tuple((kind.strip(), words.strip(), float(share)) for kind, words, share in rows)


def _verb_forms() -> frozenset[str]:
    entries = [entry.split("/") for line in _lines("verbs.txt") for entry in line.split()]
    return frozenset(form for entry in entries for form, kind in inflect(*entry).items() if kind != "ing")


def _plural(noun: str) -> str:
    return noun[:-1] + "ies" if noun.endswith("y") and noun[-2] not in _VOWELS else noun + "s"


_COMING = ("elect", "designate", "to-be")  # behind a role that somebody will hold


def _roles() -> dict[str, str]:
    table = {}
    for line in _lines("roles.txt"):
        noun, _, gender = line.partition(" ")
        plural = noun[:-3] + "men" if noun.endswith("man") else noun[:-1] + "ies" if noun.endswith("y") else noun + "s"
        table[noun] = gender
        table[plural] = "p"
        table.update((f"{noun}-{coming}", gender) for coming in _COMING)
    return table


def _words(name: str) -> frozenset[str]:
    return frozenset(word for line in _lines(name) for word in line.split())


def _noun_verbs() -> frozenset[str]:
    return frozenset(
        form for word in _words("nounverbs.txt") for form, kind in inflect(word).items() if kind in ("base", "s")
    )


def _nicknames() -> dict[str, frozenset[str]]:
    """Each given name with all that are the same name."""
    table: dict[str, set[str]] = {}
    for line in _lines("nicknames.txt"):
        for name in line.split():
            table.setdefault(name, set()).update(line.split())
    return {name: frozenset(same) for name, same in table.items()}


def _verb_kinds() -> dict[str, str]:
    """The kind of every form of every verb known: past before participle, ``finite`` where it can be nothing else."""
    forms: dict[str, str] = {}
    verbs = [verb for line in _lines("otherverbs.txt") for verb in line.split()]
    verbs += [line.partition(";")[0].split()[0] for line in _lines("cues.txt")]
    for base, *irregular in (verb.split("/") for verb in verbs):
        for form, kind in inflect(base, *irregular).items():
            if kind == "past" and ((len(irregular) == 2 and irregular[0] != irregular[1]) or form in ("said", "told")):
                kind = "finite"  # "wrote" is no participle, and "said" is never one that a noun follows
            forms.setdefault(form, "base" if form == base else kind)
    return forms


VERBS = _verbs()
SPOKEN = frozenset(form for form, cues in VERBS.items() if not cues[-1][0].particles)  # "said", not "left (open)"
VERB_KINDS = _verb_kinds()
NOUN_VERBS = _noun_verbs()
RULE_SHARES = _shares()
NOUNS = {parts[0]: parts[1] for parts in map(str.split, _lines("nouns.txt"))}
NOUN_FORMS = {form: noun for noun in NOUNS for form in (noun, _plural(noun))}
MATTERS = NOUN_FORMS.keys() | {form for noun in _words("matters.txt") for form in (noun, _plural(noun))}
ROLES = _roles()
VERB_FORMS = _verb_forms()
BODIES = _words("bodies.txt")
PLACES = _words("places.txt")
RUBRICS = _words("rubrics.txt")
NICKNAMES = _nicknames()
ABBREVIATIONS = _words("abbreviations.txt")
WOMEN = _words("women.txt")
MEN = _words("men.txt")
GIVEN = WOMEN | MEN | _words("either.txt")
TITLES = {
    "mr": "m",
    "sir": "m",
    "lord": "m",
    "mrs": "f",
    "ms": "f",
    "miss": "f",
    "lady": "f",
    "dame": "f",
    "madam": "f",
}
HONORIFICS = TITLES.keys() | {
    "mr.", "mrs.", "ms.", "dr.", "dr", "prof.", "sen.", "sens.", "rep.", "reps.", "gov.", "gen.", "lt.", "col.",
    "capt.", "sgt.", "rev.", "adm.", "hon.", "pres.", "maj.", "cmdr.", "pope",
}  # fmt: skip
