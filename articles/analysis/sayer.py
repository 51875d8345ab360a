"""Who says a claim, where its statement does not name them already.

>>> sayer("The harbour will be closed.", "Ada Carr")
'Ada Carr'
>>> sayer("Ada Carr says: “I will go.”", "Ada Carr"), sayer("Ms. Carr will go.", "Ada Carr")
('', '')
>>> sayer("The harbour will be closed.", "")
''
"""

from __future__ import annotations

from articles.analysis.words import fold

BEGINNING = 5  # words


def sayer(statement: str, name: str) -> str:
    """The name, unless the statement begins with it, whole or with the family name alone."""
    first = [fold(word.strip(".,:;“”\"'’()")) for word in statement.split()[:BEGINNING]]
    family = fold(name.split()[-1]) if name.split() else ""
    return "" if family in first or statement.startswith(name) else name
