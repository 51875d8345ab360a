"""One speaker a person within an event: finding the row that a name belongs to, and making it where there is none."""

from __future__ import annotations

from collections import defaultdict

from django.db.models import Exists, OuterRef

from articles.analysis.findings import FoundSpeaker, SpeakerKind
from articles.analysis.identity import KnownSpeakers, fuller_name, fuller_role
from articles.models import Claim, Event, Origin, Quote, Speaker, SpeakerForm

FORM_KINDS = (("name", "forms"), ("role", "roles"), ("handle", "handles"))


class SpeakerRegister:
    """The speakers of one event, read once; merged ones answer for those they were merged from."""

    def __init__(self, event: Event) -> None:
        self.event = event
        self.rows: dict[int, Speaker] = {}
        self.known = KnownSpeakers()
        self.forms: dict[int, set[tuple[str, str]]] = defaultdict(set)
        for speaker in Speaker.objects.filter(event=event).prefetch_related("forms"):
            self.rows[speaker.pk] = speaker
            self.forms[speaker.pk] = {(form.kind, form.form) for form in speaker.forms.all()}
            self.remember(speaker)

    def remember(self, speaker: Speaker) -> None:
        by_kind: dict[str, list[str]] = defaultdict(list)
        for kind, form in sorted(self.forms[speaker.pk]):
            by_kind[kind].append(form)
        found = FoundSpeaker(
            name=speaker.name,
            kind=SpeakerKind(speaker.kind),
            forms=tuple(by_kind["name"]),
            roles=tuple(by_kind["role"]),
            handles=tuple(by_kind["handle"]),
        )
        self.known.add(speaker.merged_into_id or speaker.pk, found)

    def find_or_create(self, found: FoundSpeaker) -> Speaker:
        """The row for a speaker met in a text, which learns its forms; a person's own choice of name stays."""
        pk = self.known.match(found)
        if pk is None:
            speaker = Speaker.objects.create(
                event=self.event,
                name=found.name[:200],
                kind=found.kind.value,
                role=fuller_role(*found.roles)[:200],
                origin=Origin.MACHINE,
            )
            self.rows[speaker.pk] = speaker
        else:
            speaker = self.rows[pk]
            self.improve(speaker, found)
        if self.add_forms(speaker, found) or pk is None:
            self.remember(speaker)
        return speaker

    def improve(self, speaker: Speaker, found: FoundSpeaker) -> None:
        if speaker.origin != Origin.MACHINE:
            return
        name = fuller_name(speaker.name, found.name)[:200]
        role = fuller_role(speaker.role, *found.roles)[:200]
        # A bare *Falk* was taken for a body until another text gave the first name.
        kind = SpeakerKind.PERSON.value if found.kind == SpeakerKind.PERSON else speaker.kind
        if (name, role, kind) != (speaker.name, speaker.role, speaker.kind):
            speaker.name, speaker.role, speaker.kind = name, role, kind
            speaker.save(update_fields=["name", "sort_key", "role", "kind"])

    def add_forms(self, speaker: Speaker, found: FoundSpeaker) -> bool:
        """Learn names, roles and handles; whether any is new."""
        met = {(kind, form[:200]) for kind, name in FORM_KINDS for form in getattr(found, name) if form}
        new = met - self.forms[speaker.pk]
        self.forms[speaker.pk] |= new
        SpeakerForm.objects.bulk_create(
            [SpeakerForm(speaker=speaker, kind=kind, form=form) for kind, form in sorted(new)], ignore_conflicts=True
        )
        return bool(new)


def forget_unused_speakers(event: Event) -> None:
    """Speakers that the machine made and no quote, claim, merge or kept proposal names any more."""
    used = [
        Exists(Quote.objects.filter(speaker=OuterRef("pk"))),
        Exists(Quote.objects.filter(relay=OuterRef("pk"))),
        Exists(Claim.objects.filter(speaker=OuterRef("pk"))),
        Exists(Speaker.objects.filter(merged_into=OuterRef("pk"))),
    ]
    unused = Speaker.objects.filter(event=event, origin=Origin.MACHINE, merged_into=None)
    for condition in used:
        unused = unused.exclude(condition)
    proposed = Quote.objects.of(event).filter(proposed__isnull=False)
    kept = {pk for pair in proposed.values_list("proposed__speaker_id", "proposed__relay_id") for pk in pair if pk}
    unused.exclude(pk__in=kept).delete()
