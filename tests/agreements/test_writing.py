"""Beginning, writing and answering, through the pages."""

import pytest
from flask import Flask
from sqlalchemy import func, select

from samverkan.agreements.models import Agreement, Approval, Clause, ClauseVersion
from samverkan.agreements.queries import period, rhythm_months
from samverkan.collaborations.models import Collaboration, Event
from samverkan.collaborations.values import Stage
from samverkan.core.db import db
from samverkan.notifications.models import Letter
from tests.agreements.setting import (
    ANSWERS,
    KIND,
    Setting,
    answered,
    approve_all,
    begun,
    lay,
    slugs,
)
from tests.visiting import Page

pytestmark = pytest.mark.usefixtures("clock")


@pytest.fixture
def draft(app: Flask) -> Setting:
    return begun(app)


def test_nobody_has_begun_so_the_page_says_how(app: Flask):
    setting = lay(app)
    page = setting.amina.read(setting.home)
    assert (page.status, page.h1) == (200, "Hur vill ni börja?")


def test_the_first_draft_has_every_clause_and_says_so(draft: Setting):
    page = draft.marie.read(draft.home)
    assert page.h1 == "Överenskommelse om Kvällsöppet på Kvarnbacken"
    assert "0 av 17 avsnitt är godkända av alla." in page.text
    assert "Vill ni lova varandra att stanna upp, tacka och fira?" in page.text


def test_beginning_moves_the_collaboration_on_and_tells_the_others(draft: Setting, app: Flask):
    with app.app_context():
        collaboration = db.session.get_one(Collaboration, draft.cast.collaboration)
        letters = set(db.session.scalars(select(Letter.address)))
        assert collaboration.stage == Stage.AGREEMENT
        assert letters == {f"{name}@granlunda.example" for name in ("amina", "joel", "lena")}


def test_what_is_known_is_filled_in_and_nothing_is_made_up(draft: Setting, app: Flask):
    with app.app_context():
        agreement = db.session.get_one(Agreement, draft.agreement)
        assert agreement.blanks["startdag"] == "2027-01-01"
        assert "mal" not in agreement.blanks
        assert rhythm_months(agreement) == 6
        assert [str(day) for day in period(agreement)] == ["2027-01-01", "2027-12-31"]


def test_each_clause_begins_with_the_template_s_words(app: Flask):
    begun(app)
    with app.app_context():
        versions = db.session.scalars(select(ClauseVersion)).all()
        assert len(versions) == len(slugs())
        assert {(one.revision, one.party_id) for one in versions} == {(1, None)}


def test_one_agreement_at_a_time(draft: Setting):
    page = draft.amina.fill(f"{draft.home}/nytt", "/avtal", kind=KIND)
    assert page.status == 409
    assert "Det finns redan ett utkast. Skriv vidare i det." in page.text


def test_an_unknown_template_is_not_begun(app: Flask):
    setting = lay(app)
    page = setting.marie.fill(setting.home, "/avtal", kind="../../etc")
    assert page.status == 422
    assert "Välj en mall." in page.text


def test_a_clause_shows_its_text_tables_and_questions(draft: Setting):
    page = draft.amina.read(draft.at("/resurser"))
    assert page.h1 == "Avsnitt 9 av 17"
    assert "412 500 kr" in page.text
    assert "Vad bidrar ni med som ingen har räknat?" in page.text


def test_a_gap_shows_its_question(draft: Setting):
    assert "Vilka mål har ni tillsammans?" in draft.amina.read(draft.at("/mal")).text


def test_answers_stand_in_the_text(app: Flask):
    setting = answered(app)
    page = setting.amina.read(setting.at("/mal"))
    assert "Läxhjälp samma vecka." in page.text
    assert "Vilka mål har ni tillsammans?" not in page.text
    assert "från och med 1 augusti 2027" in setting.amina.read(setting.at("/tid")).text


