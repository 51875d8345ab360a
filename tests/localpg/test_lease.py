"""The server among processes: shared, started once, stopped by the last one out, whoever kills whom."""

import os
import pwd
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from newsroom.localpg import LocalPostgres
from newsroom.localpg.places import find_places

from .conftest import as_server, needs_root
from .driver import Driver

NOBODY = pwd.getpwnam("nobody").pw_uid
USE = "local.ensure(); say('in'); input()"


def enter(process: subprocess.Popen[str]) -> None:
    assert process.stdout is not None
    assert process.stdout.readline() == "in\n", process.communicate()[1]


def leave(process: subprocess.Popen[str]) -> None:
    _, err = process.communicate("\n", timeout=60)
    assert (process.returncode, err) == (0, "")


@pytest.fixture
def root(local: LocalPostgres) -> Path:
    """A cluster that exists, without a server."""
    local.ensure()
    local.release()
    return local.places.root


def running(root: Path) -> bool:
    return LocalPostgres(root, durable=False).server.answers()


def test_naming_the_settings_starts_and_writes_nothing(folder: Path) -> None:
    LocalPostgres(folder, durable=False).settings()
    assert not list(folder.iterdir())


def test_the_last_one_out_stops_it(root: Path, driver: Driver) -> None:
    first, second = driver.start(root, USE), driver.start(root, USE)
    enter(first)
    enter(second)
    leave(first)
    assert running(root)
    leave(second)
    assert not running(root)


def test_it_is_stopped_cleanly(root: Path, driver: Driver, local: LocalPostgres) -> None:
    assert driver.run(root, "local.ensure()") == ""
    assert "database system is shut down" in local.server.log.read_text()


def test_the_data_is_there_again(root: Path, driver: Driver) -> None:
    assert driver.run(root, "local.ensure(); sql('CREATE TABLE kept AS SELECT 42 AS answer')") == ""
    assert driver.run(root, "local.ensure(); print(sql('SELECT answer FROM kept'))") == "42"


def test_a_killed_user_leaves_a_server_that_the_next_one_stops(root: Path, driver: Driver) -> None:
    killed = driver.start(root, USE)
    enter(killed)
    killed.kill()
    killed.communicate()
    assert running(root)
    assert driver.run(root, "local.ensure(); print(sql('SELECT 1'))") == "1"
    assert not running(root)


def test_a_killed_user_does_not_take_it_from_others(root: Path, driver: Driver) -> None:
    killed, other = driver.start(root, USE), driver.start(root, USE)
    enter(killed)
    enter(other)
    killed.kill()
    killed.communicate()
    assert driver.run(root, "local.ensure()") == ""
    assert running(root)
    leave(other)
    assert not running(root)


def test_a_fork_takes_a_lease_of_its_own(root: Path, driver: Driver) -> None:
    child = """
local.ensure()
if os.fork() == 0:
    local.ensure(); say("in"); input(); sys.exit()
"""
    process = driver.start(root, child)
    enter(process)
    assert process.wait(60) == 0  # the parent has left
    assert running(root)
    process.communicate("\n", timeout=60)  # until the child has closed its end, too
    assert not running(root)


def test_a_fork_that_never_connects_holds_nothing(root: Path, driver: Driver) -> None:
    code = """
local.ensure()
if os.fork() == 0:
    say("in"); input(); os._exit(0)
signal.pause()
"""
    process = driver.start(root, code)
    enter(process)
    process.kill()
    process.wait()
    assert running(root)
    assert driver.run(root, "local.ensure()") == ""
    assert not running(root)


def test_cold_starts_in_parallel_make_one_server(folder: Path, driver: Driver) -> None:
    root = folder / "data"
    code = "local.ensure(); print(sql('SELECT pg_postmaster_start_time()')); sys.stdout.flush(); input()"
    processes = [driver.start(root, code) for _ in range(8)]
    lines = set()
    for process in processes:
        assert process.stdout is not None
        lines.add(process.stdout.readline())
    assert len(lines) == 1
    assert lines != {""}
    for process in processes:
        leave(process)
    assert not running(root)


def test_whoever_is_killed_while_making_the_cluster_leaves_no_half_of_it(folder: Path, driver: Driver) -> None:
    root = folder / "data"
    code = "Path.rename = lambda *_: os.kill(os.getpid(), signal.SIGKILL)\nlocal.ensure()"
    process = driver.start(root, code)
    assert process.wait(60) == -signal.SIGKILL
    assert not (root / "data").exists()
    assert len(list(root.glob("half-made-data-*"))) == 1
    assert driver.run(root, "local.ensure(); print(sql('SELECT 1'))") == "1"
    assert not list(root.glob("half-made-data-*"))


@pytest.mark.parametrize("name", ['it\'s "my" $HOME `x` \\ été', "x" * 150, "one,two"])
def test_any_name_of_a_folder_will_do(folder: Path, driver: Driver, name: str) -> None:
    assert driver.run(folder / name, "local.ensure(); print(sql('SELECT 1'))") == "1"
    assert (folder / name / "data" / "PG_VERSION").exists()
    sockets = find_places(folder / name).sockets
    assert not list(sockets.iterdir())
    sockets.rmdir()


@needs_root
def test_root_runs_it_from_a_folder_that_only_root_can_enter(folder: Path, driver: Driver) -> None:
    closed = folder / "closed"
    closed.mkdir(mode=0o700)
    code = "local.ensure(); print(sql('SELECT 1'), local.places.data)"
    answer, data = driver.run(closed / ".data", code, umask=0o077, away=folder / "away").split()
    assert answer == "1"
    assert Path(data).is_relative_to(folder / "away")
    assert as_server("cat", f"{data}/PG_VERSION") == "18\n"
    assert (closed / ".data" / "data").readlink() == Path(data)


@needs_root
@pytest.mark.parametrize("user", [NOBODY])
def test_a_normal_user_runs_it_with_a_closed_home_and_umask(folder: Path, driver: Driver, user: int) -> None:
    home = folder / "home"
    home.mkdir(mode=0o700)
    os.chown(home, user, user)
    code = "local.ensure(); print(sql('SELECT 1'), local.places.data.stat().st_uid)"
    assert driver.run(home / "project" / ".data", code, user=user, umask=0o077) == f"1 {user}"


@needs_root
def test_another_user_is_told_whose_data_it_is(root: Path, driver: Driver) -> None:
    said = driver.run(root, "local.ensure()", user=4242)
    assert "belongs to root, and this is user 4242" in said
    assert "NEWSROOM_DATA" in said


@needs_root
def test_a_folder_that_cannot_be_written_is_named(folder: Path, driver: Driver) -> None:
    said = driver.run(folder / ".data", "local.ensure()", user=NOBODY)
    assert f"cannot use {folder}/.data" in said
    assert "Permission denied" in said


def test_xdist_workers_share_it(root: Path, tmp_path: Path) -> None:
    (tmp_path / "test_use.py").write_text(
        "import pytest\n"
        "from pathlib import Path\n"
        "from newsroom.localpg import LocalPostgres\n"
        f"local = LocalPostgres(Path({str(root)!r}), durable=False)\n"
        "@pytest.mark.parametrize('number', range(4))\n"
        "def test_use(number):\n"
        "    local.ensure()\n"
        "    assert local.server.answers()\n"
    )
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-n2", "-p", "no:cacheprovider", "-p", "no:django", str(tmp_path)],
        env=os.environ | {"PYTHONPATH": str(Path(__file__).parents[2])}, capture_output=True, text=True, cwd=tmp_path,
    )  # fmt: skip
    assert "4 passed" in done.stdout, done.stdout + done.stderr
    assert not running(root)
