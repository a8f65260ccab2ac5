"""What a caretaker runs by hand: the county, the watch over history, and the specimens."""

import pytest
from sqlalchemy import select, text

from samverkan.agreements import library
from samverkan.collaborations.models import Collaboration
from samverkan.core import clock
from samverkan.core.db import db
from samverkan.example.county import PASSWORD, load
from samverkan.example.people import AMINA, MARIE
from samverkan.example.stories import andrum, sprakcafe
from tests.cast import assemble


def test_the_county_is_loaded_once_and_says_how_to_sign_in(county):
    said = county.test_cli_runner().invoke(args=["example"])

    assert said.exit_code == 0
    assert "finns redan här" in said.output
    assert MARIE.email in said.output
    assert AMINA.email in said.output
    assert PASSWORD in said.output


def test_a_loading_that_was_stopped_goes_on_where_it_was(app):
    def stop_at_the_second(name: str) -> None:
        if name == sprakcafe.NAME:
            raise KeyboardInterrupt

    with app.app_context():
        with pytest.raises(KeyboardInterrupt):
            load(clock.today(), say=stop_at_the_second, stories=(andrum, sprakcafe))
        load(clock.today(), say=str, stories=(andrum, sprakcafe))
        names = db.session.scalars(select(Collaboration.name).order_by(Collaboration.id)).all()
    assert names == [andrum.NAME, sprakcafe.NAME]


def test_a_true_history_is_said_to_hold(county):
    said = county.test_cli_runner().invoke(args=["verify-history"])
    assert (said.exit_code, said.output) == (0, "All historik håller ihop.\n")


def test_a_broken_history_is_pointed_out(app):
    with app.app_context():
        key = assemble().key
        db.session.execute(
            text("UPDATE collaborations SET history_length = 9 WHERE key = :key"), {"key": key}
        )
        db.session.commit()
    said = app.test_cli_runner().invoke(args=["verify-history"])
    assert said.exit_code == 1
    assert said.output == f"{key}: historiken håller inte från händelse 2.\n"


def test_other_peoples_house_is_left_alone(app):
    with app.app_context():
        assemble()
    said = app.test_cli_runner().invoke(args=["example"])
    assert said.exit_code == 0
    assert "finns redan andra konton" in said.output


def test_for_real_there_is_no_county(app):
    app.config["PRACTICE"] = False
    said = app.test_cli_runner().invoke(args=["example"])
    assert said.exit_code == 1
    assert "bara till för övning" in said.output


def test_every_template_has_its_specimen(app, tmp_path):
    said = app.test_cli_runner().invoke(args=["specimens", str(tmp_path / "exempel")])

    assert said.exit_code == 0
    made = {file.name: file.read_bytes()[:5] for file in (tmp_path / "exempel").iterdir()}
    assert made == {f"{k}-{v}.pdf": b"%PDF-" for k in library.kinds() for v in library.versions(k)}
