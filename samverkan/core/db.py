"""One metadata, one session, and the two databases told how to behave."""

import logging
import sqlite3
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

from flask import g, has_request_context, request
from flask_sqlalchemy import SQLAlchemy
from sqlalchemy import Connection, DateTime, Dialect, Engine, MetaData, TypeDecorator, event
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.orm import DeclarativeBase, Mapped, ORMExecuteState, mapped_column, registry
from sqlalchemy.pool import ConnectionPoolEntry

NAMES = {
    "ix": "ix_%(column_0_N_label)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}
READING = ("GET", "HEAD", "OPTIONS")
log = logging.getLogger(__name__)
TRIED_TO_WRITE = "A page that is only read tried to write."


class Moment(TypeDecorator[datetime]):
    """A moment in time: aware, in UTC, the same on both databases."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("A moment needs a time zone.")
        utc = value.astimezone(UTC)
        return utc.replace(tzinfo=None) if dialect.name == "sqlite" else utc

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        del dialect
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


class Model(DeclarativeBase):
    """Everything we store shares this metadata."""

    registry = registry(
        metadata=MetaData(naming_convention=NAMES), type_annotation_map={datetime: Moment()}
    )


class Row(Model):
    """A table of ours: a row with a number."""

    __abstract__ = True
    id: Mapped[int] = mapped_column(primary_key=True)


db = SQLAlchemy(model_class=Model)


def is_reading() -> bool:
    """Whether we are answering a request that promises to change nothing."""
    return has_request_context() and request.method in READING


def is_away() -> bool:
    """Whether the database failed in this request, so that its last page asks for nothing more."""
    return bool(g.get("database_is_away"))


@event.listens_for(Engine, "connect")
def _prepare_sqlite(connection: DBAPIConnection, entry: ConnectionPoolEntry) -> None:
    del entry
    if not isinstance(connection, sqlite3.Connection):
        return
    connection.isolation_level = None  # we say BEGIN ourselves, see _begin
    for pragma in ("foreign_keys=ON", "journal_mode=WAL", "synchronous=FULL", "busy_timeout=10000"):
        connection.execute(f"PRAGMA {pragma}")


@event.listens_for(Engine, "begin")
def _begin(connection: Connection) -> None:
    """A write takes the lock at once: a plain BEGIN loses updates without any error."""
    if connection.dialect.name == "sqlite":
        connection.exec_driver_sql("BEGIN" if is_reading() else "BEGIN IMMEDIATE")


@event.listens_for(db.session, "before_flush")
def _reading_changes_nothing(session: Any, context: Any, instances: Any) -> None:  # noqa: ANN401
    del context, instances
    if is_reading() and (session.new or session.dirty or session.deleted):
        raise RuntimeError(TRIED_TO_WRITE)


@event.listens_for(db.session, "do_orm_execute")
def _reading_executes_nothing(asked: ORMExecuteState) -> None:
    if is_reading() and (asked.is_insert or asked.is_update or asked.is_delete):
        raise RuntimeError(TRIED_TO_WRITE)


def insert_or_ignore(table: type[Row], rows: list[dict[str, Any]]) -> None:
    """Insert rows in one statement, leaving out those whose unique key is taken.

    Posting twice is posting once: the unique key decides, on both databases.
    """
    if not rows:
        return
    session = db.session
    dialect = session.get_bind().dialect.name
    insert = postgresql.insert if dialect == "postgresql" else sqlite.insert
    session.execute(insert(table).on_conflict_do_nothing(), rows)


def done_apart(work: Callable[[], object]) -> bool:
    """Do one of many things that happen by themselves; a fault is told, and undoes only that one.

    Whether it was done, which work that returns False was not. A page lets its faults through.
    """
    try:
        with db.session.begin_nested():
            return work() is not False
    except Exception:
        log.exception("One of many failed, and the others go on.")
        return False
