"""Several people at the same instant, on both databases, with real threads."""

from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from threading import Barrier

import pytest
from flask import Flask
from sqlalchemy import func, select

from samverkan.accounts.models import Person
from samverkan.agreements import drafting
from samverkan.agreements.models import (
    Agreement,
    Approval,
    Clause,
    ClauseVersion,
    SealedCopy,
    Signature,
)
from samverkan.agreements.queries import desk_of
from samverkan.agreements.wording import read
from samverkan.collaborations.history import broken_links
from samverkan.collaborations.models import Event, Party
from samverkan.collaborations.queries import parties_of
from samverkan.core.db import db
from tests.agreements.setting import KIND, approved, begun, lay, sign
from tests.visiting import Page

NOON = datetime(2027, 3, 18, 9, 0, tzinfo=UTC)
Act = Callable[[], Page]


@pytest.mark.usefixtures("clock")
def test_the_second_to_save_sees_both_texts_and_loses_nothing(app: Flask):
    setting = begun(app)
    page = setting.amina.read(setting.at("/firande/text"))
    setting.marie.fill(setting.at("/firande/text"), "/text", text="Vi firar i maj.", why="Maj.")

    page = setting.amina.answer(page, "/text", text="Vi firar i juni.", why="Juni är bäst.")
    assert (page.status, page.h1) == (409, "Någon annan hann spara före dig")
    assert "”Maj.”" in page.text
    form = page.form("/text")
    assert form.findtext(".//textarea[@name='text']", "").strip() == "Vi firar i juni."

    page = setting.amina.answer(page, "/text")
    assert page.status == 200
    assert "Vi firar i juni." in page.text


@pytest.mark.usefixtures("clock")
def test_49_two_last_names_at_the_same_instant_are_both_kept_and_sealed_once(app: Flask):
    setting = approved(app)
    sign(setting, setting.marie)
    forms = [(who, who.read(setting.at("/underskrift"))) for who in (setting.amina, setting.joel)]
    answers = at_once(lambda w=w, p=p: w.answer(p, "/underskrift") for w, p in forms)  # type: ignore[misc]
    assert [page.status for page in answers] == [200, 200]
    with app.app_context():
        assert db.session.scalar(select(func.count(Signature.id))) == 3
        assert db.session.scalar(select(func.count(SealedCopy.id))) == 1
        sealings = select(func.count(Event.id)).where(Event.kind == "agreements.sealed")
        assert db.session.scalar(sealings) == 1
        assert list(broken_links()) == []


@pytest.mark.usefixtures("clock")
def test_of_three_who_save_one_clause_at_once_one_is_saved_and_two_are_told(app: Flask):
    setting = begun(app)
    people = (setting.marie, setting.amina, setting.joel)
    pages = [(who, who.read(setting.at("/firande/text"))) for who in people]
    answers = at_once(
        lambda w=w, p=p, n=n: w.answer(p, "/text", text=f"Text {n}.", why="Därför.")  # type: ignore[misc]
        for n, (w, p) in enumerate(pages)
    )
    assert sorted(page.status for page in answers) == [200, 409, 409]
    with app.app_context():
        revision = db.session.scalar(select(Clause.revision).where(Clause.slug == "firande"))
        assert revision == 2


@pytest.mark.usefixtures("clock")
def test_of_two_who_begin_at_once_one_has_begun(app: Flask):
    setting = lay(app)
    pages = [(who, who.read(setting.home)) for who in (setting.marie, setting.amina)]
    answers = at_once(lambda w=w, p=p: w.answer(p, "/avtal", kind=KIND) for w, p in pages)  # type: ignore[misc]
    assert sorted(page.status for page in answers) == [200, 409]
    with app.app_context():
        assert db.session.scalar(select(func.count(Agreement.id))) == 1


@pytest.mark.usefixtures("clock")
def test_everybody_approves_everything_at_once(app: Flask):
    setting = begun(app)
    people = (setting.marie, setting.amina, setting.joel)
    pages = [(who, who.read(setting.at("/las"))) for who in people for _tab in (1, 2)]
    answers = at_once(lambda w=w, p=p: w.answer(p, "/godkannanden") for w, p in pages)  # type: ignore[misc]
    assert {page.status for page in answers} == {200}
    with app.app_context():
        shown = 17 - len({"bakgrund", "syfte", "mal"})
        assert db.session.scalar(select(func.count(Approval.id))) == shown * 3


def test_the_number_of_a_version_is_the_last_guard(app: Flask):
    setting = begun(app)
    with app.app_context():
        agreement = db.session.get_one(Agreement, setting.agreement)
        reading = read(desk_of(agreement, parties_of(agreement.collaboration)))
        clause = reading.clause("firande")
        assert clause is not None
        other = {"heading": "Firande", "text": "Före.", "party_id": setting.cast.kommunen}
        db.session.add(ClauseVersion(clause_id=clause.row.id, revision=2, at=NOON, **other))
        db.session.flush()
        with pytest.raises(drafting.SavedMeanwhile):
            drafting.rewrite(
                reading,
                clause,
                drafting.Words("Firande", "Kort.", "Efter.", "Därför."),
                base=1,
                by=db.session.get_one(Person, setting.cast.amina),
                party=db.session.get_one(Party, setting.cast.kvarnbacken),
                at=NOON,
            )


def at_once(acts: Iterable[Act]) -> list[Page]:
    """Each act in its own thread, all let go at the same time."""
    waiting = list(acts)
    gate = Barrier(len(waiting))

    def go(act: Act) -> Page:
        gate.wait()
        return act()

    with ThreadPoolExecutor(len(waiting)) as threads:
        return list(threads.map(go, waiting))
