"""Runs code in processes of its own, as whoever is wanted, each with a server on a given folder at hand."""

from __future__ import annotations

import subprocess
from pathlib import Path
from typing import Any

PRELUDE = """
import os, signal, sys
from pathlib import Path
sys.path.insert(0, {project!r})
import psycopg
from newsroom.localpg import LocalPostgres, places
user = {user}
if user:  # only now: Python's own files may be root's
    os.setgroups([]); os.setgid(user); os.setuid(user)
    os.environ["HOME"] = {root!r}
os.umask({umask})
places.AWAY = Path({away!r})
local = LocalPostgres(Path({root!r}), durable=False)
def sql(query):
    s = local.settings()
    with psycopg.connect(host=s["HOST"], port=s["PORT"], user=s["USER"], dbname=s["NAME"], autocommit=True) as c:
        cursor = c.execute(query)
        return cursor.fetchone()[0] if cursor.description else None
def say(what):
    print(what, flush=True)
"""


class Driver:
    """Ends what it started."""

    def __init__(self, project: Path, python: str) -> None:
        self.project, self.python = project, python
        self.processes: list[subprocess.Popen[str]] = []

    def start(
        self, root: Path, code: str, *, user: int = 0, umask: int = 0o022, away: Path = Path("/nowhere")
    ) -> subprocess.Popen[str]:
        prelude = PRELUDE.format(root=str(root), user=user, umask=umask, project=str(self.project), away=str(away))
        process = subprocess.Popen(
            [self.python, "-c", prelude + code],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, cwd="/",
        )  # fmt: skip
        self.processes.append(process)
        return process

    def run(self, root: Path, code: str, **how: Any) -> str:
        """What it printed, or how it failed."""
        process = self.start(root, code, **how)
        out, err = process.communicate(timeout=120)
        return out.strip() if process.returncode == 0 else "FAILED " + err.strip()

    def end_all(self) -> None:
        for process in self.processes:
            process.kill()
            process.communicate()
