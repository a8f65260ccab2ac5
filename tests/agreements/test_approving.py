"""Approving exactly the words that were shown."""

import pytest
from flask import Flask
from sqlalchemy import func, select

from samverkan.agreements.models import Agreement, Approval
from samverkan.agreements.queries import desk_of
from samverkan.agreements.wording import read
from samverkan.collaborations.queries import parties_of
from samverkan.core.db import db
from samverkan.notifications.models import Letter
from tests.agreements.setting import Setting, answered, approve_all, approved, begun

pytestmark = pytest.mark.usefixtures("clock")


@pytest.fixture
def draft(app: Flask) -> Setting:
    return answered(app)


def test_approving_a_clause_leads_to_the_next_one(draft: Setting):
    page = draft.amina.fill(draft.at("/parter"), "/godkannanden", "Vi godkänner")
    assert page.h1 == "Avsnitt 2 av 17"
    assert "Ni har godkänt ett avsnitt." in page.text


def test_everything_read_is_approved_at_once(draft: Setting):
    page = approve_all(draft, draft.amina)
    assert "Ni har godkänt 17 avsnitt." in page.text
    assert "Nu väntar ni på Granlunda kommun och Läxhjälparna Granlunda." in page.text


def test_a_clause_with_gaps_asks_its_question_first(app: Flask):
    setting = begun(app)
    page = setting.amina.read(setting.at("/mal"))
    assert "Svara på frågorna först" in page.text
    assert "Vi godkänner avsnittet" not in page.text


def test_gaps_are_refused_also_when_the_form_is_forged(app: Flask):
    setting = begun(app)
    page = setting.amina.read(setting.at("/las"))
    forged = _seen_of(app, setting, "mal")
    page = setting.amina.answer(page, "/godkannanden", seen=forged)
    assert page.status == 409
    assert "Svara först på frågan" in page.text


def test_approving_twice_is_approving_once(draft: Setting, app: Flask):
    page = draft.amina.read(draft.at("/las"))
    draft.amina.answer(page, "/godkannanden")
    draft.amina.answer(page, "/godkannanden")
    with app.app_context():
        assert db.session.scalar(select(func.count(Approval.id))) == 17


def test_words_that_changed_while_one_read_are_shown_and_not_approved(draft: Setting, app: Flask):
    page = draft.amina.read(draft.at("/las"))
    draft.marie.fill(draft.at("/syfte/text"), "/text", text="Vi vill: {{ syfte }}", why="Kortare.")
    page = draft.amina.answer(page, "/godkannanden")
    assert (page.status, page.h1) == (409, "Orden ändrades medan du läste")
    assert "Inget är godkänt." in page.text
    assert "”Kortare.”" in page.text
    with app.app_context():
        own = Approval.party_id == draft.cast.kvarnbacken
        assert db.session.scalar(select(func.count(Approval.id)).where(own)) == 0


def test_a_changed_answer_is_told_too(draft: Setting):
    page = draft.amina.read(draft.at("/syfte"))
    draft.marie.fill(draft.at("/uppgifter"), "/uppgifter", syfte="Något annat.")
    page = draft.amina.answer(page, "/godkannanden", "Vi godkänner")
    assert page.status == 409
    assert "Svar eller tabeller i avsnittet har ändrats." in page.text


@pytest.mark.parametrize(
    "seen", ["", "nonsens", "syfte", "finns-inte:1:abc", "syfte:x:y", "a:b:c:d"]
)
def test_nonsense_approves_nothing(draft: Setting, seen: str):
    page = draft.amina.read(draft.at("/las"))
    assert draft.amina.answer(page, "/godkannanden", seen=seen).status == 409


def test_those_with_a_mandate_get_one_letter_when_all_is_approved(app: Flask):
    approved(app)
    with app.app_context():
        ready = select(Letter.address).where(Letter.key.startswith("agreements:ready"))
        letters = sorted(db.session.scalars(ready))
        assert letters == [f"{name}@granlunda.example" for name in ("amina", "joel", "marie")]


def _seen_of(app: Flask, setting: Setting, slug: str) -> str:
    with app.app_context():
        agreement = db.session.get_one(Agreement, setting.agreement)
        reading = read(desk_of(agreement, parties_of(agreement.collaboration)))
        clause = reading.clause(slug)
        assert clause is not None
        return clause.seen
