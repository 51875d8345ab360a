"""The tables. Constraints here and triggers in the migrations state the invariants; logic lives in ``actions``.

Spans are code points into ``Text.body``, start inclusive, end exclusive. A text's body never changes: a changed article
is a new text with the next number, and the earlier one stays.
"""

from articles.models.claims import Claim, ClaimReport, Evidence, OutletGroup, Stance, Topic
from articles.models.copies import CopyGroup, CopyMember, Sketch
from articles.models.coverage import Article, Block, Event, Outlet, OutletKind, Text
from articles.models.fields import fold
from articles.models.findings import (
    Finding,
    Origin,
    Quote,
    QuotePiece,
    Rendering,
    Speaker,
    SpeakerForm,
    Status,
    Utterance,
)
from articles.models.linking import LinkDecision, Location, Wording, WordingPlace

__all__ = [
    "Article",
    "Block",
    "Claim",
    "ClaimReport",
    "CopyGroup",
    "CopyMember",
    "Event",
    "Evidence",
    "Finding",
    "LinkDecision",
    "Location",
    "Origin",
    "Outlet",
    "OutletGroup",
    "OutletKind",
    "Quote",
    "QuotePiece",
    "Rendering",
    "Sketch",
    "Speaker",
    "SpeakerForm",
    "Stance",
    "Status",
    "Text",
    "Topic",
    "Utterance",
    "Wording",
    "WordingPlace",
    "fold",
]
