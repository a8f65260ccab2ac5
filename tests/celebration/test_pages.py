"""The celebration as people meet it: told together, chosen apart, shown at once."""

from datetime import UTC, date, datetime, timedelta

import pytest
from sqlalchemy import func, select

from samverkan.accounts.models import Person
from samverkan.agreements.models import Agreement
from samverkan.celebration import actions, glance, prompts
from samverkan.celebration.models import Choice, StoryNote
from samverkan.celebration.story import SENTENCES
from samverkan.celebration.values import NextStep, NoteKind
from samverkan.collaborations.models import Collaboration, Event, Party
from samverkan.collaborations.queries import place_of
from samverkan.collaborations.values import Stage, State, Todo
from samverkan.core import clock
from samverkan.core.db import db
from samverkan.notifications.models import Letter, Message
from tests.cast import Cast, assemble, signed_in
from tests.visiting import Page, Visitor

NOON = datetime(2027, 3, 18, 11, 0, tzinfo=UTC)
TODAY = date(2027, 3, 18)
HOSTILE = (
    "<script>alert('x')</script> {{ 7*7 }} %(name)s {name} \U0001f389 \u202eekat\u0000 o\u0308"
)
SECRET = "Kassören har sagt upp sig och ingen vet det än"


@pytest.fixture
def cast(app):
    with app.app_context():
        return assemble()


@pytest.fixture
def visitors(app, cast):
    people = ("marie", "amina", "joel", "lena", "robin")
    return {name: Visitor(signed_in(app, getattr(cast, name))) for name in people}


@pytest.fixture
def page(cast):
    return f"/samverkan/{cast.key}/firande/"


def chosen(visitor: Visitor, page: str, step: str, because: str) -> Page:
    return visitor.fill(f"{page}nasta-steg", "nasta-steg", "Spara", step=step, because=because)


def told(visitor: Visitor, page: str, number: int, **written: str) -> Page:
    return visitor.fill(f"{page}fraga/{number}", f"fraga/{number}", "Lägg till", **written)


def all_that_is_kept_of_letters() -> str:
    letters = [letter.message.words for letter in db.session.scalars(select(Letter))]
    return str(letters) + str([m.words for m in db.session.scalars(select(Message))])


def add_agreement(cast: Cast, ends_on: date) -> None:
    db.session.add(
        Agreement(
            collaboration_id=cast.collaboration,
            title="Överenskommelse",
            template_kind="ideburet-partnerskap",
            template_version="2026-1",
            blanks={"slutdag": ends_on.isoformat()},
            begun_at=NOON,
            begun_by_id=cast.marie,
            sealed_at=NOON,
        )
    )
    db.session.commit()


def todos(cast: Cast, name: str) -> list[Todo]:
    person = db.session.get_one(Person, getattr(cast, name))
    return glance.waiting(person, TODAY)


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


def test_the_events_have_sentences(app, visitors, page):
    told(visitors["marie"], page, 2, text="Bussen går.")
    visitors["marie"].fill(page, "/borttagning", "Ta bort")
    chosen(visitors["marie"], page, "end", "Klart.")
    chosen(visitors["amina"], page, "end", "Klart.")
    chosen(visitors["joel"], page, "end", "Klart.")
    with app.app_context():
        kinds = set(db.session.scalars(select(Event.kind).where(Event.kind.like("celebration.%"))))
    assert kinds == set(SENTENCES)


def test_when_the_one_missing_leaves_the_morning_shows_the_choices(app, cast, visitors, page):
    chosen(visitors["marie"], page, "extend", "Det går bra.")
    chosen(visitors["amina"], page, "widen", "Det går bra.")
    with app.app_context():
        db.session.get_one(Party, cast.laxhjalparna).left_at = NOON
        db.session.commit()
        prompts.run(TODAY, NOON)
        prompts.run(TODAY, NOON)
        shown = select(func.count()).where(Event.kind == "celebration.chosen")
        assert db.session.scalar(shown) == 1
        assert db.session.scalar(select(func.count()).select_from(Letter)) == 3
    assert "Växa" in visitors["marie"].read(page).text


