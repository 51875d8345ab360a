"""Which rows hold a number in an indexed list: the wordings of a feature, the sketches of a run of words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from django.db import connection, models

HAVING = """
SELECT number, found.pk FROM unnest(%s::bigint[]) AS number
CROSS JOIN LATERAL (SELECT r.{pk} AS pk FROM {table} r WHERE r.{numbers} @> ARRAY[number] LIMIT %s) AS found
"""


def holders(model: type[models.Model], field: str, numbers: Iterable[int], most: int) -> dict[int, list[int]]:
    """By number, the primary keys of at most so many rows whose ``field`` holds it. One SELECT, by the GIN index."""
    names = {"pk": model._meta.pk.attname, "table": model._meta.db_table, "numbers": field}
    quoted = {name: connection.ops.quote_name(value) for name, value in names.items()}
    found: defaultdict[int, list[int]] = defaultdict(list)
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_seqscan = off")  # the planner takes any number for a common one
        cursor.execute(HAVING.format(**quoted), [list(numbers), most])
        for number, pk in cursor.fetchall():
            found[number].append(pk)
        cursor.execute("SET LOCAL enable_seqscan = on")
    return found
