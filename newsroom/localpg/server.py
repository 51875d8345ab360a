"""One PostgreSQL server: make its cluster, start it, ask whether it answers, stop it."""

from __future__ import annotations

import os
import shlex
import shutil
import signal
import subprocess
import tempfile
import time
from pathlib import Path

from psycopg import pq
from psycopg.conninfo import make_conninfo

from .binaries import WHEEL, find_binaries
from .errors import LocalPostgresError
from .places import PORT, Places, own, server_account

SUPERUSER = "newsroom"
DATABASE = "postgres"  # the one that initdb makes
PATIENCE = 120  # seconds: recovery after a power cut takes its time
SEGMENT = 16 * 1024**2  # bytes: what PostgreSQL writes its log of changes in
NO_PROCESS = 999_999_999  # beyond any kernel's largest process number


class Server:
    def __init__(self, places: Places, *, durable: bool) -> None:
        self.places = places
        self.durable = durable
        self.log = places.data / "server.log"
        self.pid_file = places.data / "postmaster.pid"

    def answers(self) -> bool:
        """Whether it accepts connections; waits while it recovers from the death of one of its processes."""
        where = make_conninfo(
            host=str(self.places.sockets), port=PORT, user=SUPERUSER, dbname=DATABASE, connect_timeout=10
        ).encode()
        deadline = time.monotonic() + PATIENCE
        while (state := pq.PGconn.ping(where)) == pq.Ping.REJECT:
            if time.monotonic() > deadline:
                raise LocalPostgresError(f"PostgreSQL is still recovering; wait a little.\n{self._log_tail()}")
            time.sleep(0.05)
        return bool(state == pq.Ping.OK)

    def start(self) -> None:
        """Start it, whatever is left of an earlier one."""
        binaries = find_binaries(self.places.base)
        if not (self.places.data / "PG_VERSION").exists():
            self._make_cluster(binaries)
        self._check_version(binaries)
        own(self.places.sockets)
        self.stop()  # it lives, but somebody removed its socket
        self._disown_lock_files()
        if self.log.exists():
            self.log.replace(self.log.with_suffix(".log.1"))
        deadline = time.monotonic() + 20
        while True:
            try:
                return self._pg_ctl_start(binaries)
            except LocalPostgresError:
                if self.answers():  # started by somebody who was killed while he waited for it
                    return None
                # Sessions of a killed server notice that when their query ends, and keep its memory until then.
                if "shared memory block" not in self._log_tail() or time.monotonic() > deadline:
                    raise
            time.sleep(0.3)

    def stop(self) -> None:
        """Stop it, if it lives, by its own means: the programs it was started with may be gone."""
        pid = self._read_pid()
        if pid is None or not self._is_server(pid):
            return
        os.kill(pid, signal.SIGINT)  # "fast": ends the sessions, then writes everything down
        deadline = time.monotonic() + PATIENCE
        while self._is_server(pid) and time.monotonic() < deadline:
            time.sleep(0.01)

    def _make_cluster(self, binaries: Path) -> None:
        for half in self.places.base.glob("half-made-data-*"):
            shutil.rmtree(half, ignore_errors=True)
        # A new name each time: an initdb whose caller was killed may still be writing into the last one.
        fresh = Path(tempfile.mkdtemp(prefix="half-made-data-", dir=self.places.base))
        own(fresh)
        self._run(
            str(binaries / "initdb"), "-D", str(fresh), "-U", SUPERUSER, "--auth=trust", "--no-instructions",
            # The same on every system: it needs neither the system's locales nor ICU.
            "--encoding=UTF8", "--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8",
            *([] if self.durable else ["--no-sync"]),
        )  # fmt: skip
        fresh.rename(self.places.data)  # never a half-made cluster under the real name
        if self.durable:
            folder = os.open(self.places.base, os.O_RDONLY | os.O_DIRECTORY)
            os.fsync(folder)
            os.close(folder)

    def _check_version(self, binaries: Path) -> None:
        made_by = (self.places.data / "PG_VERSION").read_text().strip()
        ours = self._run(str(binaries / "postgres"), "--version").split()[2].partition(".")[0]
        if made_by != ours:
            raise LocalPostgresError(
                f"The data in {self.places.data} was made by PostgreSQL {made_by}, and this is PostgreSQL {ours}. "
                f"Nothing was changed. To use it, install {WHEEL}=={made_by}.*; to begin anew beside it, name another "
                "folder in NEWSROOM_DATA."
            )

    def _pg_ctl_start(self, binaries: Path) -> None:
        options = f"-c listen_addresses='' -p {PORT} -k {shlex.quote(str(self.places.sockets))}"
        if not self.durable:
            options += " -c fsync=off -c synchronous_commit=off -c full_page_writes=off"
        self._run(
            str(binaries / "pg_ctl"), "start", "-w", "-s", "-t", str(PATIENCE), "-l", self.log.name, "-o", options,
            cwd=self.places.data,
        )  # fmt: skip

    def _run(self, *argv: str, cwd: Path = Path("/")) -> str:
        # PGDATA and a relative log: pg_ctl would put -D and -l unquoted into a shell command.
        env = {name: value for name, value in os.environ.items() if not name.startswith("PG")}
        env |= {"LC_ALL": "C", "PGDATA": str(self.places.data)}
        user, group = server_account() or (None, None)
        done = subprocess.run(
            argv, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, env=env, cwd=cwd,
            user=user, group=group, extra_groups=None if user is None else [],
        )  # fmt: skip
        said = done.stdout.decode(errors="replace")
        if done.returncode:
            raise LocalPostgresError(
                f"PostgreSQL's {Path(argv[0]).name} failed:\n{said}{self._log_tail()}{self._full()}"
            )
        return said

    def _log_tail(self) -> str:
        try:
            return "\n".join(self.log.read_text(errors="replace").splitlines()[-15:])
        except OSError:
            return ""

    def _full(self) -> str:
        """A full disk keeps the reason out of the log, too."""
        free = shutil.disk_usage(self.places.base).free
        return f"\nThe disk that {self.places.base} is on is full." if free < SEGMENT else ""

    def _read_pid(self) -> int | None:
        try:
            return int(self.pid_file.read_text().partition("\n")[0])
        except (OSError, ValueError):
            return None

    def _is_server(self, pid: int) -> bool:
        """Whether this is our server, not a later process with its number, nor its zombie, which has no arguments."""
        if not Path("/proc/self/cmdline").exists():  # macOS
            try:
                os.kill(pid, 0)
            except ProcessLookupError:
                return False
            return True
        try:
            arguments = Path(f"/proc/{pid}/cmdline").read_bytes().split(b"\0")
        except OSError:
            return False
        return os.fsencode(self.places.sockets) in arguments

    def _disown_lock_files(self) -> None:
        """Keep a dead server's lock files from being believed.

        PostgreSQL takes any living process with the right number for a server, even a zombie. Of the pid file only
        the number goes: the rest leads PostgreSQL to sessions that outlived their server.
        """
        pid = self._read_pid()
        if pid is not None and self._is_server(pid):
            return  # it did not stop; PostgreSQL will say so
        (self.places.sockets / f".s.PGSQL.{PORT}.lock").unlink(missing_ok=True)
        if pid is not None:
            self.pid_file.write_text(f"{NO_PROCESS}\n{self.pid_file.read_text().partition(chr(10))[2]}")
        else:
            self.pid_file.unlink(missing_ok=True)  # cut off by a power cut
