"""Which texts of an event are copies of each other. New texts are compared with those that a sketch finds near.

What a person decided stays: a text that was taken out of a group stands by itself, and a confirmed one is not moved.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db.models import Count, Q, QuerySet

from articles.actions.lookup import holders
from articles.actions.wordings import feature_number
from articles.analysis import METHOD
from articles.analysis.copies import Relation, Runs, agency_of, relation, runs, share, sketch
from articles.models import (
    Block,
    CopyGroup,
    CopyMember,
    Event,
    Origin,
    OutletKind,
    Quote,
    QuotePiece,
    Sketch,
    Status,
    Text,
)
from articles.querysets import CURRENT, is_current
from articles.spans import BlockKind, Span

NEAR, COMPARED = 40, 8  # texts that are looked at for each number of a sketch, and compared with each text
VOTES = 6  # numbers that two sketches must share
LEFT_OUT = (BlockKind.FURNITURE.value, BlockKind.CAPTION.value, BlockKind.HEADLINE.value)


@dataclass(frozen=True, slots=True)
class Copied:
    """A text with its runs. ``rank`` says which of a group is its base: an agency's first, then the fullest."""

    text: Text
    runs: Runs
    agency: str

    @property
    def rank(self) -> tuple[bool, int, str]:
        article = self.text.article
        outlet = article.outlet if article else None
        wire = outlet is not None and outlet.kind == OutletKind.AGENCY
        return (not wire, -len(self.runs.every), self.text.sha256)


def link_copies(event: Event, texts: Sequence[int]) -> None:
    """Bring the copy groups to what these texts say now. Call inside the event's lock."""
    forget_earlier_versions(texts)
    new = read_texts(Text.objects.of(event).current().filter(pk__in=texts))
    Sketch.objects.filter(text__in=texts).delete()
    Sketch.objects.bulk_create(
        Sketch(text=one.text, numbers=[feature_number(event, run) for run in sketch(one.runs)]) for one in new.values()
    )
    near = nearest(list(new))
    known = new | read_texts(Text.objects.filter(pk__in={pk for pks in near.values() for pk in pks} - new.keys()))
    related = {pk: [other for other in near[pk] if related_texts(known[pk], known[other])] for pk in new}
    alone = set(CopyMember.objects.filter(group__event=event, status=Status.REJECTED).values_list("text", flat=True))
    for members in together(event, related):
        write_group(event, members - alone, known, new.keys())
    forget_groups_of_one(event)


def forget_earlier_versions(texts: Sequence[int]) -> None:
    """Texts that were replaced are in no group any more."""
    versions = Text.objects.filter(article__in=Text.objects.filter(pk__in=texts).values("article"))
    earlier = list(versions.exclude(CURRENT).values_list("pk", flat=True))
    CopyMember.objects.undecided().filter(text__in=earlier).delete()
    Sketch.objects.filter(text__in=earlier).delete()


def forget_groups_of_one(event: Event) -> None:
    groups = CopyGroup.objects.filter(event=event)
    standing = ~Q(members__status=Status.REJECTED) & is_current("members__text")
    sizes = groups.annotate(n=Count("members", filter=standing))
    CopyMember.objects.undecided().filter(group__in=sizes.filter(n=1)).delete()
    groups.filter(members=None).delete()


def read_texts(texts: QuerySet[Text]) -> dict[int, Copied]:
    rows = {text.pk: text for text in texts.select_related("article__outlet").defer("search")}
    quotes: defaultdict[int, list[Span]] = defaultdict(list)
    marked = Quote.objects.standing().filter(text__in=rows).exclude(kind="indirect")
    for text, start, end in marked.values_list("text", "start", "end"):
        quotes[text].append(Span(start, end))
    left_out: defaultdict[int, list[Span]] = defaultdict(list)
    for text, start, end in Block.objects.filter(text__in=rows, kind__in=LEFT_OUT).values_list("text", "start", "end"):
        left_out[text].append(Span(start, end))
    pieces: defaultdict[int, list[Span]] = defaultdict(list)
    spoken = QuotePiece.objects.filter(quote__in=marked.exclude(kind="term").filter(channel="article"))
    for text, start, end in spoken.values_list("quote__text", "start", "end"):
        pieces[text].append(Span(start, end))
    return {
        pk: Copied(text, runs(text.body, quotes[pk], left_out[pk], pieces[pk]), agency_of(text.body))
        for pk, text in rows.items()
    }


