"""Signing and sealing: the attacks that an agreement must stand."""

from datetime import UTC, datetime

import pytest
from flask import Flask
from sqlalchemy import func, select

from samverkan.agreements.models import SealedCopy, Signature
from samverkan.core.db import db
from tests.agreements.setting import (
    Setting,
    answered,
    approve_all,
    approved,
    run_sql,
    sign,
)
from tests.visiting import Page

pytestmark = pytest.mark.usefixtures("clock")


@pytest.fixture
def ready(app: Flask) -> Setting:
    return approved(app)


def test_page_one_and_the_mandate_stand_beside_the_name(ready: Setting):
    page = ready.amina.read(ready.at("/underskrift"))
    assert "Vi delar på behov, arbete och ansvar" in page.text
    assert "Protokoll 12 mars 2027, § 6" in page.text
    assert "31 december 2028" in page.text


def test_nobody_signs_before_everything_is_approved(app: Flask):
    setting = answered(app)
    approve_all(setting, setting.marie)
    page = setting.marie.read(setting.at("/underskrift"))
    assert "17 saker återstår" in page.text
    assert "väntar på Kvarnbackens kvartersförening och Läxhjälparna Granlunda." in page.text


def test_signing_says_whom_one_waits_for(ready: Setting):
    page = sign(ready, ready.marie)
    assert "Du har skrivit under." in page.text
    assert "underskrift från Kvarnbackens kvartersförening och Läxhjälparna Granlunda" in page.text


def test_47_the_words_shown_are_signed_and_no_others(ready: Setting, app: Flask):
    page = ready.joel.read(ready.at("/underskrift"))
    ready.marie.fill(ready.at("/firande"), "/plats", "Ta med")
    ready.marie.fill(ready.at("/mal/text"), "/text", text="Målen: {{ mal }}", why="Kortare.")
    page = ready.joel.answer(page, "/underskrift")
    assert (page.status, page.h1) == (409, "Orden ändrades medan du läste")
    assert "Inget är undertecknat." in page.text
    assert "”Kortare.”" in page.text
    assert _signatures(app) == 0


def test_47_a_changed_diarienummer_is_other_words_too(ready: Setting, app: Flask):
    page = ready.joel.read(ready.at("/underskrift"))
    ready.marie.fill(ready.home, "/diarienummer", number="KS 2027/1")
    assert ready.joel.answer(page, "/underskrift").status == 409
    assert _signatures(app) == 0


def test_48_a_second_click_signs_once(ready: Setting, app: Flask):
    page = ready.joel.read(ready.at("/underskrift"))
    first, second = (ready.joel.answer(page, "/underskrift") for _click in (1, 2))
    assert (first.status, second.status) == (200, 200)
    assert _signatures(app) == 1


def test_48_two_tabs_sign_once(ready: Setting, app: Flask):
    one, other = (ready.joel.read(ready.at("/underskrift")) for _tab in (1, 2))
    assert ready.joel.answer(one, "/underskrift").status == 200
    assert ready.joel.answer(other, "/underskrift").status == 200
    assert _signatures(app) == 1


def test_50_without_a_mandate_one_is_told_exactly_why(ready: Setting, app: Flask):
    page = ready.joel.read(ready.at("/underskrift"))
    _with_mandate(app, ready.cast.joel, "ended_at = '2027-03-02 09:00:00'")
    refused = ready.joel.answer(page, "/underskrift")
    assert refused.status in {403, 409}
    assert _signatures(app) == 0
    page = ready.joel.read(ready.at("/underskrift"))
    assert "Ditt mandat avslutades 2 mars 2027." in page.text


def test_50_a_colleague_without_a_mandate_cannot_sign_for_the_party(ready: Setting, app: Flask):
    form = ready.marie.read(ready.at("/underskrift"))
    run_sql(app, "UPDATE memberships SET part = 'member' WHERE part = 'reader'")
    page = ready.lena.read(ready.at("/underskrift"))
    told = "Du har inget mandat att skriva under för Granlunda kommun. Be Marie Sundqvist skriva"
    assert told in page.text
    token = page.tree.find(".//input[@name='csrf_token']")
    assert token is not None
    seen = {**_hidden(form), "method": "here", "csrf_token": token.get("value"), "once": "x"}
    assert ready.lena.client.post(ready.at("/underskrift"), data=seen).status_code == 403
    assert _signatures(app) == 0


def test_51_an_old_form_cannot_bring_back_a_withdrawn_signature_under_other_words(
    ready: Setting, app: Flask
):
    page = ready.joel.read(ready.at("/underskrift"))
    ready.joel.answer(page, "/underskrift")
    ready.joel.fill(ready.at("/underskrift"), "/aterkallelse")
    ready.marie.fill(ready.at("/mal/text"), "/text", text="Målen: {{ mal }}", why="Kortare.")
    ready.joel.answer(page, "/underskrift")
    assert _signatures(app) == 0


def test_52_after_the_first_signature_the_words_are_locked(ready: Setting):
    page = ready.marie.read(ready.at("/mal/text"))
    sign(ready, ready.joel)
    page = ready.marie.answer(page, "/text", text="Något annat.", why="Därför.")
    assert page.status == 422
    assert "Dra tillbaka underskrifterna först." in page.text
    assert "Något annat." in page.html
    assert "Ändra texten" not in ready.marie.read(ready.at("/mal")).text


