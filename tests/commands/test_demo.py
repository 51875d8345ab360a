"""The demo command: prepares, serves, says where, and ends without a trace."""

import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from io import StringIO
from pathlib import Path
from types import ModuleType
from typing import Any
from urllib.request import ProxyHandler, build_opener

import pytest
from django.contrib.auth import authenticate, get_user_model
from django.core.management import CommandError, call_command

from articles.management.commands.demo import listens_everywhere

PROJECT = Path(__file__).parents[2]
# The event itself has its own tests: here it only needs to have been loaded.
MANAGE = """
import sys, types
loading = types.ModuleType("articles.demo.loading")
loading.load_demo = lambda: print("event loaded", flush=True)
sys.modules["articles.demo.loading"] = loading
from django.core.management import execute_from_command_line
execute_from_command_line(["manage.py", "demo", *sys.argv[1:]])
"""


@pytest.fixture(autouse=True)
def development(settings: Any) -> None:
    """The command refuses to make an administrator elsewhere; tests run with DEBUG off unless told."""
    settings.DEBUG = True


# -- what it prepares --------------------------------------------------------------------------------------------------


@pytest.fixture
def loaded(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    calls: list[str] = []
    loading = ModuleType("articles.demo.loading")
    vars(loading)["load_demo"] = lambda: calls.append("loaded")
    monkeypatch.setitem(sys.modules, "articles.demo.loading", loading)
    return calls


def prepare() -> str:
    """Run it without serving; the password it prints."""
    out = StringIO()
    call_command("demo", serve=False, stdout=out)
    found = re.search(r"Admin user: demo   password: (\S+)", out.getvalue())
    assert found, out.getvalue()
    return found[1]


@pytest.mark.django_db
def test_it_loads_the_event_and_makes_an_administrator(loaded: list[str]) -> None:
    user = authenticate(username="demo", password=prepare())
    assert user is not None
    assert user.is_superuser
    assert user.is_staff
    assert loaded == ["loaded"]


@pytest.mark.django_db
def test_running_it_again_changes_the_password_only(loaded: list[str]) -> None:
    first = prepare()
    user = get_user_model().objects.get()
    get_user_model().objects.update(is_active=False)
    second = prepare()
    assert authenticate(username="demo", password=first) is None
    assert authenticate(username="demo", password=second) == user


UNCLEAN = re.compile("KeyboardInterrupt|SystemExit|Exception ignored|atexit|psycopg")


# -- how it serves -----------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def data() -> Iterator[Path]:
    data = Path(tempfile.mkdtemp(prefix="newsroom-demo-"))
    data.chmod(0o755)
    yield data
    shutil.rmtree(data)


@pytest.fixture
def port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def demo(data: Path, *options: str) -> Iterator[subprocess.Popen[str]]:
    environment = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}
    with subprocess.Popen(
        [sys.executable, "-c", MANAGE, *options],
        cwd=PROJECT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
        env=environment | {"NEWSROOM_DATA": str(data), "DJANGO_SETTINGS_MODULE": "newsroom.settings"},
    ) as process:  # fmt: skip
        try:
            yield process
        finally:
            process.terminate()
            process.communicate(timeout=60)


def said_until_served(process: subprocess.Popen[str]) -> str:
    assert process.stdout is not None
    said = ""
    while "Ctrl-C" not in said:
        line = process.stdout.readline()
        if not line:
            pytest.fail(said + process.communicate()[1])
        said += line
    return said


def server_is_gone(data: Path) -> bool:
    return not (data / "data" / "postmaster.pid").exists() and not list((data / "run").iterdir())


def fetch_status(url: str) -> int:
    with build_opener(ProxyHandler({})).open(url, timeout=30) as answer:
        return int(answer.status)


