"""The story as people meet it: told together, one question at a time."""

from datetime import timedelta

import pytest
from sqlalchemy import func, select

from samverkan.celebration.models import StoryNote
from samverkan.collaborations.models import Collaboration
from samverkan.core import clock
from samverkan.core.db import db
from tests.celebration.setting import HOSTILE, told


def test_the_story_is_told_together_one_question_at_a_time(visitors, page):
    assert "Svara på sex korta frågor" in visitors["marie"].read(page).text

    told(visitors["marie"], page, 1, text="Unga hade ingenstans att ta vägen.")
    told(visitors["amina"], page, 2, text="De unga pratade om bussen hem.")
    told(visitors["joel"], page, 3, text="Till läxhjälpen kom nästan ingen.")
    told(visitors["marie"], page, 4, figure="64", text="unga en vanlig vecka. Målet var 40.")
    told(visitors["amina"], page, 5, text="Nu märker någon.", whose="Ung, 16 år")
    after = told(visitors["joel"], page, 6, text="Yonas Tesfaye")

    assert after.response.request.path == page
    assert "Raden finns i berättelsen." in after.text
    told(visitors["joel"], page, 6, text="Åsa Lind")
    told(visitors["joel"], page, 6, text="alla som gått hem sent")
    story = visitors["lena"].read(page)
    assert "Unga hade ingenstans att ta vägen." in story.text
    assert "De unga pratade om bussen hem. KKvarnbackens kvartersförening" in story.text
    assert "Det som inte gick som vi trodde Till läxhjälpen kom nästan ingen." in story.text
    assert "64unga en vanlig vecka. Målet var 40." in story.text
    assert "”Nu märker någon.” Ung, 16 år" in story.text
    assert "Yonas Tesfaye, Åsa Lind och alla som gått hem sent." in story.text
    assert "Skriv inte namn på någon som får stöd." in story.text


def test_after_one_question_comes_the_next(visitors, page):
    after = told(visitors["marie"], page, 1, text="Det började i mars.")
    assert after.h1 == "Vad blev annorlunda?"
    assert "Fråga 2 av 6" in after.html


def test_the_title_says_how_long_and_with_what(app, cast, visitors, page):
    with app.app_context():
        of = db.session.get_one(Collaboration, cast.collaboration)
        of.started_at = clock.now() - timedelta(days=3 * 366)
        db.session.commit()
    story = visitors["marie"].read(page)
    assert story.h1 == "Tre år med Kvällsöppet på Kvarnbacken"
    assert "<title>Tre år med Kvällsöppet på Kvarnbacken" in story.html


def test_the_parties_stand_in_the_alphabets_order(visitors, page):
    text = visitors["joel"].read(page).text
    assert text.index("Granlunda kommun") < text.index("Kvarnbackens") < text.index("Läxhjälparna")


def test_the_whole_weave_is_drawn_from_what_has_happened(visitors, page):
    told(visitors["joel"], page, 2, text="Bussen går.")
    html = visitors["joel"].read(page).html
    assert 'data-party="1" data-w=' in html
    assert 'data-party="3" data-w=' in html
    assert "Hela väven: 2 trådar" in html


@pytest.mark.parametrize(
    ("number", "written", "sentence"),
    [
        (1, {"text": " "}, "Skriv en mening, eller hoppa över frågan."),
        (2, {"text": "x" * 601}, "Korta texten till 600 tecken."),
        (4, {"text": "unga", "figure": ""}, "Skriv siffran, till exempel 64."),
        (4, {"text": "", "figure": "64"}, "Skriv vad siffran betyder"),
        (4, {"text": "unga", "figure": "6" * 21}, "Korta texten till 20 tecken."),
        (5, {"text": "Bra", "whose": ""}, "Skriv vems ord det är, utan namn."),
        (6, {"text": "x" * 201}, "Korta texten till 200 tecken."),
    ],
)
def test_a_line_that_cannot_be_kept_is_not(visitors, page, number, written, sentence):
    refused = told(visitors["amina"], page, number, **written)
    assert refused.status == 422
    assert sentence in refused.text
    assert "Du behöver rätta" in refused.text
    assert "Vad vill ni minnas?" in visitors["amina"].read(page).text


def test_a_party_that_has_written_much_is_told_at_the_field(visitors, page):
    told(visitors["amina"], page, 1, text="Så började det.")
    refused = told(visitors["amina"], page, 1, text="Eller så här.")
    assert refused.status == 422
    assert "Ni har redan skrivit en rad här." in refused.text
    assert "Eller så här." in refused.html


