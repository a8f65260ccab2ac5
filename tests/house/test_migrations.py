"""The database can be built, taken down and built again, and then holds what the models say."""

import flask_migrate
import pytest
from alembic.script import ScriptDirectory
from sqlalchemy import inspect

pytestmark = pytest.mark.migrations


@pytest.fixture
def engine(app):
    with app.app_context():
        yield app.extensions["sqlalchemy"].engine


def test_there_is_one_newest_migration(app):
    migrations = ScriptDirectory(app.extensions["migrate"].directory)
    assert len(migrations.get_heads()) == 1


@pytest.mark.usefixtures("engine")
def test_the_migrations_build_what_the_models_say():
    flask_migrate.check()


def test_everything_can_be_taken_down_and_built_again(engine):
    built = inspect(engine).get_table_names()

    flask_migrate.downgrade(revision="base")
    assert inspect(engine).get_table_names() == ["alembic_version"]

    flask_migrate.upgrade()
    assert inspect(engine).get_table_names() == built
