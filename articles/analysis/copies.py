"""Texts with substantially the same words."""

from __future__ import annotations

from enum import StrEnum


class Relation(StrEnum):
    """How a text stands to the base of its copy group."""

    BASE = "base"
    WHOLE = "whole"
    CUT = "cut"
    EXTENDED = "extended"
    CLOSE = "close"
