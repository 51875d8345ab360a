"""The demo event's rows: worked out once in a process, and put down anew for each test that asks for ``demo``.

Loading it analyses ten articles three times over, which takes as long as a hundred other tests. A test gets rows of
its own and may change them: what it leaves behind is rolled back, or emptied with all tables.

    rows = taken_up()      # after load_demo()
    event = put_down(rows)
"""

from __future__ import annotations

from django.apps import apps
from django.contrib.auth.models import User
from django.db import connection, transaction
from django.db.models import Model

from articles.models import Event
from articles.queries.remembered import forget

Rows = dict[str, bytes]  # by table, as PostgreSQL copies them


def _tables() -> list[str]:
    models: list[type[Model]] = [User, *apps.get_app_config("articles").get_models(include_auto_created=True)]
    return [model._meta.db_table for model in models]


def taken_up() -> Rows:
    """All that stands in the tables now."""
    rows: Rows = {}
    with connection.cursor() as cursor:
        for table in _tables():
            with cursor.copy(f"COPY {table} TO STDOUT") as copy:
                rows[table] = b"".join(copy)
    return rows


def put_down(rows: Rows) -> Event:
    """The same rows with the same ids; the sequences are beyond these, as nothing ever sets them back."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET LOCAL session_replication_role = replica")  # triggers agreed to them when they were made
        for table, content in rows.items():
            with cursor.copy(f"COPY {table} FROM STDIN") as copy:
                copy.write(content)
        cursor.execute("SET LOCAL session_replication_role = origin")
    forget()  # what pages worked out for these ids and this revision, before another test changed something
    return Event.objects.get(key="demo")
