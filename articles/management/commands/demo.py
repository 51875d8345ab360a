"""`manage.py demo`: from nothing to the demo event in a browser, with one command."""

import errno
import ipaddress
import secrets
import signal
import sys
import threading
from collections.abc import Callable
from http.client import HTTPConnection, HTTPException
from typing import Any

from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.core.servers.basehttp import get_internal_wsgi_application, run
from django.urls import reverse

USER = "demo"
PORTS_TRIED = 20


class Command(BaseCommand):
    help = "Prepares the database, loads the demo event, and serves it until you stop it."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--host", default="127.0.0.1", help="address to listen on (default: this machine only)")
        parser.add_argument("--port", type=int, default=8000, help="first port to try (default: 8000)")
        parser.add_argument("--no-serve", action="store_false", dest="serve", help="prepare everything, then end")

    def handle(self, *, host: str, port: int, serve: bool, **options: Any) -> None:
        if not settings.DEBUG:
            raise CommandError("demo makes an administrator whose password it prints: not with NEWSROOM_DEBUG=0.")
        if serve:
            end_quietly_on_signals()
        self.say("Preparing the database and the demo event …")
        call_command("migrate", interactive=False, verbosity=0)
        load_event()
        self.password = renew_user()
        if serve:
            self.serve(host, port)
        else:
            self.say(f"The demo event is ready. Admin user: {USER}   password: {self.password}")

    def serve(self, host: str, first: int) -> None:
        application = get_internal_wsgi_application()
        for port in range(first, min(first + PORTS_TRIED, 65536)):
            try:
                run(host, port, application, ipv6=":" in host, threading=True, on_bind=self.announcer(host, first))
            except OSError as error:
                if error.errno != errno.EADDRINUSE:
                    raise CommandError(f"Cannot listen on {host}, port {port}: {error.strerror}.") from error
        raise CommandError(f"All ports from {first} to {port} are taken: choose another with --port.")

    def announcer(self, host: str, wanted: int) -> Callable[[Any], None]:
        """What run() calls when it has the port, a moment before it serves."""

        def announce(port: Any) -> None:  # a number, whatever the stubs say
            place = "localhost" if listens_everywhere(host) else host
            threading.Thread(target=self.welcome, args=(place, port, wanted), daemon=True).start()

        return announce

    def welcome(self, host: str, port: int, wanted: int) -> None:
        site = f"http://[{host}]:{port}" if ":" in host else f"http://{host}:{port}"
        if not answers(host, port):
            self.stderr.write(f"{site}/ does not answer.")
            return
        self.say("" if port == wanted or wanted == 0 else f"Port {wanted} is taken, so this is port {port}.")
        self.say(
            f"\n  Newsroom   {site}/\n"
            f"  Admin      {site}{reverse('admin:index')}\n"
            f"  User       {USER}\n"
            f"  Password   {self.password}   (new each time)\n\n"
            f"  Stop it with Ctrl-C.\n"
        )

    def say(self, text: str) -> None:
        self.stdout.write(text)
        self.stdout.flush()  # also into a pipe, where somebody waits for the address


def listens_everywhere(host: str) -> bool:
    """Whether this address means all of the machine's, so that a browser needs another one."""
    try:
        return ipaddress.ip_address(host).is_unspecified
    except ValueError:  # a name
        return False


def end_quietly_on_signals() -> None:
    """Make every way of stopping it a normal exit, which also stops the database."""

    def end(number: int, frame: Any) -> None:
        for each in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            signal.signal(each, signal.SIG_IGN)  # the exit is under way: an impatient second Ctrl-C changes nothing
        sys.exit(0)

    for each in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(each, end)


def load_event() -> None:
    from articles.demo.loading import load_demo

    load_demo()


def renew_user() -> str:
    """The account belongs to this command: a password that was seen once is worth nothing after the next run."""
    user, _ = get_user_model().objects.get_or_create(username=USER)
    password = secrets.token_urlsafe(9)
    user.set_password(password)
    user.is_active = user.is_staff = user.is_superuser = True
    user.save()
    return password


def answers(host: str, port: int) -> bool:
    """Ask for the first page: any answer will do, an error page too."""
    connection = HTTPConnection(host, port, timeout=60)
    try:
        connection.request("GET", "/")
        connection.getresponse()
    except (OSError, HTTPException):
        return False
    finally:
        connection.close()
    return True
