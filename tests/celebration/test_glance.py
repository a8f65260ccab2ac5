"""What waits, how things stand, and what the morning does."""

from datetime import timedelta

from sqlalchemy import func, select

from samverkan.accounts.models import Person
from samverkan.celebration import actions, glance, prompts
from samverkan.celebration.story import SENTENCES
from samverkan.celebration.values import NoteKind
from samverkan.collaborations.models import Event, Party
from samverkan.collaborations.queries import place_of
from samverkan.collaborations.values import State
from samverkan.core.db import db
from samverkan.notifications.models import Letter
from tests.celebration.setting import NOON, SECRET, TODAY, add_agreement, chosen, todos, told


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
