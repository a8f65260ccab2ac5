"""What waits for each person, and how the stage stands."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import date

import pytest
from flask import Flask

from samverkan.accounts.models import Person
from samverkan.agreements.glance import standing, waiting
from samverkan.agreements.story import SENTENCES
from samverkan.collaborations.models import Event, Party
from samverkan.collaborations.queries import place_of
from samverkan.collaborations.values import Standing, State, Todo
from samverkan.core.db import db
from samverkan.needs.models import Confirmation, Need
from tests.agreements.setting import (
    BEFORE,
    Setting,
    answered,
    approve_all,
    approved,
    lay,
    sealed,
    sign,
)

pytestmark = pytest.mark.usefixtures("clock")
TODAY = date(2027, 3, 18)


def test_before_anyone_has_begun_nothing_blocks(app: Flask):
    setting = lay(app)
    assert _waits(app, setting.cast.amina) == []
    assert _stands(app, setting).sentence == "Ingen har börjat skriva än"
    assert _stands(app, setting).state == State.NEXT


def test_confirmed_needs_invite_to_begin(app: Flask):
    setting = lay(app)
    with app.app_context():
        need = db.session.scalars(db.select(Need)).one()
        for party, person in (
            (setting.cast.kommunen, setting.cast.marie),
            (setting.cast.kvarnbacken, setting.cast.amina),
        ):
            told = {"need_id": need.id, "revision": need.revision, "at": BEFORE}
            db.session.add(Confirmation(party_id=party, by_id=person, **told))
        db.session.commit()
    found = _waits(app, setting.cast.joel)
    assert [(one.title, one.blocks) for one in found] == [("Börja på överenskommelsen", False)]


def test_clauses_to_read_wait_for_the_parties_that_have_not_approved(app: Flask):
    setting = answered(app)
    approve_all(setting, setting.marie)
    assert _waits(app, setting.cast.marie) == []
    found = _waits(app, setting.cast.amina)
    assert [(one.title, one.minutes, one.blocks) for one in found] == [
        ("Läs och godkänn 17 avsnitt", 8, True)
    ]
    assert _stands(app, setting).sentence == "0 av 17 avsnitt är godkända"


def test_a_reader_has_nothing_to_do(app: Flask):
    setting = answered(app)
    assert _waits(app, setting.cast.lena) == []
    assert _waits(app, setting.cast.robin) == []


def test_those_with_a_mandate_are_asked_to_sign(app: Flask):
    setting = approved(app)
    assert [one.title for one in _waits(app, setting.cast.amina)] == [
        "Skriv under överenskommelsen"
    ]
    assert _stands(app, setting).sentence == "Alla avsnitt är godkända. Klar att skriva under."
    sign(setting, setting.amina)
    assert _waits(app, setting.cast.amina) == []
    assert _stands(app, setting).sentence == "En part har skrivit under"


def test_a_name_for_a_party_that_has_left_is_not_counted(app: Flask):
    setting = approved(app)
    sign(setting, setting.joel)
    with app.app_context():
        db.session.get_one(Party, setting.cast.laxhjalparna).left_at = BEFORE
        db.session.commit()
    assert "skrivit under" not in _stands(app, setting).sentence


def test_a_sealed_agreement_waits_for_nobody(app: Flask):
    setting = sealed(app)
    assert _waits(app, setting.cast.amina) == []
    assert _stands(app, setting).sentence == "Undertecknad av alla 18 mars 2027"
    assert _stands(app, setting).state == State.DONE


def test_everything_that_happened_can_be_told(app: Flask):
    sealed(app)
    with app.app_context():
        kinds = set(db.session.scalars(db.select(Event.kind)))
    own = {kind for kind in kinds if kind.startswith("agreements.")}
    assert own <= set(SENTENCES)
    assert "agreements.sealed" in own


def test_one_question_to_the_database_is_enough(
    app: Flask, queries: Callable[[], AbstractContextManager[list[str]]]
):
    setting = answered(app)
    with app.test_request_context():
        person = db.session.get_one(Person, setting.cast.amina)
        with queries() as asked:
            waiting(person, TODAY)
    assert len(asked) == 1


def _waits(app: Flask, number: int) -> list[Todo]:
    with app.test_request_context():
        return waiting(db.session.get_one(Person, number), TODAY)


def _stands(app: Flask, setting: Setting) -> Standing:
    with app.test_request_context():
        person = db.session.get_one(Person, setting.cast.amina)
        place = place_of(person, setting.cast.key)
        assert place is not None
        return standing(place, TODAY)


def test_a_clause_that_one_party_has_yet_to_approve_is_not_counted(app: Flask):
    setting = answered(app)
    approve_all(setting, setting.marie)
    approve_all(setting, setting.amina)
    assert _stands(app, setting).sentence.startswith("0 av ")