def test_52_answers_and_diarienummer_are_locked_too(ready: Setting):
    questions = ready.marie.read(ready.at("/uppgifter"))
    home = ready.marie.read(ready.home)
    sign(ready, ready.joel)
    answers = ready.marie.answer(questions, "/uppgifter", syfte="Ett helt annat syfte.")
    number = ready.marie.answer(home, "/diarienummer", number="KS 2027/99")
    assert (answers.status, number.status) == (422, 422)
    assert "Dra tillbaka underskrifterna först." in answers.text
    assert "Dra tillbaka underskrifterna först." in number.text
    assert "Ett helt annat syfte." in answers.text
    assert "KS 2027/99" in number.html


def test_52_a_withdrawn_signature_opens_the_words_again(ready: Setting):
    sign(ready, ready.joel)
    ready.joel.fill(ready.at("/underskrift"), "/aterkallelse")
    page = ready.marie.fill(ready.at("/mal/text"), "/text", text="{{ mal }}", why="Kortare.")
    assert page.status == 200


def test_withdrawing_what_is_not_there_is_refused(ready: Setting):
    page = sign(ready, ready.joel)
    page = ready.joel.read(ready.at("/underskrift"))
    ready.joel.answer(page, "/aterkallelse")
    again = ready.joel.client.post(
        ready.at("/underskrift/aterkallelse"),
        data={"csrf_token": page.form("/aterkallelse").find(".//input").get("value")},  # type: ignore[union-attr]
    )
    assert again.status_code == 409


def test_54_a_mandate_that_has_run_out_signs_nothing(ready: Setting, app: Flask):
    _with_mandate(app, ready.cast.joel, "until = '2027-03-17'")
    page = ready.joel.read(ready.at("/underskrift"))
    assert "Ditt mandat gick ut 17 mars 2027. Förnya det under Roller och mandat." in page.text


def test_54_its_last_day_is_included(app: Flask):
    setting = answered(app)
    _with_mandate(app, setting.cast.joel, "until = '2027-03-18'")
    approve_all(setting, setting.marie)
    approve_all(setting, setting.amina)
    approve_all(setting, setting.joel)
    assert "Du har skrivit under." in sign(setting, setting.joel).text


def test_a_limit_below_what_the_party_puts_in_is_told_with_both_sums(app: Flask):
    setting = answered(app)
    _with_mandate(app, setting.cast.marie, "limit_ore = 5000000")
    approve_all(setting, setting.marie)
    approve_all(setting, setting.amina)
    approve_all(setting, setting.joel)
    page = setting.marie.read(setting.at("/underskrift"))
    assert "Ditt mandat gäller högst 50 000 kr, men ni lägger in 412 500 kr." in page.text


def test_56_steps_out_of_order_are_refused(app: Flask):
    setting = answered(app)
    page = setting.marie.read(setting.at("/las"))
    found = page.form("/godkannanden").find(".//input[@name='csrf_token']")
    assert found is not None
    response = setting.marie.client.post(
        setting.at("/underskrift"),
        data={"csrf_token": found.get("value"), "method": "here", "words_hash": "x", "seen": ""},
    )
    assert response.status_code == 409
    assert _signatures(app) == 0


def test_a_record_changed_between_two_names_is_seen_and_never_sealed(ready: Setting, app: Flask):
    sign(ready, ready.marie)
    run_sql(app, "UPDATE roles SET holder = 'Kassören'")
    approve_all(ready, ready.marie)
    approve_all(ready, ready.amina)
    approve_all(ready, ready.joel)
    page = ready.joel.read(ready.at("/underskrift"))
    assert "Orden har ändrats sedan Granlunda kommun skrev under." in page.text
    with app.app_context():
        assert db.session.scalar(select(func.count(SealedCopy.id))) == 0


def test_a_party_that_leaves_takes_its_signature_with_it(ready: Setting, app: Flask):
    sign(ready, ready.joel)
    run_sql(app, f"UPDATE parties SET left_at = joined_at WHERE id = {ready.cast.laxhjalparna}")  # noqa: S608
    page = ready.marie.read(ready.at("/underskrift"))
    assert "Läxhjälparna" not in page.text
    approve_all(ready, ready.marie)
    approve_all(ready, ready.amina)
    assert "Du har skrivit under." in sign(ready, ready.marie).text
    assert "Alla har skrivit under." in sign(ready, ready.amina).text


def test_paper_and_a_note_are_kept_with_the_name(ready: Setting, app: Flask):
    sign(ready, ready.joel, method="paper", note="Pärmen i kommunhuset")
    with app.app_context():
        signature = db.session.scalars(select(Signature)).one()
        assert (signature.method, signature.note) == ("paper", "Pärmen i kommunhuset")
        assert signature.at == datetime(2027, 3, 18, 9, 0, tzinfo=UTC)


def _hidden(page: Page) -> dict[str, str | None]:
    fields = page.form("/underskrift").iterfind(".//input[@type='hidden']")
    return {str(field.get("name")): field.get("value") for field in fields}


def _signatures(app: Flask) -> int:
    with app.app_context():
        return db.session.scalar(select(func.count(Signature.id))) or 0


def _with_mandate(app: Flask, person: int, told: str) -> None:
    run_sql(app, f"UPDATE mandates SET {told} WHERE person_id = {person}")  # noqa: S608
