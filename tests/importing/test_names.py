"""Names of accounts, with and without an office."""

from __future__ import annotations

import pytest

from articles.importing.names import plain_name


@pytest.mark.parametrize(
    ("name", "plain"),
    [
        ("Secretary Lena Marr", "Lena Marr"),
        ("Under Secretary of State Jacob O. Wen", "Jacob O. Wen"),
        ("U.S. Secretary of State Lena Marr", "Lena Marr"),
        ("Rep. Lena Marr", "Lena Marr"),
        ("Vice President J. B. Wen", "J. B. Wen"),
        ("Press Secretary Lena Marr", "Lena Marr"),
        ("Attorney General Ola Wen", "Ola Wen"),
        ("Commission President Lena von der Marr", "Lena von der Marr"),
        ("Harbour 24", "Harbour 24"),
        ("Department of State", "Department of State"),
        ("President of Harrow", "President of Harrow"),
        ("Secretary of War", "Secretary of War"),
        ("King Olaf", "King Olaf"),
        ("Mayor Marr", "Mayor Marr"),
        ("General Motors News", "General Motors News"),
        ("Lena Marr", "Lena Marr"),
    ],
)
def test_plain_name(name: str, plain: str) -> None:
    assert plain_name(name) == plain
