"""What a cell of the coverage matrix says: how a text, or the texts of a column together, report a claim."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from django.db.models import Exists, OuterRef, Q

from articles.models import Block, ClaimReport, Evidence, QuotePiece, Stance, Status
from articles.queries.counting import BY_ARTICLES, Counting
from articles.querysets import CHECKED

CELLS = {  # of each kind its symbol and its word
    "quoted": ("“ ”", "quoted"),
    "reported": ("●", "reported"),
    "part": ("◐", "in part"),
    "disputed": ("≠", "disputed"),
    "mixed": ("●≠", "reported and disputed"),  # of several texts: some report it, others dispute it
    "absent": ("○", "not in text"),
    "unchecked": ("?", "unchecked"),
}
KINDS = {
    Stance.WHOLE: "reported",
    Stance.PART: "part",
    Stance.DISPUTED: "disputed",
    Stance.ABSENT: "absent",
}
REPORTING = ("quoted", "reported", "part")
STRONGEST = (*REPORTING, "disputed")


class Said(NamedTuple):
    """How one text reports one claim."""

    kind: str
    checked: bool


SILENT = Said("unchecked", False)
ORDER = (*STRONGEST, "unchecked", "absent")  # of copies: they have not got it only if none of them has


def quoted_reports(claims: Sequence[int], texts: Sequence[int]) -> set[int]:
    """Reports whose evidence overlaps a quote's marked piece, or a post's words.

    Asked from the evidence, so that PostgreSQL looks at the passages of these reports only.
    """
    pieces = QuotePiece.objects.filter(
        quote__text=OuterRef("report__text"), start__lt=OuterRef("end"), end__gt=OuterRef("start")
    ).exclude(Q(quote__status=Status.REJECTED) | Q(quote__kind="term"))
    posts = Block.objects.filter(
        text=OuterRef("report__text"), kind="post", start__lt=OuterRef("end"), end__gt=OuterRef("start")
    )
    evidence = Evidence.objects.filter(report__claim__in=claims, report__text__in=texts)
    return set(evidence.filter(Exists(pieces) | Exists(posts)).values_list("report", flat=True).order_by())


def kind_of(stance: str, quoted: bool) -> str:
    return "quoted" if quoted and stance == Stance.WHOLE else KINDS[Stance(stance)]


def said_by(claims: Sequence[int], texts: Sequence[int], checked_only: bool = False) -> dict[int, dict[int, Said]]:
    """By claim and text. Two SELECTs."""
    quoted = quoted_reports(claims, texts)
    reports = ClaimReport.objects.standing().filter(claim__in=claims, text__in=texts).order_by()
    found: dict[int, dict[int, Said]] = defaultdict(dict)
    for pk, claim, text, stance, status in reports.values_list("pk", "claim", "text", "stance", "status"):
        checked = status in CHECKED
        if checked or not checked_only:
            found[claim][text] = Said(kind_of(stance, pk in quoted), checked)
    return found


class Together(NamedTuple):
    """How the texts of a column report a claim.

    >>> cell = Together("mixed", (("quoted", 1), ("disputed", 4)), 3, 5)
    >>> cell.word, cell.ok, cell.reporting, cell.disputing
    ('quoted 1/5, disputed 4/5', '3 ✓', 1, 4)
    >>> Together("quoted", (("quoted", 1),), 1, 1).word, Together("absent", (), 2, 2).word
    ('quoted', 'not in text')
    """

    kind: str
    told: tuple[tuple[str, int], ...]  # each way in which it is told, and in how many texts
    checked: int  # texts of which a person has said how they report it, or that they do not
    texts: int

    @property
    def reporting(self) -> int:
        return sum(n for kind, n in self.told if kind in REPORTING)

    @property
    def disputing(self) -> int:
        return sum(n for kind, n in self.told if kind not in REPORTING)

    @property
    def word(self) -> str:
        if self.texts == 1 or not self.told:
            return CELLS[self.kind][1]
        return ", ".join(f"{CELLS[kind][1]} {n}/{self.texts}" for kind, n in self.told)

    @property
    def ways(self) -> str:
        """The same without figures."""
        return ", ".join(CELLS[kind][1] for kind, _ in self.told) or CELLS[self.kind][1]

    @property
    def ok(self) -> str:
        """A tick where a person has checked all of its texts, else of how many, where anything is said of them."""
        if not self.checked or self.kind == "unchecked":
            return ""
        return "✓" if self.checked == self.texts else f"{self.checked} ✓"


def together(found: Mapping[int, Said], texts: Sequence[int], counting: Counting = BY_ARTICLES) -> Together:
    """A column's texts. Who disputes a claim does not report it, so the two are counted apart.

    It is *not in text* only if a person has said so of each of them.
    """
    every = [found.get(text, SILENT) for text in texts]
    if counting.first and counting.of(texts) > 1:
        every = copies_once(found, texts, counting)
    ways = Counter(said.kind for said in every)
    told = tuple((kind, ways[kind]) for kind in STRONGEST if ways[kind])
    kind = told[0][0] if told else "absent" if ways["absent"] == len(every) else "unchecked"
    if len(told) > 1 and ways["disputed"]:
        kind = "mixed"
    return Together(kind, told, sum(said.checked for said in every), len(every))


def copies_once(found: Mapping[int, Said], texts: Sequence[int], counting: Counting) -> list[Said]:
    """Of texts that copy each other what they say together: the strongest, and checked only if all of them are."""
    copies: dict[int, list[Said]] = defaultdict(list)
    for text in texts:
        copies[counting.one(text)].append(found.get(text, SILENT))
    return [
        Said(min((said.kind for said in inside), key=ORDER.index), all(said.checked for said in inside))
        for inside in copies.values()
    ]
