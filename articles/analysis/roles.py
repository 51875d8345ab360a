"""The roles people hold, and who is meant by one: "the foreign minister", "the minister" where there is only one.

>>> from typing import NamedTuple
>>> class Holder(NamedTuple):
...     name: str
...     roles: list[str]
>>> people = [Holder("Ana Ruiz", ["Foreign Minister"]), Holder("Jan Holt", ["Prime Minister"])]
>>> [found and found.name for role in ("minister", "prime minister") for found in [holder(people, role.split())]]
['Ana Ruiz', 'Jan Holt']
>>> holder(people, ["finance", "minister"]) is None
True
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol, TypeVar

from articles.analysis.lexicon import ROLES
from articles.analysis.smallwords import PREPOSITIONS

# Parts of a role that tell it from another one with the same noun.
_RANKS = frozenset("prime vice deputy former press assistant acting interim shadow junior".split())
_FIELDS = frozenset(
    "foreign finance interior home defence defense health education labour labor trade justice treasury transport "
    "energy economy economic environment agriculture culture fisheries state attorney army police housing".split()
)
# What else a role may be called, by the noun that stands for it.
_LAWMAKERS = frozenset(("representative", "congressman", "congresswoman"))
_ALSO = {
    "congressman": _LAWMAKERS,
    "congresswoman": _LAWMAKERS,
    "lawmaker": _LAWMAKERS | {"lawmaker", "legislator", "senator"},
}
_DOING = frozenset("vying running working seeking speaking representing leading".split())  # "the senator vying for"
_STOPS = PREPOSITIONS | frozenset(
    "who whose that which familiar close aware aboard there here present ashore abroad involved responsible "
    "alike".split()
)


class _HasRoles(Protocol):
    @property
    def roles(self) -> list[str]: ...


_Holder = TypeVar("_Holder", bound=_HasRoles)


def head_of(words: Sequence[str]) -> str:
    """The noun of a phrase: "official" in "a senior official close to the talks"."""
    last = words[0].lower()
    for word in words[1:]:
        low = word.lower()
        if low in _STOPS or (low in _DOING and last in ROLES):
            break
        last = low
    return last


def holder(people: Sequence[_Holder], core: Sequence[str]) -> _Holder | None:
    """The one person in a text who holds a role, if the words fit no other role."""
    asked = {word.lower() for word in core}
    heads = also_called(head_of(core))
    fitting = [person for person in people if any(_fits(role.lower().split(), asked, heads) for role in person.roles)]
    exact = [person for person in fitting if any(asked.issubset(role.lower().split()) for role in person.roles)]
    found = exact or fitting
    return found[0] if len(found) == 1 else None


def also_called(head: str) -> frozenset[str]:
    """The nouns of the roles that a noun may stand for: "the congressman" is a representative."""
    return _ALSO.get(head) or frozenset((head,))


def _fits(role: list[str], asked: set[str], heads: frozenset[str]) -> bool:
    if heads.isdisjoint(role) or (_RANKS.intersection(role) - asked):
        return False
    return (asked & (_FIELDS | _RANKS)).issubset(role)
