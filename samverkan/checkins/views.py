"""Pages where check-ins are answered and read."""

from datetime import date, datetime

from flask import Blueprint, abort, flash, redirect, render_template, session, url_for
from werkzeug.wrappers import Response

from samverkan.accounts import links
from samverkan.accounts.doors import link_refused, me, me_or_none
from samverkan.accounts.models import Link
from samverkan.accounts.values import LinkState, Purpose
from samverkan.checkins import actions
from samverkan.checkins.asking import ask_now, send_new_link
from samverkan.checkins.document import result_of, woven
from samverkan.checkins.forms import PlanForm, ScoreForm, WordsForm, form_for
from samverkan.checkins.models import Asked
from samverkan.checkins.queries import (
    asked_before,
    asked_by_id,
    asked_by_link,
    checkin_numbered,
    checkins_of,
    crew_of,
    replies_of,
    turnout,
)
from samverkan.checkins.rules import may_answer
from samverkan.checkins.values import DOES_NOT_KNOW, FREE_QUESTION, SCALE
from samverkan.collaborations.doors import enter, enter_to_write
from samverkan.collaborations.queries import Place
from samverkan.core import clock
from samverkan.core.errors import RuleBroken
from samverkan.core.language import _
from samverkan.core.tokens import digest

pages = Blueprint("checkins", __name__)
PUBLIC = frozenset({"checkins.open_link", "checkins.question", "checkins.reply", "checkins.done"})
LINKS = "checkin_links"
MOST_LINKS = 8
ID = "int(max=2147483647)"
Refusal = tuple[str, int]


@pages.get("/svara/<token>")
def open_link(token: str) -> Response | Refusal:
    """The link in the letter: remembers who it was sent to and leads to the questions."""
    link, state = links.find(token, Purpose.CHECKIN, at=clock.now())
    asked = asked_by_link(link) if link and state == LinkState.OPEN else None
    if link is None or asked is None:
        why = LinkState.WITHDRAWN if state == LinkState.OPEN else state
        return link_refused(why, Purpose.CHECKIN, link)
    _remember(link)
    session.setdefault("language", asked.membership.person.language)
    if asked.done_at or not may_answer(asked.checkin, on=clock.today()):
        return redirect(url_for("checkins.done", asked_id=asked.id))
    return redirect(url_for("checkins.question", asked_id=asked.id, number=1))


@pages.get(f"/avstamning/<{ID}:asked_id>/<{ID}:number>")
def question(asked_id: int, number: int) -> Response | str:
    asked = _mine(asked_id)
    if not may_answer(asked.checkin, on=clock.today()):
        return redirect(url_for("checkins.done", asked_id=asked.id))
    form = form_for(_code(asked, number))
    _recall(form, asked, number)
    return _question_page(asked, number, form)


@pages.post(f"/avstamning/<{ID}:asked_id>/<{ID}:number>")
def reply(asked_id: int, number: int) -> Response | Refusal:
    asked = _mine(asked_id)
    form, code = form_for(_code(asked, number)), _code(asked, number)
    if not form.validate_on_submit():
        return _question_page(asked, number, form), 422
    try:
        actions.answer(asked, code, on=clock.today(), **form.said)
    except RuleBroken as late:
        form.refuse("words", late.sentence)
        return _question_page(asked, number, form), 409
    if number < len(asked.checkin.questions):
        return redirect(url_for("checkins.question", asked_id=asked.id, number=number + 1), 303)
    actions.finish(asked, at=clock.now())
    return redirect(url_for("checkins.done", asked_id=asked.id), 303)


@pages.get(f"/avstamning/<{ID}:asked_id>/klart")
def done(asked_id: int) -> str:
    asked = _mine(asked_id)
    answered = turnout(asked.checkin)
    return render_template(
        "checkins/done.html",
        asked=asked,
        verdict=may_answer(asked.checkin, on=clock.today()),
        woven=woven(asked.checkin),
        done=sum(done for done, _asked in answered.values()),
        all=sum(asked_ for _done, asked_ in answered.values()),
    )