def test_a_second_click_adds_no_second_line(app, visitors, page):
    marie = visitors["marie"]
    form = marie.read(f"{page}fraga/2")
    first = marie.send(form, "fraga/2", follow=False, text="Bussen går.")
    second = marie.send(form, "fraga/2", follow=False, text="Bussen går.")
    assert (first.status_code, second.status_code) == (303, 303)
    assert first.location == second.location
    with app.app_context():
        assert db.session.scalar(select(func.count()).select_from(StoryNote)) == 1


def test_hostile_words_are_words(visitors, page):
    told(visitors["marie"], page, 2, text=HOSTILE)
    told(visitors["marie"], page, 4, text=HOSTILE, figure="<b>64</b>")
    told(visitors["marie"], page, 5, text=HOSTILE, whose=HOSTILE[:60])
    told(visitors["marie"], page, 6, text=HOSTILE)
    html = visitors["amina"].read(page).html
    assert "<script>alert" not in html
    assert "&lt;script&gt;alert" in html
    assert "{{ 7*7 }} %(name)s {name} \U0001f389" in html
    assert "\u202e" not in html


def test_a_party_takes_back_its_own_line(app, visitors, page):
    told(visitors["amina"], page, 2, text="Det här ångrar vi.")
    after = visitors["amina"].fill(page, "/borttagning", "Ta bort")
    assert "Raden är borttagen." in after.text
    assert "Det här ångrar vi." not in visitors["joel"].read(page).html
    with app.app_context():
        assert db.session.scalars(select(StoryNote.removed_at)).one() is not None


def test_nobody_takes_back_another_partys_line(app, visitors, page):
    told(visitors["amina"], page, 2, text="Det här står vi för.")
    told(visitors["marie"], page, 2, text="Och vi för det här.")
    with app.app_context():
        foreign = db.session.scalars(
            select(StoryNote.id).where(StoryNote.text == "Det här står vi för.")
        ).one()
    marie, own = visitors["marie"], visitors["marie"].read(page)
    token = own.form("/borttagning").find(".//input[@name='csrf_token']")
    data = {"csrf_token": token.get("value")}
    refused = marie.client.post(f"{page}rad/{foreign}/borttagning", data=data)
    assert refused.status_code == 409
    assert "Be dem ta bort den." in refused.get_data(as_text=True)
    assert "Det här står vi för." in marie.read(page).text


def test_a_line_elsewhere_does_not_exist_here(app, cast, visitors, page):
    told(visitors["amina"], page, 2, text="Vår rad.")
    other = f"/samverkan/{cast.other_key}/firande/"
    told(visitors["robin"], other, 2, text="Robins rad.")
    own = visitors["robin"].read(other)
    token = own.form("/borttagning").find(".//input[@name='csrf_token']").get("value")
    with app.app_context():
        foreign = db.session.scalars(select(StoryNote.id).order_by(StoryNote.id)).first()
    data = {"csrf_token": token}
    assert (
        visitors["robin"].client.post(f"{other}rad/{foreign}/borttagning", data=data).status_code
        == 404
    )
    assert (
        visitors["robin"].client.post(f"{other}rad/{10**9}/borttagning", data=data).status_code
        == 404
    )


@pytest.mark.parametrize("path", ["", "fraga/1", "fraga/6", "nasta-steg"])
def test_another_collaboration_does_not_exist(visitors, page, path):
    assert visitors["robin"].read(f"{page}{path}").status == 404


@pytest.mark.parametrize("path", ["", "fraga/1", "nasta-steg"])
def test_a_stranger_meets_the_door(client, page, path):
    response = client.get(f"{page}{path}")
    assert response.status_code == 302
    assert "/firande/" in response.location


@pytest.mark.parametrize("number", [0, 7, 10**20])
def test_there_are_six_questions(visitors, page, number):
    assert visitors["marie"].read(f"{page}fraga/{number}").status == 404


def test_a_reader_reads_and_is_told_why_nothing_more(visitors, page):
    shown = visitors["lena"].read(page)
    assert shown.status == 200
    assert "Välj nästa steg" not in shown.text
    assert "Börja berätta" not in shown.text
    assert visitors["lena"].read(f"{page}fraga/1").status == 403
    assert visitors["lena"].read(f"{page}nasta-steg").status == 403
