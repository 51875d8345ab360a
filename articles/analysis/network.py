"""Which wordings of an event lead an utterance and which follow, kept right while wordings come and go.

>>> network = Network()
>>> said = "all boats must come home safely before dusk", "boats must come home safely"
>>> whole, part = (Wording.of(words.split(), strong=True) for words in said)
>>> network.change(added=[part, whole])
>>> network.leader[part.identity] == whole.identity
True

The fullest wording is decided first: each follows the earlier leader that it matches best, or leads. So a decision
hangs only on earlier ones nearby, and the whole is the same in whatever order wordings were added. After a change only
those are decided again whose surroundings changed; what is not in memory is asked of a ``Store`` when it is needed.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from heapq import heapify, heappop, heappush
from typing import NamedTuple, Protocol

from articles.analysis.matching import Identity, Wording, bond, match, may_match

CROWDED = 40  # wordings that share a feature; a feature shared by more tells nothing
AMBIGUOUS = 3  # leaders that hold the same few words: nobody can tell from which they were taken


class Near(NamedTuple):
    """Wordings with some of the features asked for: which have which, and who leads each."""

    having: Mapping[str, Sequence[Identity]]
    wordings: Iterable[Wording]
    leader: Mapping[Identity, Identity]


class Store(Protocol):
    """Where the rest of the network is kept."""

    def near(self, features: Sequence[str], most: int) -> Near:
        """Per feature all wordings that have it, or at least ``most`` of them."""
        ...

    def passages(self, wordings: Sequence[Identity]) -> Mapping[Identity, set[int]]:
        """Where each is found: the ids of passages."""
        ...


class Network:
    """``leader`` says of each wording whom it follows; a leader leads itself."""

    def __init__(self, store: Store | None = None) -> None:
        self.store = store
        self.wordings: dict[Identity, Wording] = {}
        self.leader: dict[Identity, Identity] = {}
        self.passages: dict[Identity, set[int]] = {}
        self._having: dict[str, set[Identity]] = {}
        self._waiting: list[tuple[tuple[bool, int, tuple[str, ...], int], Identity]] = []
        self._queued: set[Identity] = set()

    def change(
        self,
        *,
        added: Iterable[Wording] = (),
        removed: Iterable[Identity] = (),
        again: Iterable[Wording] = (),
        passages: Mapping[Identity, set[int]] | None = None,
    ) -> None:
        """``again``: known wordings with other speakers or passages; ``passages``: all of the added ones'."""
        added, removed, again = list(added), list(removed), list(again)
        self.passages.update(passages or {})
        every = [*added, *again, *(Wording(identity) for identity in removed)]
        self.load(every, CROWDED + 2 + len(removed))
        self._forget(removed)
        self._enter(added)
        for wording in again:
            self._said_by(wording)
        heapify(self._waiting)
        while self._waiting:
            _, identity = heappop(self._waiting)
            self._queued.discard(identity)
            self._settle(self.wordings[identity])

    # Entering and leaving -------------------------------------------------------------------------------------------

    def load(self, wordings: Iterable[Wording], most: int = CROWDED + 2) -> None:
        """Ask the store who has the features of these wordings, unless that is known."""
        wanted = {feature for wording in wordings for feature in wording.features if feature not in self._having}
        if not wanted:
            return
        self._having.update({feature: set() for feature in wanted})
        if self.store is None:
            return
        near = self.store.near(sorted(wanted), most)
        for wording in near.wordings:
            self.wordings.setdefault(wording.identity, wording)
        for identity, leader in near.leader.items():
            self.leader.setdefault(identity, leader)
        for feature, identities in near.having.items():
            self._having[feature].update(identities)

    def _forget(self, removed: Sequence[Identity]) -> None:
        for identity in removed:
            wording = self.wordings.pop(identity)
            led = self.leader.pop(identity) == identity
            if led:
                self._wake(self._followers(wording))
            for feature in wording.features:
                self._having[feature].discard(identity)
                if len(self._having[feature]) == CROWDED:  # it tells something again
                    self._wake(self._having[feature])
        self._waiting = [entry for entry in self._waiting if entry[1] in self.wordings]
        self._queued.intersection_update(self.wordings)

    def _enter(self, added: Sequence[Wording]) -> None:
        for wording in added:
            self.wordings[wording.identity] = wording
            for feature in wording.features:
                having = self._having[feature]
                having.add(wording.identity)
                if len(having) == CROWDED + 1:
                    self._wake(other for other in having if other in self.leader)
        self._wake(wording.identity for wording in added)

    def _said_by(self, wording: Wording) -> None:
        before = self.wordings[wording.identity]
        self.wordings[wording.identity] = wording
        self._wake([wording.identity])
        for identity in self._near(wording):
            other = self.wordings[identity]
            if bond(other, before) != bond(other, wording):
                self._wake([identity])

    # Deciding -------------------------------------------------------------------------------------------------------

    def _wake(self, identities: Iterable[Identity]) -> None:
        for identity in identities:
            if identity not in self._queued:
                self._queued.add(identity)
                heappush(self._waiting, (self.wordings[identity].rank, identity))

    def _settle(self, wording: Wording) -> None:
        led = self.leader.get(wording.identity) == wording.identity
        self.leader[wording.identity] = leader = self._best(wording)
        if led != (leader == wording.identity):
            self._wake(self._followers(wording))

    def _followers(self, wording: Wording) -> list[Identity]:
        """Later wordings that might follow this one."""
        later = (self.wordings[identity] for identity in self._near(wording))
        return [
            other.identity
            for other in later
            if other.rank > wording.rank and other.identity in self.leader and may_match(other, wording)
        ]

    def _best(self, wording: Wording) -> Identity:
        self.load([wording])
        before = (self.wordings[identity] for identity in self._near(wording) if self.leader.get(identity) == identity)
        found = [
            (strength, other)
            for other in before
            if other.rank < wording.rank and (strength := match(wording, other)) > 0
        ]
        apart = self._apart(wording.identity, [other.identity for _, other in found])
        found = [(strength, other) for strength, other in found if other.identity in apart]
        most = AMBIGUOUS - 1 if wording.is_word else AMBIGUOUS  # one word says less than any other fragment
        if not found or (wording.is_fragment and len(found) >= most):
            return wording.identity
        return min(found, key=lambda pair: (-pair[0], pair[1].rank))[1].identity

    def _apart(self, identity: Identity, others: Sequence[Identity]) -> set[Identity]:
        """A passage that holds the leader does not say it a second time."""
        unknown = [one for one in (identity, *others) if one not in self.passages]
        if unknown and others and self.store is not None:
            self.passages.update(self.store.passages(unknown))
        own = self.passages.get(identity, set())
        return {other for other in others if own.isdisjoint(self.passages.get(other, set()))}

    def _near(self, wording: Wording) -> set[Identity]:
        near: set[Identity] = set()
        for feature in wording.features:
            having = self._having.get(feature, ())
            if len(having) <= CROWDED:
                near.update(having)
        near.discard(wording.identity)
        return near


def followers(leader: Mapping[Identity, Identity]) -> dict[Identity, list[Identity]]:
    """Who follows each leader, itself first."""
    found: defaultdict[Identity, list[Identity]] = defaultdict(list)
    for identity, leads in leader.items():
        found[leads].append(identity)
    return dict(found)