@pages.get("/samverkan/<key>/avstamning")
def show(key: str) -> str:
    return _show_page(enter(key), PlanForm(data={"opens_on": clock.today()}))


@pages.post("/samverkan/<key>/avstamning")
def plan(key: str) -> Response | Refusal:
    place, form = enter_to_write(key), PlanForm()
    if not form.validate_on_submit():
        return _show_page(place, form), 422
    opens_on: date = form.opens_on.data
    try:
        checkin = actions.plan(
            place.collaboration, opens_on=opens_on, by=me(), party=place.party, at=clock.now()
        )
    except RuleBroken as broken:
        form.refuse(broken.field, broken.sentence)
        return _show_page(place, form), 422
    if opens_on == clock.today():
        ask_now(checkin, at=clock.now())
    flash(_("Avstämningen är planerad. Alla får ett brev när den öppnar."))
    return redirect(url_for("checkins.show", key=key), 303)


@pages.get(f"/samverkan/<key>/avstamning/<{ID}:number>")
def result(key: str, number: int) -> str:
    place = enter(key)
    checkin = checkin_numbered(place.collaboration, number)
    if checkin is None:
        abort(404)
    if checkin.closed_at is None:
        return _show_page(place, PlanForm())
    return render_template(
        "checkins/result.html",
        place=place,
        checkin=checkin,
        result=result_of(checkin, place),
        low=SCALE[1],
        high=SCALE[5],
    )


def _show_page(place: Place, form: PlanForm) -> str:
    every = checkins_of(place.collaboration)
    current = every[0] if every and every[0].closed_at is None else None
    return render_template(
        "checkins/show.html",
        place=place,
        form=form,
        current=current,
        is_open=current is not None and current.asked_at is not None,
        turnout=turnout(current) if current else {},
        closed=[checkin for checkin in every if checkin.closed_at is not None],
    )


def _question_page(asked: Asked, number: int, form: ScoreForm | WordsForm) -> str:
    return render_template(
        "checkins/question.html",
        asked=asked,
        number=number,
        total=len(asked.checkin.questions),
        form=form,
        question=FREE_QUESTION if isinstance(form, WordsForm) else form.score.label.text,
        crew=crew_of(asked),
    )


def _mine(asked_id: int) -> Asked:
    """What this visitor was asked: by the link they opened, or as the person signed in.

    Whoever has left is asked nothing any more.
    """
    asked = asked_by_id(asked_id)
    if asked is None or asked.membership.ended_at or not (_by_link(asked) or _by_person(asked)):
        abort(404)
    return asked


def _remember(link: Link) -> None:
    """Several letters may be open at once; each keeps its own way in."""
    opened = digest(link.nonce)
    others = [each for each in session.get(LINKS, []) if each != opened]
    session[LINKS] = [opened, *others][:MOST_LINKS]


def _by_link(asked: Asked) -> bool:
    return digest(asked.nonce) in session.get(LINKS, [])


def _by_person(asked: Asked) -> bool:
    person = me_or_none()
    return person is not None and asked.membership.person_id == person.id


def _code(asked: Asked, number: int) -> str:
    if not 1 <= number <= len(asked.checkin.questions):
        abort(404)
    return str(asked.checkin.questions[number - 1])


def _recall(form: ScoreForm | WordsForm, asked: Asked, number: int) -> None:
    """Fill in what was answered before, so that going back loses nothing."""
    earlier = replies_of(asked).get(_code(asked, number))
    if earlier is None:
        return
    if isinstance(form, ScoreForm):
        form.score.data = DOES_NOT_KNOW if earlier.score is None else str(earlier.score)
    else:
        form.words.data = earlier.words


def _renew(link: Link, at: datetime) -> None:
    """A new link to the same person, while the check-in is open."""
    asked = asked_before(link)
    if asked is not None and may_answer(asked.checkin, on=clock.day_of(at)):
        send_new_link(asked, at=at)


links.RENEW[Purpose.CHECKIN] = _renew
