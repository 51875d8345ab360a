"""Where the files go, who may have them, and what is said to those who may not."""

import os
from pathlib import Path

import pytest

from newsroom.localpg import LocalPostgresError, places
from newsroom.localpg.places import LONGEST_SOCKET, TMP, enterable, find_places, own, prepare

from .conftest import needs_root

STRANGER = 4242


@pytest.fixture
def closed(folder: Path) -> Path:
    closed = folder / "closed"
    closed.mkdir(mode=0o700)
    return closed


def test_the_data_is_in_the_folder_that_was_named(folder: Path, away: Path) -> None:
    assert find_places(folder / ".data").data == folder / ".data" / "data"


@needs_root
def test_root_goes_to_a_durable_place_when_nobody_cannot_reach_the_folder(closed: Path, away: Path) -> None:
    found = find_places(closed / ".data")
    assert found.data.is_relative_to(away)
    assert found == find_places(closed / ".data")


def test_that_place_is_one_that_no_system_cleans() -> None:
    assert Path("/var/lib/newsroom") == places.AWAY


@needs_root
def test_the_data_is_found_again_when_the_project_moves(closed: Path, away: Path) -> None:
    before = find_places(closed / ".data")
    prepare(before)
    closed.rename(closed.with_name("moved"))
    assert find_places(closed.with_name("moved") / ".data").data == before.data


@needs_root
@pytest.mark.parametrize("link_lost", [False, True])
def test_the_data_is_found_again_when_the_folder_opens(closed: Path, away: Path, link_lost: bool) -> None:
    before = find_places(closed / ".data")
    prepare(before)
    before.data.mkdir()
    if link_lost:
        (closed / ".data" / "data").unlink()
    closed.chmod(0o755)
    assert find_places(closed / ".data").data == before.data


@needs_root
def test_data_that_nobody_can_no_longer_reach_is_not_begun_anew_elsewhere(folder: Path, away: Path) -> None:
    root = folder / "project" / ".data"
    prepare(find_places(root))
    own(root / "data")
    root.parent.chmod(0o700)
    with pytest.raises(LocalPostgresError, match=r"can no longer reach. .*chmod o\+x"):
        prepare(find_places(root))
    assert not away.exists()


def test_directories_on_the_way_are_open_whatever_the_umask(folder: Path, away: Path) -> None:
    before = os.umask(0o077)
    try:
        prepare(find_places(folder / "a" / "b"))
    finally:
        os.umask(before)
    assert enterable(folder / "a" / "b")


@needs_root
def test_data_of_another_user_is_refused(folder: Path) -> None:
    found = find_places(folder)
    found.data.mkdir()
    os.chown(found.data, STRANGER, STRANGER)
    with pytest.raises(LocalPostgresError, match=f"belongs to user {STRANGER}, and this is .*NEWSROOM_DATA"):
        prepare(found)


def test_the_socket_is_beside_the_data(folder: Path) -> None:
    assert find_places(folder).sockets == folder / "run"


@pytest.mark.parametrize("name", ["x" * 150, "one,two"])
def test_the_socket_of_a_path_unfit_for_one_is_in_tmp(folder: Path, name: str) -> None:
    sockets = find_places(folder / name).sockets
    assert sockets.parent == TMP
    assert len(os.fsencode(sockets / ".s.PGSQL.5432")) <= LONGEST_SOCKET
    assert sockets != find_places(folder / f"{name}!").sockets


def test_length_counts_in_bytes(folder: Path) -> None:
    assert find_places(folder / ("ü" * 40)).sockets.parent == TMP


def test_a_directory_of_our_own_is_closed_to_others(folder: Path) -> None:
    (folder / "run").mkdir(mode=0o755)
    own(folder / "run")
    assert (folder / "run").stat().st_mode & 0o777 == 0o700


@needs_root
def test_a_directory_of_a_stranger_is_not_taken_over(folder: Path) -> None:
    (folder / "run").mkdir()
    os.chown(folder / "run", STRANGER, STRANGER)
    with pytest.raises(LocalPostgresError, match="belongs to somebody else"):
        own(folder / "run")


def test_a_link_is_not_followed(folder: Path) -> None:
    (folder / "target").mkdir(mode=0o755)
    (folder / "run").symlink_to(folder / "target")
    with pytest.raises(LocalPostgresError, match="belongs to somebody else"):
        own(folder / "run")


def test_root_without_a_nobody_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(name: str) -> None:
        raise KeyError(name)

    monkeypatch.setattr("pwd.getpwnam", missing)
    monkeypatch.setattr("os.geteuid", lambda: 0)
    with pytest.raises(LocalPostgresError, match="no user 'nobody'"):
        places.server_account()
