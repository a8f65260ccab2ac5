"""Migrations run in one transaction on both databases: all of it or nothing."""

from alembic import context
from flask import current_app
from sqlalchemy import Column
from sqlalchemy.types import TypeEngine

from samverkan.core.db import Moment, db


def as_plain_type(kind: str, thing: object, autogen: object) -> str | bool:
    """Write our own types as SQLAlchemy's, so that old migrations need no code of ours."""
    del autogen
    if kind == "type" and isinstance(thing, Moment):
        return "sa.DateTime(timezone=True)"
    return False


def is_new_type(
    context_: object,
    column: Column[object],
    theirs: Column[object],
    kind: TypeEngine[object],
    ours: TypeEngine[object],
) -> bool | None:
    del context_, column, theirs, kind
    return False if isinstance(ours, Moment) else None


def run() -> None:
    engine = current_app.extensions["migrate"].db.engine
    with engine.connect() as connection:
        context.configure(
            connection=connection,
            target_metadata=db.metadata,
            render_as_batch=True,
            render_item=as_plain_type,
            compare_type=is_new_type,
            transactional_ddl=True,
            transaction_per_migration=False,
        )
        with context.begin_transaction():
            context.run_migrations()


run()