def test_new_words_are_kept_with_who_and_why(draft: Setting, app: Flask):
    page = draft.amina.fill(
        draft.at("/firande/text"), "/text", text="Vi firar i maj.", why="Maj är varmare."
    )
    assert page.status == 200
    assert "Vi firar i maj." in page.text
    assert "”Maj är varmare.” Amina Yusuf" in page.text
    with app.app_context():
        event = db.session.scalars(select(Event).order_by(Event.id.desc())).first()
        assert event is not None
        assert (event.kind, event.why) == ("agreements.clause_written", "Maj är varmare.")


def test_the_reason_is_asked_for_and_nothing_is_lost(draft: Setting):
    page = draft.amina.fill(draft.at("/firande/text"), "/text", text="Vi firar i maj.")
    assert page.status == 422
    assert "Skriv en mening om varför ni ändrar." in page.text
    assert page.form("/text").findtext(".//textarea[@name='text']", "").strip() == "Vi firar i maj."


def test_an_unknown_blank_is_told_at_the_field(draft: Setting):
    page = draft.amina.fill(
        draft.at("/firande/text"), "/text", text="Vi har {{ budget }} kronor.", why="Pengar."
    )
    assert page.status == 422
    assert "Det finns ingen fråga som heter budget." in page.text
    assert "{{ budget }}" in page.html


def test_saving_the_same_words_changes_nothing(draft: Setting, app: Flask):
    draft.amina.fill(draft.at("/firande/text"), "/text", why="Ingen anledning.")
    with app.app_context():
        assert db.session.scalar(select(func.max(Clause.revision))) == 1


def test_what_one_writes_one_has_approved(app: Flask):
    setting = answered(app)
    page = setting.amina.fill(
        setting.at("/syfte/text"), "/text", text="Vi vill: {{ syfte }}", why="Kortare."
    )
    assert "Ni har godkänt" in page.text
    assert page.text.count("Inte godkänt än") == 2


def test_an_edit_voids_the_approvals_of_that_clause_only(app: Flask):
    setting = answered(app)
    approve_all(setting, setting.marie)
    setting.amina.fill(setting.at("/syfte/text"), "/text", text="{{ syfte }}", why="Kortare.")
    with app.app_context():
        approved = set(
            db.session.scalars(
                select(Clause.slug)
                .join(Approval, Approval.clause_id == Clause.id)
                .where(Approval.party_id == setting.cast.kommunen)
            )
        )
        assert len(approved) == 16
        assert "syfte" not in approved


def test_a_changed_answer_voids_only_the_clauses_it_stands_in(app: Flask):
    setting = answered(app)
    approve_all(setting, setting.marie)
    setting.amina.fill(setting.at("/uppgifter"), "/uppgifter", uppsagningstid_manader="3")
    page = setting.marie.read(setting.at("/las"))
    assert "Ett avsnitt väntar på er." in page.text


def test_a_changed_record_voids_the_clause_with_its_table(app: Flask):
    setting = answered(app)
    approve_all(setting, setting.marie)
    with app.app_context():
        collaboration = db.session.get_one(Collaboration, setting.cast.collaboration)
        assert collaboration.id
        db.session.execute(db.text("UPDATE roles SET holder = 'Kassören'"))
        db.session.commit()
    assert "Ett avsnitt väntar på er." in setting.marie.read(setting.at("/las")).text


def test_an_optional_clause_comes_in_and_goes_out_with_its_words(draft: Setting):
    draft.amina.fill(draft.at("/firande/text"), "/text", text="Vi firar i maj.", why="Maj.")
    page = draft.amina.fill(draft.at("/firande"), "/plats", "Ta med")
    assert page.h1 == "Avsnitt 18 av 18"
    page = draft.amina.fill(draft.at("/firande"), "/plats", "Ta bort")
    assert "av 17 avsnitt" in page.text
    assert "Vi firar i maj." in draft.amina.read(draft.at("/firande")).text


