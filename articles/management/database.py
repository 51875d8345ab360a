"""Commands that need the tables find them: the embedded database is set up by whichever command comes first."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.db import connection
from django.db.migrations.executor import MigrationExecutor


class DatabaseCommand(BaseCommand):
    """A command that reads or writes the database. One of somebody else's is never migrated unasked."""

    def execute(self, *args: Any, **options: Any) -> str | None:
        executor = MigrationExecutor(connection)
        if executor.migration_plan(executor.loader.graph.leaf_nodes()):
            if settings.DATABASE_URL:
                raise CommandError("The database's tables are missing or out of date: run manage.py migrate first.")
            call_command("migrate", interactive=False, verbosity=0)
        return super().execute(*args, **options)
