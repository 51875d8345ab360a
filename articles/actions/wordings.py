"""The wordings of an event in the database: who has which features, who follows whom, and where each stands."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence

from django.db.models import QuerySet
from django.db.models.functions import MD5

from articles.actions.lookup import holders
from articles.analysis.matching import Identity
from articles.analysis.matching import Wording as Words
from articles.analysis.network import Near
from articles.models import Event, Wording, WordingPlace

BATCH = 2000


class StoredWordings:
    """What of an event's network is in the database. Rows once read are kept, by identity."""

    def __init__(self, event: Event) -> None:
        self.event = event
        self.rows: dict[Identity, Wording] = {}
        self.identity: dict[int, Identity] = {}

    def read(self, rows: QuerySet[Wording]) -> list[Wording]:
        """Keep these rows and those that they follow."""
        found = self._keep(rows.defer("features"))
        leaders = {row.leader_id for row in found if row.leader_id} - self.identity.keys()
        self._keep(Wording.objects.filter(pk__in=leaders).defer("features"))
        return found

    def _keep(self, rows: Iterable[Wording]) -> list[Wording]:
        found = []
        for row in rows:
            identity = Identity(tuple(row.keys.split(" ")), row.strong, row.speaker_id)
            self.identity[row.pk] = identity
            found.append(self.rows.setdefault(identity, row))
        return found

    def find(self, identities: Iterable[Identity]) -> None:
        hashes = [hashlib.md5(spelt(one).encode(), usedforsecurity=False).hexdigest() for one in identities]
        rows = Wording.objects.annotate(hash=MD5("keys")).filter(event=self.event, hash__in=hashes)
        self.read(rows)

    def words(self, identity: Identity) -> Words:
        return Words(identity, frozenset(self.rows[identity].speakers))

    def leader_of(self, identity: Identity) -> Identity:
        leader = self.rows[identity].leader_id
        return self.identity[leader] if leader else identity

    # What analysis asks for -----------------------------------------------------------------------------------------

    def near(self, features: Sequence[str], most: int) -> Near:
        spelt_as = {feature_number(self.event, feature): feature for feature in features}
        found = holders(Wording, "features", spelt_as, most)
        having = {spelt_as[number]: pks for number, pks in found.items()}
        wanted = {pk for pks in having.values() for pk in pks}
        self.read(Wording.objects.filter(pk__in=wanted - self.identity.keys()))
        identities = [self.identity[pk] for pk in wanted]
        return Near(
            {feature: [self.identity[pk] for pk in pks] for feature, pks in having.items()},
            [self.words(identity) for identity in identities],
            {identity: self.leader_of(identity) for identity in identities},
        )

    def passages(self, wordings: Sequence[Identity]) -> Mapping[Identity, set[int]]:
        found: dict[Identity, set[int]] = {identity: set() for identity in wordings}
        rows = WordingPlace.objects.filter(wording__in=[self.rows[identity].pk for identity in wordings])
        for wording, quote in rows.order_by().values_list("wording", "quote"):
            found[self.identity[wording]].add(quote)
        return found


def new_row(event: Event, words: Words, printed: str) -> Wording:
    identity = words.identity
    return Wording(
        event=event,
        keys=spelt(identity),
        strong=identity.strong,
        speaker_id=identity.speaker,
        speakers=sorted(words.speakers),
        features=sorted(feature_number(event, feature) for feature in words.features),
        printed=printed,
    )


def spelt(identity: Identity) -> str:
    return " ".join(identity.keys)


def feature_number(event: Event, feature: str) -> int:
    """The same number everywhere for a feature of this event; features of two events do not meet."""
    digest = hashlib.blake2b(f"{event.pk} {feature}".encode(), digest_size=8).digest()
    return int.from_bytes(digest, signed=True)
