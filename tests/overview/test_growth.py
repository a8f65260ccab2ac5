"""Both pages cost the same however many collaborations there are: in questions, and in rows read.

On SQLite, which tells its plan in words; the questions are the same on both databases.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import Engine, event

from bench.ground import fill, ground, signed_in
from samverkan.core.db import db

PAGES = (
    "/att-gora",
    "/samverkan",
    "/samverkan/collaboration-1",
    "/samverkan/collaboration-1?skede=2",
    "/samverkan/collaboration-1?fore=9",
)
QUESTIONS = ("SELECT", "WITH")
READS_ALL = ("SCAN", "AUTOMATIC")
READS_NO_TABLE = ("SCAN CONSTANT ROW",)
Asked = list[tuple[str, Any]]


@pytest.fixture(scope="module")
def app() -> Iterator[Flask]:
    """A database in which person 1 has a seat in twelve of very many collaborations."""
    with ground() as made:
        fill(made, 300)
        yield made


@pytest.mark.parametrize("path", PAGES)
def test_no_question_reads_a_whole_table(app, path):
    client = signed_in(app, 1)
    with listening() as asked:
        assert client.get(path).status_code == 200

    assert asked
    assert [plan for sql, given in asked for plan in whole_tables(app, sql, given)] == []


@pytest.mark.parametrize("path", PAGES)
def test_one_collaboration_asks_as_many_questions_as_very_many(app, path):
    with listening() as among_many:
        signed_in(app, 1).get(path)
    with ground() as small:
        fill(small, 1)
        client = signed_in(small, 1)
        with listening() as alone:
            assert client.get(path).status_code == 200

    assert len(alone) == len(among_many)


def whole_tables(app: Flask, sql: str, given: Any) -> list[str]:
    """The steps of the plan that read all rows of a table."""
    with app.app_context():
        plan = db.session.connection().exec_driver_sql(f"EXPLAIN QUERY PLAN {sql}", given)
        steps = [str(row[3]) for row in plan]
    return [step for step in steps if step.startswith(READS_ALL) and step not in READS_NO_TABLE]


@contextmanager
def listening() -> Iterator[Asked]:
    asked: Asked = []

    def hear(*told: Any) -> None:
        if told[2].startswith(QUESTIONS):
            asked.append((told[2], told[3]))

    event.listen(Engine, "before_cursor_execute", hear)
    try:
        yield asked
    finally:
        event.remove(Engine, "before_cursor_execute", hear)
