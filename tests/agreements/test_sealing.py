"""What is sealed stays as it was, for ever."""

import hashlib

import pytest
from flask import Flask
from sqlalchemy import func, select

from samverkan.agreements.models import Agreement, SealedCopy
from samverkan.collaborations.history import broken_links
from samverkan.collaborations.models import Event
from samverkan.core.db import db
from samverkan.notifications.models import Letter
from tests.agreements.setting import KIND, Setting, run_sql, sealed

pytestmark = pytest.mark.usefixtures("clock")


@pytest.fixture
def done(app: Flask) -> Setting:
    return sealed(app)


def test_the_last_name_seals_and_everyone_is_told(done: Setting, app: Flask):
    page = done.amina.read(done.home)
    assert "Undertecknad av alla 18 mars 2027." in page.text
    with app.app_context():
        copy = db.session.scalars(select(SealedCopy)).one()
        event = db.session.scalars(select(Event).order_by(Event.id.desc())).first()
        assert event is not None
        assert (event.kind, event.facts["sha256"]) == ("agreements.sealed", copy.sha256)
        told = select(func.count(Letter.id)).where(Letter.key.startswith("agreements:sealed"))
        assert db.session.scalar(told) == 4
        assert list(broken_links()) == []


def test_the_sealed_bytes_are_the_same_for_ever(done: Setting, app: Flask):
    first = done.amina.client.get(done.at("/avtal.pdf"))
    run_sql(app, "UPDATE organisations SET name = 'Någon annan'")
    run_sql(app, "UPDATE clauses SET text = 'Något annat'")
    second = done.joel.client.get(done.at("/avtal.pdf"))
    assert first.data == second.data
    assert first.data.startswith(b"%PDF-1.7")
    assert hashlib.sha256(first.data).hexdigest() in done.amina.read(done.home).text


def test_the_file_has_a_name_that_every_system_reads(done: Setting):
    header = done.amina.client.get(done.at("/avtal.pdf")).headers["Content-Disposition"]
    assert 'filename="Overenskommelse om Kvallsoppet pa Kvarnbacken.pdf"' in header
    assert "filename*=UTF-8''%C3%96verenskommelse%20om" in header


def test_53_a_swapped_file_is_never_handed_out(done: Setting, app: Flask):
    with app.app_context():
        db.session.scalars(select(SealedCopy)).one().pdf = b"%PDF-1.7 falskt"
        db.session.commit()
    response = done.amina.client.get(done.at("/avtal.pdf"))
    assert response.status_code == 500
    assert "Filen stämmer inte" in response.get_data(as_text=True)


def test_53_a_swapped_file_with_a_swapped_sum_is_found_by_history(done: Setting, app: Flask):
    with app.app_context():
        copy = db.session.scalars(select(SealedCopy)).one()
        copy.pdf = b"%PDF-1.7 falskt"
        copy.sha256 = hashlib.sha256(copy.pdf).hexdigest()
        db.session.commit()
    assert done.amina.client.get(done.at("/avtal.pdf")).status_code == 500


def test_what_is_sealed_is_neither_written_signed_nor_withdrawn(done: Setting):
    page = done.marie.read(done.at("/mal"))
    assert "ligger fast" in page.text
    assert "Behöver ni något av det här?" not in done.marie.read(done.home).text
    page = done.marie.read(done.at("/underskrift"))
    assert "Skriv under för" not in page.text
    assert "Dra tillbaka" not in page.text


def test_a_new_agreement_can_begin_after_the_old(done: Setting, app: Flask):
    page = done.marie.fill(f"{done.home}/nytt", "/avtal", kind=KIND)
    assert "0 av 17 avsnitt" in page.text
    assert "Undertecknad av alla" in done.marie.read(done.at()).text
    with app.app_context():
        assert db.session.scalar(select(func.count(Agreement.id))) == 2
