"""Folders for servers, and other processes that use them."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from newsroom.localpg import LocalPostgres, places
from newsroom.localpg.places import server_account

from .driver import Driver

PROJECT = Path(__file__).parents[2]
# .ci/run is root, so these tests run there; on a person's machine there is no other user to give files to.
needs_root = pytest.mark.skipif(os.geteuid() != 0, reason="only root can give files to others")


@pytest.fixture(scope="module")
def shared_folder() -> Iterator[Path]:
    # pytest's own temporary folders are closed to everybody else, and so to the server of root.
    folder = Path(tempfile.mkdtemp(prefix="newsroom-localpg-"))
    folder.chmod(0o755)
    yield folder
    shutil.rmtree(folder)


@pytest.fixture
def folder() -> Iterator[Path]:
    folder = Path(tempfile.mkdtemp(prefix="newsroom-localpg-"))
    folder.chmod(0o755)
    yield folder
    shutil.rmtree(folder)


@pytest.fixture
def away(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Stands in for /var/lib/newsroom."""
    monkeypatch.setattr(places, "AWAY", folder / "away")
    return folder / "away"


@pytest.fixture(scope="module")
def local(shared_folder: Path) -> Iterator[LocalPostgres]:
    """A server that runs; a test that ends it does no harm to the next."""
    local = LocalPostgres(shared_folder / "it's a $HOME", durable=False)
    yield local
    local.ensure()
    local.release()
    assert not local.server.answers()


@pytest.fixture
def driver() -> Iterator[Driver]:
    driver = Driver(PROJECT, sys.executable)
    yield driver
    driver.end_all()


def as_server(*command: str) -> str:
    """Run one of PostgreSQL's programs as the account that may read the cluster."""
    user, group = server_account() or (os.geteuid(), os.getegid())
    done = subprocess.run(command, user=user, group=group, capture_output=True, text=True, check=True, cwd="/")
    return done.stdout
