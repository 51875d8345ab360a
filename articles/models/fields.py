"""A column that several tables share, and choices made from the enumerations of the pure layers."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from enum import StrEnum
from typing import Any

from django.db import models


def fold(name: str) -> str:
    """A key to sort names by: no case, no accents (the embedded PostgreSQL has no ICU collations)."""
    decomposed = unicodedata.normalize("NFKD", name)
    return "".join(c for c in decomposed if not unicodedata.combining(c)).casefold().strip()


class FoldedKey(models.CharField[str, str]):
    """Holds the folded form of another field of the row, also where rows are created in bulk."""

    def __init__(self, *args: Any, source: str = "name", **kwargs: Any) -> None:
        self.source = source
        super().__init__(*args, **{"max_length": 500, "editable": False, **kwargs})

    def deconstruct(self) -> Any:
        name, path, args, kwargs = super().deconstruct()
        return name, path, args, {**kwargs, "source": self.source}

    def pre_save(self, model_instance: models.Model, add: bool) -> str:
        value = fold(getattr(model_instance, self.source))[: self.max_length]
        setattr(model_instance, self.attname, value)
        return value


def choices(values: Iterable[StrEnum], **called: str) -> list[tuple[str, str]]:
    """Each is called by its value, but for those that people call otherwise."""
    return [(value.value, called.get(value.value, value.value)) for value in values]
