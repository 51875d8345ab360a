"""A command comes to a database without tables: it sets up the embedded one, and says what to do about another."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command, load_command_class
from django.core.management.base import CommandError
from django.db.migrations.executor import MigrationExecutor

from articles.management import commands, database

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _behind(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(MigrationExecutor, "migration_plan", lambda *_: ["something"])


def test_the_embedded_database_is_set_up(monkeypatch: pytest.MonkeyPatch, settings: Any) -> None:
    settings.DATABASE_URL = ""
    called: list[str] = []
    monkeypatch.setattr(database, "call_command", lambda name, **_: called.append(name))
    call_command("analyse_articles")
    assert called == ["migrate"]


def test_another_database_is_left_alone(monkeypatch: pytest.MonkeyPatch, settings: Any) -> None:
    settings.DATABASE_URL = "postgres://somewhere/else"
    monkeypatch.setattr(database, "call_command", lambda name, **_: pytest.fail("migrated unasked"))
    with pytest.raises(CommandError, match=r"manage\.py migrate"):
        call_command("analyse_articles")


NEEDS_TABLES = re.compile(r"^from articles\.(actions|models|demo|queries)", re.MULTILINE)


def test_every_command_that_reads_the_tables_looks_after_them() -> None:
    for path in Path(commands.__file__ or "").parent.glob("*.py"):
        if NEEDS_TABLES.search(path.read_text("utf-8")) and path.stem != "demo":  # which sets everything up itself
            assert isinstance(load_command_class("articles", path.stem), database.DatabaseCommand), path.stem
