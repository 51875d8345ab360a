"""Phrases that stand for somebody met before: "the minister", "the official", "one of them".

>>> people = [Person("Ana Ruiz", "ruiz", roles=["Foreign Minister"]), Person("Jan Holt", "holt", roles=["Prime Minister"])]
>>> [found.name for words in ("minister", "prime minister", "finance minister") if (found := holder(people, words.split()))]
['Ana Ruiz', 'Jan Holt']
>>> met([Speaker("a senior official in Kessel", SpeakerKind.UNNAMED)], ["official"], 0)
0
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from articles.analysis.findings import SpeakerKind
from articles.analysis.lexicon import ROLES
from articles.analysis.names import Person
from articles.analysis.phrases import PREPOSITIONS

# Parts of a role that tell it from another one with the same noun.
_RANKS = frozenset("prime vice deputy former press assistant acting interim shadow junior".split())
_FIELDS = frozenset(
    "foreign finance interior home defence defense health education labour labor trade justice treasury transport "
    "energy economy economic environment agriculture culture fisheries state attorney army police housing".split()
)
_ANYBODY = frozenset("source official person insider aide adviser diplomat envoy".split())  # may be called either way
_STOPS = PREPOSITIONS | {"who", "whose", "that", "which", "familiar", "close", "aware", "aboard", "there", "here"}
_FAR = 6  # paragraphs back in which somebody unnamed is still remembered


@dataclass(slots=True)
class Speaker:
    """Somebody who speaks in a text; ``last`` is the paragraph in which they spoke last."""

    name: str
    kind: SpeakerKind
    person: Person | None = None
    last: int = 0
    words: list[str] = field(default_factory=list)  # of the name, lower case

    def __post_init__(self) -> None:
        self.words = self.name.lower().replace("’", "'").split()


def head_of(words: Sequence[str]) -> str:
    """The noun of a phrase: "official" in "a senior official close to the talks"."""
    last = words[0]
    for at, word in enumerate(words):
        if at and word.lower() in _STOPS:
            break
        last = word
    return last.lower()


def holder(people: Iterable[Person], core: Sequence[str]) -> Person | None:
    """The one person in a text who holds a role, if the words fit no other role."""
    asked = {word.lower() for word in core}
    head = head_of(core)
    holders = [person for person in people if any(_fits(role.lower().split(), asked, head) for role in person.roles)]
    return holders[-1] if len(holders) == 1 else None


def _fits(role: list[str], asked: set[str], head: str) -> bool:
    if head not in role or (_RANKS.intersection(role) - asked):
        return False
    return (asked & (_FIELDS | _RANKS)).issubset(role)


def met(speakers: Sequence[Speaker], core: Sequence[str], here: int) -> int | None:
    """Whom "the official" means: the one of that name who spoke last, not far back; None for nobody."""
    wanted = [word.lower().replace("’", "'") for word in core]
    head = head_of(wanted)
    best: int | None = None
    for index, speaker in enumerate(speakers):
        near = speaker.person is None and here - _FAR <= speaker.last <= here and speaker.words != wanted
        if near and _called(speaker, wanted, head, here) and (best is None or speaker.last >= speakers[best].last):
            best = index
    return best


def _called(speaker: Speaker, wanted: list[str], head: str, here: int) -> bool:
    theirs = head_of(speaker.words)
    if theirs == head:
        return set(wanted) <= set(speaker.words)
    just = speaker.kind is SpeakerKind.UNNAMED and here - speaker.last <= 1
    return just and len(wanted) == 1 and head in _ANYBODY and theirs in _ANYBODY


def one_of(speakers: Sequence[Speaker], last: int | None, here: int) -> int | None:
    """The group of which "one" or "one of them" speaks, if it has just spoken."""
    if last is None or here - speakers[last].last > 1:
        return None
    plural = speakers[last].kind is SpeakerKind.GROUP or ROLES.get(head_of(speakers[last].words)) == "p"
    return last if plural else None
