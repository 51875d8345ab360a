"""Bodies as the search of the database reads them.

Where a database is made for the C locale, to PostgreSQL's parser every sign outside ASCII is a letter, so that
``late”`` and ``Ruiz’s`` are other words than ``late`` and ``Ruiz``. Each such sign becomes one that is none, and is put
back in what is shown.

>>> with_signs("\\x10tide\\x11")
'“tide”'
"""

from __future__ import annotations

from typing import Any

from django.db.models import Func, TextField, Value

_SIGNS = "‘’“”„‟«»‹›‚‛…–—―\u00a0"
_STANDING = "".join(map(chr, range(14, 14 + len(_SIGNS))))  # control characters, behind those for white space


def without_signs(expression: Any) -> Func:
    """The text of an expression with signs that no word holds."""
    return Func(expression, Value(_SIGNS), Value(_STANDING), function="TRANSLATE", output_field=TextField())


def with_signs(found: str) -> str:
    """What was read with such signs, as it stands in the body."""
    return found.translate(str.maketrans(_STANDING, _SIGNS))
