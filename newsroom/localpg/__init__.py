"""The PostgreSQL that people's annotations live in when DATABASE_URL is not set.

    DATABASES = {"default": LocalPostgres(BASE_DIR / ".data").settings()}

The first process that opens a connection starts it, all processes of the project share it, and the last one out
stops it. It listens on a Unix socket only, in a directory that nobody but its owner can enter.

`places` says where its files are, `binaries` finds PostgreSQL's programs, `server` makes, starts and stops one
server, `lease` counts its users, and `base` is the Django backend that asks for it.
"""

from .errors import LocalPostgresError
from .lease import LocalPostgres

__all__ = ["LocalPostgres", "LocalPostgresError"]
