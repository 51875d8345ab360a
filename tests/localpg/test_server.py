"""One server: how it runs, what it survives, and what it says when it cannot start."""

import os
import signal
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from django.db.utils import ConnectionHandler
from psycopg import pq

from newsroom.localpg import LocalPostgres, LocalPostgresError
from newsroom.localpg.places import find_places, own, prepare, server_account
from newsroom.localpg.server import Server

DURABILITY = ("fsync", "synchronous_commit", "full_page_writes")


@contextmanager
def connect(local: LocalPostgres) -> Iterator[Any]:
    connection = ConnectionHandler({"default": local.settings()})["default"]
    try:
        yield connection
    finally:
        connection.close()


@pytest.fixture
def connection(local: LocalPostgres, django_db_blocker: Any) -> Iterator[Any]:
    """Django's connection to the server of this module, not to the database of other tests."""
    with django_db_blocker.unblock(), connect(local) as connection:
        yield connection


def ask(connection: Any, query: str) -> Any:
    with connection.cursor() as cursor:
        cursor.execute(query)
        return cursor.fetchone()[0]


def pid_of(local: LocalPostgres) -> int:
    pid = local.server._read_pid()
    assert pid is not None
    return pid


def kill(local: LocalPostgres) -> None:
    pid = pid_of(local)
    os.kill(pid, signal.SIGKILL)
    while local.server._is_server(pid):
        time.sleep(0.01)


# -- how it runs -------------------------------------------------------------------------------------------------------


def test_it_starts_on_the_first_connection_and_listens_on_its_socket_only(
    local: LocalPostgres, connection: Any
) -> None:
    assert not local.server.answers()
    assert ask(connection, "SHOW listen_addresses") == ""
    assert ask(connection, "SHOW unix_socket_directories") == str(local.places.sockets)
    assert local.places.sockets.stat().st_mode & 0o777 == 0o700


def test_it_knows_unicode_and_the_extensions_we_use(local: LocalPostgres, connection: Any) -> None:
    assert ask(connection, "SHOW server_encoding") == "UTF8"
    assert ask(connection, "SELECT upper('señor élan')") == "SEÑOR ÉLAN"
    names = "SELECT count(*) FROM pg_available_extensions WHERE name IN ('pg_trgm', 'unaccent', 'btree_gin')"
    assert ask(connection, names) == 3


def test_a_server_for_tests_does_not_wait_for_the_disk(local: LocalPostgres, connection: Any) -> None:
    assert [ask(connection, f"SHOW {name}") for name in ("fsync", "synchronous_commit", "full_page_writes")] == [
        "off"
    ] * 3


def test_a_server_for_people_does(folder: Path, monkeypatch: pytest.MonkeyPatch, django_db_blocker: Any) -> None:
    calls: list[tuple[str, ...]] = []
    real = Server._run

    def spy(self: Server, *argv: str, **more: Any) -> str:
        calls.append(argv)
        return real(self, *argv, **more)

    monkeypatch.setattr(Server, "_run", spy)
    local = LocalPostgres(folder)
    with django_db_blocker.unblock(), connect(local) as connection:
        assert [ask(connection, f"SHOW {name}") for name in DURABILITY] == ["on"] * 3
    local.release()
    assert "--no-sync" not in calls[0]
    assert calls[0][0].endswith("initdb")


# -- what it survives --------------------------------------------------------------------------------------------------


def test_a_killed_server_is_started_again(local: LocalPostgres, connection: Any) -> None:
    ask(connection, "SELECT 1")
    before = pid_of(local)
    kill(local)
    connection.close()
    assert ask(connection, "SELECT 2") == 2
    assert pid_of(local) != before


def test_a_connection_waits_while_the_server_recovers(local: LocalPostgres, connection: Any) -> None:
    # A killed session makes PostgreSQL end all others and recover. One that connects before the server has noticed
    # is ended like the others; after that, connecting waits.
    before = pid_of(local)
    os.kill(ask(connection, "SELECT pg_backend_pid()"), signal.SIGKILL)
    connection.close()
    time.sleep(0.2)
    assert ask(connection, "SELECT 3") == 3
    assert pid_of(local) == before


def test_a_recovering_server_is_not_taken_for_a_dead_one(local: LocalPostgres, monkeypatch: pytest.MonkeyPatch) -> None:
    states = [pq.Ping.REJECT, pq.Ping.REJECT, pq.Ping.OK]
    ping = SimpleNamespace(ping=lambda where: states.pop(0))
    monkeypatch.setattr("newsroom.localpg.server.pq", SimpleNamespace(PGconn=ping, Ping=pq.Ping))
    assert local.server.answers()
    assert not states


def test_a_server_whose_socket_was_removed_is_replaced(local: LocalPostgres, connection: Any) -> None:
    ask(connection, "SELECT 1")
    connection.close()
    before = pid_of(local)
    (local.places.sockets / ".s.PGSQL.5432").unlink()
    assert ask(connection, "SELECT 4") == 4
    assert pid_of(local) != before