def test_a_required_clause_stays(draft: Setting):
    page = draft.amina.read(draft.at("/firande"))
    response = draft.amina.client.post(
        draft.at("/syfte/plats"), data={**hidden(page), "wanted": "no"}
    )
    assert response.status_code == 409
    assert "alltid med" in response.get_data(as_text=True)


def test_an_end_before_the_start_is_told_at_its_question(draft: Setting):
    page = draft.amina.fill(
        draft.at("/uppgifter"), "/uppgifter", startdag="2027-08-01", slutdag="2026-01-01"
    )
    assert page.status == 422
    assert "Välj en sista dag efter 1 augusti 2027, då ni börjar." in page.text


def test_a_wrong_day_keeps_everything_written(draft: Setting):
    page = draft.amina.fill(
        draft.at("/uppgifter"), "/uppgifter", startdag="i höst", syfte="Kvällar för alla."
    )
    assert page.status == 422
    assert "Skriv dagen så här: 2027-05-09" in page.text
    assert "i höst" in page.html
    assert "Kvällar för alla." in page.html


def test_only_questions_that_the_text_asks_are_asked(draft: Setting):
    assert "Vad ingår inte?" not in draft.amina.read(draft.at("/uppgifter")).text
    draft.amina.fill(draft.at("/avgransning"), "/plats", "Ta med")
    assert "Vad ingår inte?" in draft.amina.read(draft.at("/uppgifter")).text


def test_two_who_answer_at_once_both_keep_their_words(draft: Setting):
    page = draft.amina.read(draft.at("/uppgifter"))
    draft.marie.fill(draft.at("/uppgifter"), "/uppgifter", **ANSWERS)
    page = draft.amina.answer(page, "/uppgifter", syfte="Aminas syfte.")
    assert page.status == 409
    assert f"Någon annan hann svara ”{ANSWERS['syfte']}”." in page.text
    assert "Aminas syfte." in page.html
    page = draft.amina.answer(page, "/uppgifter", **{**ANSWERS, "syfte": "Aminas syfte."})
    assert page.status == 200
    assert "Aminas syfte." in draft.marie.read(draft.at("/syfte")).text


def test_saving_the_same_again_leaves_no_trace(draft: Setting, app: Flask):
    told = _events(app)
    draft.amina.fill(draft.at("/uppgifter"), "/uppgifter")
    draft.amina.fill(draft.home, "/diarienummer")
    stale = draft.marie.read(draft.at("/firande"))
    draft.amina.fill(draft.at("/firande"), "/plats", "Ta med")
    draft.marie.answer(stale, "/plats", "Ta med")
    assert _events(app) == told + 1


def test_each_party_has_its_own_diarienummer(draft: Setting):
    draft.marie.fill(draft.home, "/diarienummer", number="KS 2027/114")
    page = draft.amina.read(draft.home)
    assert "KS 2027/114" in page.text
    assert page.form("/diarienummer").find(".//input[@name='number']").get("value") == ""  # type: ignore[union-attr]


def test_a_diarienummer_can_be_mended_and_taken_away(draft: Setting):
    draft.marie.fill(draft.home, "/diarienummer", number="KS 2027/114")
    draft.marie.fill(draft.home, "/diarienummer", number="KS 2027/115")
    assert "KS 2027/115" in draft.marie.read(draft.home).text
    page = draft.marie.fill(draft.home, "/diarienummer", number="")
    assert "KS 2027" not in page.text


def test_a_diarienummer_that_is_too_long_is_kept_in_the_field(draft: Setting):
    page = draft.marie.fill(draft.home, "/diarienummer", number="9" * 61)
    assert page.status == 422
    assert "Korta texten till 60 tecken." in page.text


def hidden(page: Page) -> dict[str, str | None]:
    return {
        str(field.get("name")): field.get("value")
        for field in page.form("/plats").iterfind(".//input[@type='hidden']")
    }


def _events(app: Flask) -> int:
    with app.app_context():
        return db.session.scalar(select(func.count(Event.id))) or 0
