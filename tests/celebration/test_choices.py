"""The next step: chosen apart, shown to all at once."""

from sqlalchemy import select

from samverkan import timetable
from samverkan.celebration.models import Choice
from samverkan.celebration.values import NextStep
from samverkan.collaborations.models import Collaboration, Event, Party
from samverkan.collaborations.values import Stage
from samverkan.core.db import db
from samverkan.notifications.models import Letter
from tests.celebration.setting import (
    HOSTILE,
    NOON,
    SECRET,
    all_that_is_kept_of_letters,
    chosen,
)


def test_a_choice_needs_a_step_and_a_because(visitors, page):
    refused = chosen(visitors["amina"], page, "", "")
    assert refused.status == 422
    assert "Du behöver rätta 2 saker" in refused.text
    assert "Skriv varför, så att de andra förstår." in refused.text
    kept = chosen(visitors["amina"], page, "omröstning", "Vi har tid.")
    assert kept.status == 422
    assert "Vi har tid." in kept.html


def test_a_choice_is_hidden_from_the_others_until_all_have_chosen(app, cast, visitors, page):
    chosen(visitors["amina"], page, "end", SECRET)

    key = cast.key
    for_all = ["/", "/att-gora", "/samverkan", f"/samverkan/{key}", page, f"{page}nasta-steg"]
    read = [visitors[who].read(path).html for path in for_all for who in ("marie", "joel", "lena")]
    assert not [html for html in read if SECRET in html or "checked" in html]
    assert "1 av 3 parter har valt." in visitors["joel"].read(page).text
    with app.app_context():
        events = db.session.scalars(select(Event)).all()
        assert SECRET not in str([(event.facts, event.why) for event in events])
        assert "end" not in str([event.facts for event in events])
        assert SECRET not in all_that_is_kept_of_letters()


def test_a_refusal_does_not_tell_either(visitors, page):
    chosen(visitors["amina"], page, "end", SECRET)
    refused = chosen(visitors["marie"], page, "extend", "")
    assert refused.status == 422
    assert SECRET not in refused.html
    assert 'value="end" checked' not in refused.html


def test_ones_own_party_sees_and_changes_its_choice(app, visitors, page):
    chosen(visitors["amina"], page, "end", "Vi hinner inte.")
    form = visitors["amina"].read(f"{page}nasta-steg")
    assert 'value="end" checked' in form.html
    assert "Vi hinner inte." in form.html

    after = chosen(visitors["amina"], page, "widen", "Vi hinner visst.")
    assert "De andra ser det när alla har valt." in after.text
    with app.app_context():
        only = db.session.scalars(select(Choice)).one()
        assert (only.step, only.because) == (NextStep.WIDEN, "Vi hinner visst.")


def test_when_the_last_has_chosen_everyone_sees_everything_at_once(app, cast, visitors, page):
    chosen(visitors["amina"], page, "widen", "Vi har folk som vill.")
    chosen(visitors["marie"], page, "extend", "Nämnden är nöjd.")
    last = chosen(visitors["joel"], page, "end", "Vår kassör flyttar.")

    assert "Nu ser alla parter varandras val." in last.text
    shown = visitors["lena"].read(page).text
    assert "Granlunda kommun Fortsätta som nu Nämnden är nöjd." in shown
    assert "Växa: fler parter, fler platser eller mer tid Vi har folk som vill." in shown
    assert "Läxhjälparna Granlunda Avsluta med heder Vår kassör flyttar." in shown
    assert "Det är inget att rösta om." in shown
    with app.app_context():
        event = db.session.scalars(select(Event).where(Event.kind == "celebration.chosen")).one()
        assert (event.party_id, event.person_id) == (None, None)
        of = db.session.get_one(Collaboration, cast.collaboration)
        assert of.stage == Stage.CELEBRATION
        addresses = db.session.scalars(select(Letter.address).order_by(Letter.address)).all()
        assert addresses == [
            f"{name}@granlunda.example" for name in ("amina", "joel", "lena", "marie")
        ]
        assert "inget att rösta om" in all_that_is_kept_of_letters()


def test_what_all_have_seen_is_not_chosen_again(visitors, page):
    form = visitors["marie"].read(f"{page}nasta-steg")
    chosen(visitors["marie"], page, "extend", "Det går bra.")
    chosen(visitors["amina"], page, "extend", "Det går bra.")
    chosen(visitors["joel"], page, "extend", "Det går bra.")

    late = visitors["marie"].answer(form, "nasta-steg", step="end", because="Nej, vi slutar.")
    assert late.status == 422
    assert "Alla har valt och ser varandras val." in late.text
    assert "Alla vill samma sak: fortsätta som nu." in visitors["marie"].read(page).text
    assert "Alla har valt" in visitors["marie"].read(f"{page}nasta-steg").text


def test_when_the_last_one_missing_has_left_the_next_morning_shows_the_choices(
    app, cast, visitors, page
):
    chosen(visitors["amina"], page, "widen", "Vi har folk som vill.")
    chosen(visitors["marie"], page, "extend", "Nämnden är nöjd.")
    with app.app_context():
        db.session.get_one(Party, cast.laxhjalparna).left_at = NOON
        db.session.commit()

    for _morning in range(2):
        assert all(timetable.run_once(app, job, NOON) for job in timetable.JOBS)

    assert "Nämnden är nöjd." in visitors["amina"].read(page).text
    with app.app_context():
        shown = select(Event).where(Event.kind == "celebration.chosen")
        assert len(db.session.scalars(shown).all()) == 1


def test_to_end_with_honour_is_celebrated(visitors, page):
    chosen(visitors["marie"], page, "end", "Målet är nått.")
    chosen(visitors["amina"], page, "end", "Målet är nått.")
    chosen(visitors["joel"], page, "end", "Målet är nått.")
    assert "också något att fira" in visitors["amina"].read(page).text


def test_hostile_reasons_are_words(visitors, page):
    chosen(visitors["marie"], page, "end", HOSTILE)
    chosen(visitors["amina"], page, "end", HOSTILE)
    chosen(visitors["joel"], page, "end", HOSTILE)
    html = visitors["amina"].read(page).html
    assert "<script>alert" not in html
    assert html.count("&lt;script&gt;alert") == 3
