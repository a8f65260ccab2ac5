"""Who may open an agreement, and what each may do there."""

import pytest
from flask import Flask

from samverkan.agreements.models import Agreement
from samverkan.core.db import db
from tests.agreements.setting import Setting, approved, begun
from tests.visiting import Visitor

pytestmark = pytest.mark.usefixtures("clock")

PAGES = ("", "/las", "/syfte", "/syfte/text", "/uppgifter", "/underskrift", "/utkast.pdf")
ACTS = (
    "/syfte/text",
    "/syfte/plats",
    "/godkannanden",
    "/uppgifter",
    "/diarienummer",
    "/underskrift",
    "/underskrift/aterkallelse",
)


@pytest.fixture
def draft(app: Flask) -> Setting:
    return begun(app)


@pytest.mark.parametrize("page", PAGES[:-1])
def test_every_member_reads_every_page(draft: Setting, page: str):
    assert draft.joel.client.get(draft.at(page)).status_code == 200


@pytest.mark.parametrize("page", [*PAGES, "/avtal.pdf"])
def test_a_member_of_another_collaboration_finds_nothing(draft: Setting, page: str):
    assert draft.robin.client.get(draft.at(page)).status_code == 404


@pytest.mark.parametrize("page", PAGES)
def test_an_agreement_is_not_found_under_another_collaboration(draft: Setting, page: str):
    own = f"/samverkan/{draft.cast.other_key}/avtal/{draft.agreement}{page}"
    assert draft.robin.client.get(own).status_code == 404


def test_a_stranger_is_shown_the_way_in(draft: Setting, app: Flask):
    response = app.test_client().get(draft.at())
    assert response.status_code == 302
    assert "/logga-in" in response.location


@pytest.mark.parametrize("act", ACTS)
def test_a_member_of_another_collaboration_does_nothing(draft: Setting, act: str):
    token = _token(draft.robin)
    response = draft.robin.client.post(draft.at(act), data=token)
    assert response.status_code == 404


@pytest.mark.parametrize("act", ACTS)
def test_a_reader_does_nothing(draft: Setting, act: str):
    response = draft.lena.client.post(draft.at(act), data=_token(draft.lena))
    assert response.status_code == 403
    assert "Du kan läsa här." in response.get_data(as_text=True)


def test_a_reader_sees_why_there_are_no_buttons(draft: Setting):
    page = draft.lena.read(draft.at("/parter"))
    assert "Be någon i er part om att få skriva." in page.text
    assert "Ändra texten" not in page.text


def test_a_reader_is_asked_to_do_nothing(app: Flask):
    setting = approved(app)
    assert "Klar att skriva under" not in setting.lena.read(setting.home).text


def test_a_member_without_a_mandate_is_told_who_can_sign(app: Flask):
    setting = approved(app)
    with app.app_context():
        db.session.execute(db.text("UPDATE memberships SET part = 'member' WHERE part = 'reader'"))
        db.session.commit()
    page = setting.lena.read(setting.home)
    assert "Klar att skriva under" in page.text
    assert "Be Marie Sundqvist skriva under." in page.text


@pytest.mark.parametrize("page", ["/finns-inte", "/finns-inte/text"])
def test_an_unknown_clause_is_not_found(draft: Setting, page: str):
    assert draft.marie.client.get(draft.at(page)).status_code == 404


def test_there_is_no_sealed_paper_before_it_is_sealed(draft: Setting):
    assert draft.marie.client.get(draft.at("/avtal.pdf")).status_code == 404


def test_an_unknown_agreement_is_not_found(draft: Setting):
    assert draft.marie.client.get(f"{draft.home}/4711").status_code == 404


def test_a_get_changes_nothing(draft: Setting, app: Flask):
    draft.marie.read(draft.at("/las"))
    with app.app_context():
        agreement = db.session.get_one(Agreement, draft.agreement)
        assert (agreement.blanks_revision, agreement.sealed_at) == (0, None)


def _token(visitor: Visitor) -> dict[str, str]:
    page = visitor.read("/samverkan")
    found = page.tree.find(".//input[@name='csrf_token']")
    assert found is not None
    return {"csrf_token": found.get("value", "")}