def test_the_morning_waits_for_those_who_are_in(app, visitors, page):
    chosen(visitors["marie"], page, "extend", "Det går bra.")
    with app.app_context():
        prompts.run(TODAY, NOON)
        assert db.session.scalar(select(func.count()).select_from(Letter)) == 0


def test_parties_without_a_choice_are_asked_near_the_end(app, cast):
    with app.app_context():
        add_agreement(cast, TODAY + timedelta(days=120))
    with app.test_request_context():
        todo = todos(cast, "amina")[0]
        assert (todo.title, todo.blocks, todo.due) == (
            "Vad vill ni göra nu?",
            True,
            TODAY + timedelta(days=120),
        )
        assert todos(cast, "lena") == []
        assert todos(cast, "robin") == []


def test_nobody_is_asked_long_before_the_end(app, cast):
    with app.app_context():
        add_agreement(cast, TODAY + timedelta(days=121))
    with app.test_request_context():
        assert todos(cast, "amina") == []


def test_when_one_has_chosen_the_others_are_asked_and_not_told(app, cast, visitors, page):
    chosen(visitors["amina"], page, "end", SECRET)
    with app.test_request_context():
        todo = todos(cast, "joel")[0]
        assert todo.text == "En annan part har valt. Valen visas för alla när ni också har valt."
        assert todo.url == f"{page}nasta-steg"
        assert todos(cast, "amina") == []


def test_nobody_is_asked_when_all_have_chosen(app, cast, visitors, page):
    chosen(visitors["marie"], page, "end", "Klart.")
    chosen(visitors["amina"], page, "end", "Klart.")
    chosen(visitors["joel"], page, "end", "Klart.")
    with app.app_context():
        add_agreement(cast, TODAY)
    with app.test_request_context():
        assert [todos(cast, name) for name in ("marie", "amina", "joel")] == [[], [], []]


def test_what_waits_is_one_query_however_many_collaborations(app, cast, queries):
    with app.app_context():
        add_agreement(cast, TODAY)
    with app.test_request_context():
        marie = db.session.get_one(Person, cast.marie)
        with queries() as asked:
            glance.waiting(marie, TODAY)
    assert len(asked) == 1


def test_the_standing_says_how_many_have_chosen(app, cast, visitors, page):
    def standing(name: str) -> tuple[State, str]:
        with app.test_request_context():
            place = place_of(db.session.get_one(Person, getattr(cast, name)), cast.key)
            assert place
            found = glance.standing(place, TODAY)
            return found.state, found.sentence

    assert standing("amina") == (State.NEXT, "Inte börjat än")
    chosen(visitors["amina"], page, "end", "Klart.")
    assert standing("amina") == (State.SOME, "1 av 3 har valt nästa steg")
    assert standing("marie") == (State.NOW, "1 av 3 har valt nästa steg")
    chosen(visitors["marie"], page, "end", "Klart.")
    chosen(visitors["joel"], page, "end", "Klart.")
    assert standing("marie") == (State.DONE, "Alla har valt nästa steg")


def test_the_page_asks_the_same_however_long_the_story(app, cast, visitors, page, queries):
    told(visitors["amina"], page, 2, text="Den första raden.")
    marie = visitors["marie"]
    marie.read(page)
    with queries() as short:
        marie.read(page)
    with app.app_context():
        own = db.session.get_one(Party, cast.laxhjalparna)
        joel = db.session.get_one(Person, cast.joel)
        written = [
            actions.tell(own, NoteKind.THANKS, text=f"Nr {n}", by=joel, at=NOON) for n in range(20)
        ]
        db.session.commit()
        assert len(written) == 20
    with queries() as long:
        marie.read(page)
    assert len(short) == len(long) <= 12


def test_one_party_alone_is_told_why_it_cannot_choose(visitors, cast):
    page = f"/samverkan/{cast.other_key}/firande/"
    assert "när minst två parter är med" in visitors["robin"].read(page).text
    assert "när minst två parter är med" in visitors["robin"].read(f"{page}nasta-steg").text
