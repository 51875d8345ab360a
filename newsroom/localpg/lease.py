"""Who uses the local PostgreSQL: the first user starts it, the last one out stops it.

Every process holds a shared lock on the file `lease` for as long as it lives, so that the kernel does the counting,
even of those that are killed. Starting and stopping happen under the lock on the file `startup.lock`.
"""

from __future__ import annotations

import atexit
import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any, ClassVar

from .errors import LocalPostgresError
from .places import PORT, find_places, prepare
from .server import DATABASE, SUPERUSER, Server


class LocalPostgres:
    by_host: ClassVar[dict[str, LocalPostgres]] = {}

    def __init__(self, root: Path, *, durable: bool = True) -> None:
        self.places = find_places(root)
        self.server = Server(self.places, durable=durable)
        self._lease: int | None = None
        self._locks: set[int] = set()
        self.by_host[str(self.places.sockets)] = self
        os.register_at_fork(after_in_child=self._forget)
        atexit.register(self.release)

    def settings(self) -> dict[str, Any]:
        """The entry for DATABASES; naming it starts nothing."""
        return {
            "ENGINE": "newsroom.localpg",
            "NAME": DATABASE,
            "USER": SUPERUSER,
            "HOST": str(self.places.sockets),
            "PORT": PORT,
        }

    def ensure(self, *, again: bool = False) -> None:
        """See that the server runs and that this process holds a lease on it; `again` if it seems to have died."""
        if self._lease is not None and not again:
            return
        try:
            prepare(self.places)
            with self._startup_lock():
                # The lease comes first: whoever is interrupted while starting still stops it in the end.
                if self._lease is None:
                    self._lease = self._lock("lease", fcntl.LOCK_SH)
                if not self.server.answers():
                    self.server.start()
        except OSError as error:
            raise LocalPostgresError(
                f"The local PostgreSQL cannot use {self.places.base}: {error}. "
                "Name a folder of your own in NEWSROOM_DATA, or set DATABASE_URL."
            ) from error

    def release(self) -> None:
        """Give the lease back; the last one stops the server."""
        if self._lease is None:
            return
        with suppress(OSError), self._startup_lock():  # OSError: somebody removed the folder, and so ended the server
            try:
                fcntl.flock(self._lease, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                pass  # somebody else still uses it
            else:
                self.server.stop()
        self._unlock(self._lease)
        self._lease = None

    @contextmanager
    def _startup_lock(self) -> Iterator[None]:
        held = self._lock("startup.lock", fcntl.LOCK_EX)
        try:
            yield
        finally:
            self._unlock(held)

    def _lock(self, name: str, how: int) -> int:
        file = os.open(self.places.base / name, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
        self._locks.add(file)
        fcntl.flock(file, how)
        return file

    def _unlock(self, file: int) -> None:
        self._locks.discard(file)
        os.close(file)

    def _forget(self) -> None:
        """After a fork the locks are the parent's; the child takes a lease of its own when it connects."""
        for file in self._locks:
            os.close(file)
        self._locks.clear()
        self._lease = None
