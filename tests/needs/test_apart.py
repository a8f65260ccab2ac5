"""Each party writes first by itself, and nobody reads the others before that."""

from datetime import timedelta

import pytest
from sqlalchemy import update

from samverkan.collaborations.models import Event, Membership
from samverkan.core.db import db
from samverkan.needs import actions
from samverkan.needs.models import Framing, Need
from samverkan.notifications.models import Message

SECRET = "Ungdomarna säger att de fryser vid pumphuset."
OURS = "Det är tomt i ungdomsgruppen efter klockan fem."


def test_the_first_words_make_the_first_need(app, here, amina):
    page = amina.fill(here, text=SECRET)

    assert page.h1 == "Kvällsöppet på Kvarnbacken"
    assert f"”{SECRET}”" in page.text
    assert "Nu väntar vi på Granlunda kommun och Läxhjälparna Granlunda" in page.text
    with app.app_context():
        assert [event.kind for event in db.session.query(Event).order_by(Event.id)][2:] == [
            "needs.framed"
        ]


def test_nobody_reads_another_partys_words_before_writing_their_own(app, here, amina, marie, lena):
    amina.fill(here, text=SECRET)

    everywhere = [here, f"{here}/1", f"{here}/1/ord", f"{here}/1/text", f"{here}/nytt"]
    for visitor in (marie, lena):
        for path in everywhere:
            assert "pumphuset" not in visitor.read(path).html
    assert "Kvarnbackens kvartersförening" in marie.read(f"{here}/1").text

    mistaken = marie.fill(f"{here}/1/ord", text="")
    assert mistaken.status == 422
    assert "pumphuset" not in mistaken.html

    clash = marie.fill(f"{here}/1/ord", text="x", seen="2027-01-01T00:00:00+00:00")
    assert clash.status == 409
    assert "pumphuset" not in clash.html

    with app.app_context():
        told = [str(event.facts) for event in db.session.query(Event)]
        posted = [str(message.words) for message in db.session.query(Message)]
        assert "pumphuset" not in "".join(told + posted)
        assert len(posted) == 1


def test_words_a_colleague_saved_after_ours_were_read_are_not_lost(app, cast, here, amina):
    amina.fill(here, text=SECRET)
    with app.app_context():
        framing = db.session.query(Framing).one()
        seen, later = actions.seen_by(framing), framing.at + timedelta(seconds=1)
        unheard = update(Framing).values(text=OURS, at=later)
        db.session.execute(unheard.execution_options(synchronize_session=False))
        seat = db.session.query(Membership).filter_by(person_id=cast.amina).one()

        assert not actions.frame(framing.need, "Mitt", seen=seen, by=seat, at=later)
        assert framing.text == OURS


def test_when_both_have_written_they_stand_side_by_side(here, amina, marie):
    amina.fill(here, text=SECRET)
    page = marie.fill(here, text=OURS)

    assert SECRET in page.text
    assert OURS in page.text
    assert "Skriv den gemensamma texten" in page.text
    assert SECRET in amina.read(here).text


def test_a_reader_sees_what_the_party_sees_and_writes_nothing(here, amina, marie, lena):
    amina.fill(here, text=SECRET)
    assert "Spara våra ord" not in lena.read(here).text

    marie.fill(here, text=OURS)
    page = lena.read(here)
    assert SECRET in page.text
    assert "Ändra era ord" not in page.text
    assert lena.read(f"{here}/1/text").status == 403


def test_a_stranger_to_the_collaboration_finds_nothing(here, cast, amina, robin):
    amina.fill(here, text=SECRET)

    assert {robin.read(f"{here}{end}").status for end in ("", "/1", "/1/ord", "/nytt")} == {404}
    assert robin.read(f"/samverkan/{cast.other_key}/behov/1").status == 404
    assert robin.read(f"/samverkan/{cast.other_key}/behov/99999999999999999999").status == 404


def test_a_second_click_saves_once(app, here, amina):
    page = amina.read(here)
    first = amina.send(page, text=SECRET, follow=False)
    second = amina.send(page, text=SECRET, follow=False)

    assert first.location == second.location
    with app.app_context():
        assert db.session.query(Framing).count() == 1
        assert db.session.query(Event).filter_by(kind="needs.framed").count() == 1


def test_two_first_words_at_once_make_one_need(app, here, marie, amina):
    pages = marie.read(here), amina.read(here)
    marie.answer(pages[0], text=OURS)
    amina.answer(pages[1], text=SECRET)

    with app.app_context():
        assert db.session.query(Need).count() == 1
        assert db.session.query(Framing).count() == 2


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("Café å-ö".encode().decode() + " cafe\u0301", "Café å-ö café"),
        ("glad 😀👩‍👩‍👧‍👦 flagga 🇸🇪", "glad 😀👩‍👩‍👧‍👦 flagga 🇸🇪"),
        ("dold\u202e\u0000\u0007text", "doldtext"),
        ("مرحبا بالعالم", "مرحبا بالعالم"),
        ("<script>alert(1)</script> {{ 7*7 }} %(x)s", "<script>alert(1)</script> {{ 7*7 }} %(x)s"),
    ],
)
def test_strange_texts_are_kept_and_shown_as_text(app, here, amina, written, kept):
    page = amina.fill(here, text=written)

    assert page.status == 200
    assert kept in page.text
    assert "<script>alert" not in page.html
    with app.app_context():
        assert db.session.query(Framing).one().text == kept


def test_a_far_too_long_text_is_kept_in_the_field(app, here, amina):
    page = amina.fill(here, text="långt " * 33_334)

    assert page.status == 422
    assert "Korta texten till" in page.text
    assert page.html.count("långt") > 33_000
    with app.app_context():
        assert db.session.query(Need).count() == 0