def nearest(texts: Sequence[int]) -> dict[int, list[int]]:
    """For each text those whose sketches share most with its own."""
    sketches = dict(Sketch.objects.filter(text__in=texts).values_list("text", "numbers"))
    having = holders(Sketch, "numbers", {number for numbers in sketches.values() for number in numbers}, NEAR)
    found = {}
    for text, numbers in sketches.items():
        votes = Counter(other for number in numbers for other in having.get(number, ()) if other != text)
        found[text] = [other for other, count in votes.most_common(COMPARED) if count >= VOTES]
    return found


def related_texts(one: Copied, other: Copied) -> bool:
    return relation(share(one.runs, other.runs)) is not None


def together(event: Event, related: dict[int, list[int]]) -> list[set[int]]:
    """The texts that belong together, with those that were in one group with any of them."""
    touched = set(related) | {other for others in related.values() for other in others}
    rows = CopyMember.objects.standing().filter(group__event=event, group__members__text__in=touched)
    rows = rows.filter(is_current())
    groups: defaultdict[int, set[int]] = defaultdict(set)
    for group, text in rows.values_list("group", "text").distinct():
        groups[group].add(text)
    found: list[set[int]] = []
    for members in [*groups.values(), *({pk, *others} for pk, others in related.items())]:
        meeting = [one for one in found if one & members]
        found = [one for one in found if not one & members]
        found.append(set().union(members, *meeting))
    return found


# Writing --------------------------------------------------------------------------------------------------------------


def write_group(event: Event, members: set[int], known: dict[int, Copied], new: Iterable[int]) -> None:
    """One group of these texts, in the row that most of them were in."""
    if len(members) < 2:
        CopyMember.objects.undecided().filter(text__in=members).delete()
        return
    stored = {row.text_id: row for row in CopyMember.objects.standing().filter(text__in=members)}
    groups = Counter(row.group_id for row in stored.values())
    bases = [text for text, row in stored.items() if row.relation == Relation.BASE.value]
    copies = known | read_texts(Text.objects.filter(pk__in=(members if len(bases) != 1 else set(bases)) - known.keys()))
    fresh = members.intersection(new)
    if len(bases) == 1 and all(copies[bases[0]].rank <= copies[pk].rank for pk in fresh):
        members = {*bases, *fresh}  # what the others are to the base is known
    else:
        copies |= read_texts(Text.objects.filter(pk__in=members - copies.keys()))
    in_order = sorted((copies[pk] for pk in members), key=lambda one: one.rank)
    agency = next((one.agency for one in in_order if one.agency), "")
    base, *others = in_order
    relations = {base.text.pk: (Relation.BASE, 1.0)}
    for one in others:
        shared = share(base.runs, one.runs)
        relations[one.text.pk] = (relation(shared) or Relation.CLOSE, max(shared.of_base, shared.of_other))
    if groups:
        group = CopyGroup.objects.get(pk=min(groups, key=lambda pk: (-groups[pk], pk)))
        if agency and not group.agency:
            CopyGroup.objects.filter(pk=group.pk).update(agency=agency)
    else:
        group = CopyGroup.objects.create(event=event, agency=agency)
    write_members(group, relations, stored, copies)


def write_members(
    group: CopyGroup,
    relations: dict[int, tuple[Relation, float]],
    stored: dict[int, CopyMember],
    copies: dict[int, Copied],
) -> None:
    new = []
    for text, (how, shared) in relations.items():
        row = stored.get(text)
        if row is not None and not row.is_undecided:
            continue
        values = {"group": group, "relation": how.value, "shared": shared, "reason": reason(copies[text], how)}
        if row is None:
            new.append(CopyMember(text_id=text, origin=Origin.MACHINE, method=METHOD, rule="runs", **values))
        elif any(getattr(row, name) != value for name, value in values.items()):
            for name, value in values.items():
                setattr(row, name, value)
            row.save(update_fields=list(values))
    CopyMember.objects.bulk_create(new)


def reason(copy: Copied, how: Relation) -> str:
    if copy.agency:
        return f"It bears the mark of {copy.agency}."
    if how == Relation.CLOSE:
        return "Much of its words, or nearly all that it quotes, is the same."
    return "Most of its runs of four words are the same."