@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_it_serves_and_every_way_of_stopping_it_is_clean(data: Path, port: int, how: signal.Signals) -> None:
    with demo(data, "--port", str(port)) as process:
        said = said_until_served(process)
        assert "event loaded" in said
        assert re.search(r"User +demo\n +Password +\S{12}", said)
        assert f"http://127.0.0.1:{port}/\n" in said
        assert fetch_status(f"http://127.0.0.1:{port}/admin/login/") == 200
        assert f"http://127.0.0.1:{port}/admin/\n" in said
        process.send_signal(how)
        _, err = process.communicate(timeout=60)
    assert process.returncode == 0
    assert not UNCLEAN.search(err), err
    assert server_is_gone(data)


def test_an_impatient_second_signal_changes_nothing(data: Path, port: int) -> None:
    with demo(data, "--port", str(port)) as process:
        said_until_served(process)
        process.send_signal(signal.SIGINT)
        time.sleep(0.005)
        process.send_signal(signal.SIGINT)
        _, err = process.communicate(timeout=60)
    assert process.returncode == 0
    assert not UNCLEAN.search(err), err
    assert server_is_gone(data)


def test_it_can_be_stopped_before_it_serves(data: Path, port: int) -> None:
    with demo(data, "--port", str(port)) as process:
        assert process.stdout is not None
        assert process.stdout.readline().startswith("Preparing")
        process.send_signal(signal.SIGTERM)
        _, err = process.communicate(timeout=60)
    assert (process.returncode, err) == (0, "")
    assert server_is_gone(data)


def test_a_port_that_is_taken_means_the_next_one(data: Path, port: int) -> None:
    with socket.create_server(("127.0.0.1", port)), demo(data, "--port", str(port)) as process:
        said = said_until_served(process)
    found = re.search(rf"Port {port} is taken, so this is port (\d+)\.", said)
    assert found
    assert port < int(found[1]) <= port + 20


@pytest.mark.django_db
def test_no_free_port_is_a_sentence(loaded: list[str], monkeypatch: pytest.MonkeyPatch, port: int) -> None:
    monkeypatch.setattr("articles.management.commands.demo.end_quietly_on_signals", lambda: None)
    monkeypatch.setattr("articles.management.commands.demo.PORTS_TRIED", 1)
    with (
        socket.create_server(("127.0.0.1", port)),
        pytest.raises(CommandError, match=f"from {port} to {port} are taken"),
    ):
        call_command("demo", port=port, stdout=StringIO())


@pytest.mark.django_db
def test_an_address_that_is_not_ours_is_a_sentence(loaded: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("articles.management.commands.demo.end_quietly_on_signals", lambda: None)
    with pytest.raises(CommandError, match=r"Cannot listen on 192\.0\.2\.1"):
        call_command("demo", host="192.0.2.1", stdout=StringIO())


@pytest.mark.parametrize(
    ("host", "everywhere"),
    [("0.0.0", False), ("::", True), ("127.0.0.1", False), ("::1", False), ("localhost", False)],
)
def test_all_addresses_of_a_machine_are_told_from_one(host: str, everywhere: bool) -> None:
    assert listens_everywhere(host) == everywhere


@pytest.mark.parametrize("how", [signal.SIGTERM, signal.SIGHUP])
def test_any_command_that_is_told_to_end_ends_the_database_too(data: Path, port: int, how: signal.Signals) -> None:
    environment = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}
    with subprocess.Popen(
        [sys.executable, PROJECT / "manage.py", "runserver", "--noreload", f"127.0.0.1:{port}"],
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=environment | {"NEWSROOM_DATA": str(data)},
    ) as process:  # fmt: skip
        try:
            until = time.monotonic() + 60
            while time.monotonic() < until and not (data / "data" / "postmaster.pid").exists():
                time.sleep(0.1)
            assert (data / "data" / "postmaster.pid").exists()
        finally:
            process.send_signal(how)
            process.communicate(timeout=60)
    assert process.returncode == 128 + how
    assert server_is_gone(data)
