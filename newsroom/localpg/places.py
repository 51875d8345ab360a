"""Where the files of the local PostgreSQL are, and whom they belong to.

The cluster is `data` in the folder that the settings name, or a link there when root's server cannot reach that folder.
The socket is in `run` beside it, or in /tmp when that path is too long for a socket.
"""

from __future__ import annotations

import hashlib
import os
import pwd
import stat
from dataclasses import dataclass
from pathlib import Path

from .errors import LocalPostgresError

PORT = "5432"  # only names the socket file: nothing listens on TCP
AWAY = Path("/var/lib/newsroom")  # no system cleans this up
# Not tempfile.gettempdir(): all processes must agree on it, whatever their TMPDIR. own() keeps strangers out.
TMP = Path("/tmp")  # noqa: S108  (a folder in it is used only after own() has checked whose it is)
LONGEST_SOCKET = 100  # bytes; the kernel's limit is 108 on Linux, 104 on macOS


@dataclass(frozen=True)
class Places:
    root: Path  # what the settings name
    base: Path  # what the cluster, the locks and copies of programs are in
    sockets: Path

    @property
    def data(self) -> Path:
        return self.base / "data"


def find_places(root: Path) -> Places:
    root = root.resolve()
    base = _find_base(root)
    return Places(root, base, _find_sockets(base))


def _find_base(root: Path) -> Path:
    """Where an earlier run left its data, or else a place that the server's account can reach."""
    here, away = root / "data", AWAY / _digest(root)
    try:
        if here.is_symlink():
            return here.readlink().parent
        if here.exists() or os.geteuid() != 0:
            return root
    except PermissionError:  # prepare() will say so, to those who need the database
        return root
    return root if enterable(root) and not (away / "data").exists() else away


def _find_sockets(base: Path) -> Path:
    inside = base / "run"
    # For libpq a comma separates two hosts.
    if len(os.fsencode(inside / f".s.PGSQL.{PORT}")) <= LONGEST_SOCKET and "," not in str(inside):
        return inside
    return TMP / f"newsroom-{os.geteuid()}-{_digest(base)}"


def _digest(path: Path) -> str:
    return hashlib.sha256(os.fsencode(path)).hexdigest()[:12]


def server_account() -> tuple[int, int] | None:
    """User and group that the server runs as: PostgreSQL refuses root, so root lends it to nobody. None: oneself."""
    if os.geteuid() != 0:
        return None
    try:
        nobody = pwd.getpwnam("nobody")
    except KeyError:
        raise LocalPostgresError(
            "PostgreSQL does not run as root, and there is no user 'nobody': run as another user, or set DATABASE_URL."
        ) from None
    return nobody.pw_uid, nobody.pw_gid


def enterable(path: Path) -> bool:
    """Whether every user may pass the directories on the way to path, as far as they exist."""
    return all(step.stat().st_mode & stat.S_IXOTH for step in [path, *path.parents] if step.exists())


def prepare(places: Places) -> None:
    """Make the directories on the way to the cluster, after checking that it is ours to use."""
    _check_owner(places.data)
    for path in (places.root, places.base):
        for step in reversed([path, *path.parents]):
            if not step.exists():
                step.mkdir(exist_ok=True)
                step.chmod(0o755)  # whatever the umask: the server's account has to pass
    if places.base != places.root:
        link = places.root / "data"  # so that the data is found again when the project moves
        if not link.is_symlink():
            link.symlink_to(places.data)
    if server_account() and not enterable(places.base):
        raise LocalPostgresError(
            f"Your data is in {places.base}, which the user 'nobody', as whom PostgreSQL runs for root, can no longer "
            "reach. Give all users permission to pass (chmod o+x) every directory on the way."
        )


def _check_owner(data: Path) -> None:
    account = server_account()
    us = account[0] if account else os.geteuid()
    if not data.exists() or (owner := data.stat().st_uid) == us:
        return
    name = _name(owner)
    raise LocalPostgresError(
        f"The data in {data} belongs to {'root' if name == 'nobody' else name}, and this is {_name(os.geteuid())}. "
        "Go on as that user, name a folder of your own in NEWSROOM_DATA, or set DATABASE_URL."
    )


def _name(uid: int) -> str:
    try:
        return pwd.getpwuid(uid).pw_name
    except KeyError:
        return f"user {uid}"


def own(path: Path) -> None:
    """Make a directory that only the server's account can enter; never take over a stranger's."""
    path.mkdir(mode=0o700, parents=True, exist_ok=True)
    user, group = server_account() or (os.geteuid(), os.getegid())
    info = path.lstat()
    if not stat.S_ISDIR(info.st_mode) or info.st_uid not in (user, os.geteuid()):
        raise LocalPostgresError(f"{path} belongs to somebody else: remove it, or set DATABASE_URL.")
    if info.st_uid != user:
        os.chown(path, user, group)
    path.chmod(0o700)
