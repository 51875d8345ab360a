"""Django's PostgreSQL backend, on the local server, which it starts when first asked for a connection."""

from typing import Any

from django.db.backends.postgresql import base
from psycopg import OperationalError

from .lease import LocalPostgres


class DatabaseWrapper(base.DatabaseWrapper):
    def get_new_connection(self, conn_params: dict[str, Any]) -> Any:
        local = LocalPostgres.by_host[self.settings_dict["HOST"]]
        local.ensure()
        try:
            return super().get_new_connection(conn_params)
        except OperationalError:
            local.ensure(again=True)  # it was killed, or recovers because one of its processes was
            return super().get_new_connection(conn_params)