@pytest.fixture
def living_process() -> Iterator[int]:
    """A process of the server's own account, that is none of ours."""
    user, group = server_account() or (None, None)
    with subprocess.Popen(["cat"], stdin=subprocess.PIPE, user=user, group=group) as process:
        yield process.pid
        process.kill()


@pytest.fixture
def zombie() -> Iterator[int]:
    user, group = server_account() or (None, None)
    process = subprocess.Popen(["true"], user=user, group=group)
    os.waitid(os.P_PID, process.pid, os.WEXITED | os.WNOWAIT)
    yield process.pid
    process.wait()


@pytest.mark.parametrize("whose", ["living_process", "zombie"])
def test_a_pid_file_with_another_process_number_is_not_believed(
    local: LocalPostgres, connection: Any, whose: str, request: pytest.FixtureRequest
) -> None:
    number = request.getfixturevalue(whose)
    ask(connection, "SELECT 1")
    connection.close()
    kill(local)
    for file in (local.server.pid_file, local.places.sockets / ".s.PGSQL.5432.lock"):
        file.write_text(f"{number}\n{file.read_text().partition(chr(10))[2]}")
    assert ask(connection, "SELECT 5") == 5
    assert pid_of(local) != number


def test_an_empty_pid_file_is_not_believed(local: LocalPostgres, connection: Any) -> None:
    ask(connection, "SELECT 1")
    connection.close()
    kill(local)
    local.server.pid_file.write_text("")
    assert ask(connection, "SELECT 6") == 6


def test_a_session_that_outlived_the_server_is_waited_for(local: LocalPostgres, connection: Any) -> None:
    session = ask(connection, "SELECT pg_backend_pid()")
    os.kill(session, signal.SIGSTOP)  # it cannot notice that its server was killed
    kill(local)
    with subprocess.Popen(["sh", "-c", f"sleep 1; kill -CONT {session}"]):
        local.ensure(again=True)
    connection.close()
    assert ask(connection, "SELECT 7") == 7
    assert "shared memory block" in local.server.log.with_suffix(".log.1").read_text() + local.server.log.read_text()


# -- what it says when it cannot start ---------------------------------------------------------------------------------


@pytest.fixture
def server(folder: Path) -> Server:
    found = find_places(folder)
    prepare(found)
    return Server(found, durable=False)


def test_data_of_another_major_version_is_left_alone(server: Server) -> None:
    own(server.places.data)
    (server.places.data / "PG_VERSION").write_text("17\n")
    with pytest.raises(LocalPostgresError, match=r"made by PostgreSQL 17, and this is PostgreSQL 18\..*==17"):
        server.start()
    assert [path.name for path in server.places.data.iterdir()] == ["PG_VERSION"]


def test_a_failed_initdb_says_why_and_leaves_nothing_under_the_real_name(
    server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("newsroom.localpg.server.SUPERUSER", "pg_forbidden")
    with pytest.raises(LocalPostgresError, match=r'initdb failed:\n.*"pg_forbidden" is disallowed'):
        server.start()
    assert not server.places.data.exists()


def test_a_half_made_cluster_is_cleared_away(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    half = server.places.base / "half-made-data-of-old"
    half.mkdir()
    monkeypatch.setattr("newsroom.localpg.server.SUPERUSER", "pg_forbidden")  # quicker than a cluster
    with pytest.raises(LocalPostgresError):
        server.start()
    assert not half.exists()


def test_a_folder_with_something_else_in_it_is_left_alone(folder: Path) -> None:
    local = LocalPostgres(folder, durable=False)
    own(local.places.data)
    (local.places.data / "thesis.txt").write_text("all of it")
    with pytest.raises(LocalPostgresError, match=r"cannot use .* not empty.*NEWSROOM_DATA"):
        local.ensure()
    local.release()
    assert [path.name for path in local.places.data.iterdir()] == ["thesis.txt"]


def test_a_full_disk_is_named(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    # Then the log stays empty, because nothing can be written to it.
    monkeypatch.setattr("shutil.disk_usage", lambda path: SimpleNamespace(free=0))
    with pytest.raises(LocalPostgresError, match=f"The disk that {server.places.base} is on is full"):
        server._run("false")


def test_a_failed_start_shows_the_end_of_the_log(local: LocalPostgres) -> None:
    local.ensure()
    local.release()
    settings = local.places.data / "postgresql.auto.conf"
    before = settings.read_text()
    settings.write_text("work_mem = plenty\n")
    try:
        with pytest.raises(LocalPostgresError, match=r'pg_ctl failed:[\s\S]*invalid value for parameter "work_mem"'):
            local.ensure()
    finally:
        settings.write_text(before)
    local.ensure()
