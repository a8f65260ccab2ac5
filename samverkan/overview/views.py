"""The first page, what waits for you, and one collaboration seen whole."""

from flask import Blueprint, Flask, abort, current_app, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from samverkan.accounts.doors import me, me_or_none
from samverkan.agreements import glance as agreements
from samverkan.celebration import glance as celebration
from samverkan.changes import glance as changes
from samverkan.checkins import glance as checkins
from samverkan.collaborations import glance as collaborations
from samverkan.collaborations.doors import enter
from samverkan.collaborations.models import Party
from samverkan.collaborations.queries import Place, collaborations_of, members_of
from samverkan.collaborations.values import STAGES, Stage, Todo
from samverkan.core import clock
from samverkan.core.db import db
from samverkan.core.language import _
from samverkan.core.numbers import row_number
from samverkan.mandates import glance as mandates
from samverkan.needs import glance as needs
from samverkan.overview.queries import PAGE, events_of, marks_by_stage, news_for
from samverkan.overview.story import told
from samverkan.overview.values import StageView, seen_together
from samverkan.resources import glance as resources

pages = Blueprint("overview", __name__)
PUBLIC = frozenset({"overview.home", "overview.health", "overview.gallery"})
WAITING = (collaborations, needs, mandates, resources, agreements, changes, checkins, celebration)
STANDING = (needs, mandates, agreements, changes, checkins, celebration)
SHOWN = 5


def install(app: Flask) -> None:
    """What every page needs to know about this installation."""
    app.context_processor(lambda: {"is_practice": app.config["PRACTICE"], "todo_count": None})


@pages.get("/")
def home() -> Response | str:
    if me_or_none():
        return redirect(url_for("overview.todo"))
    return render_template("overview/home.html")


@pages.get("/att-gora")
def todo() -> str:
    waiting = _waiting()
    return render_template(
        "overview/todo.html",
        first=waiting[:SHOWN],
        rest=waiting[SHOWN:],
        minutes=sum(item.minutes for item in waiting),
        todo_count=len(waiting),
        news=told(news_for(me())),
    )


@pages.get("/samverkan", endpoint="collaborations")
def my_collaborations() -> str:
    listing = collaborations_of(me(), after=request.args.get("efter", type=row_number))
    return render_template("overview/collaborations.html", listing=listing, stages=STAGES)


@pages.get("/samverkan/<key>")
def collaboration(key: str) -> str:
    place = enter(key)
    older_than = request.args.get("fore", type=row_number)
    only = request.args.get("skede", type=row_number)
    stage = Stage(only) if only in set(Stage) else None
    happened = told(events_of(place.collaboration, before=older_than, stage=stage))
    mine = _waiting(within=place.collaboration.id)
    return render_template(
        "overview/collaboration.html",
        place=place,
        next=mine[0] if mine else None,
        then=mine[1:],
        journey=_journey(place),
        happened=happened[:PAGE],
        more=happened[PAGE - 1].number if len(happened) > PAGE else None,
        crew=_crew(place),
        filters=_filters(key, stage),
        stage=stage,
        older_than=older_than,
    )


@pages.get("/stilblad")
def gallery() -> str:
    """Every component once, for those who build; only where one practises."""
    if not current_app.config["PRACTICE"]:
        abort(404)
    return render_template("components/gallery.html")


@pages.get("/halsa")
def health() -> dict[str, str]:
    """For a watchman: the house stands and its database answers."""
    db.session.execute(db.text("SELECT 1"))
    return {"status": "ok"}


def _crew(place: Place) -> list[tuple[Party, str, str]]:
    seats = members_of(place.collaboration)
    return [(seat.party, seat.person.name, seat.title) for seat in seats]


def _filters(key: str, chosen: Stage | None) -> list[tuple[str, str, bool]]:
    """Chips that show one stage of the history at a time."""
    every = [(_("Allt"), url_for("overview.collaboration", key=key), chosen is None)]
    for stage, name in STAGES.items():
        url = url_for("overview.collaboration", key=key, skede=int(stage))
        every.append((str(name), url, chosen == stage))
    return every


def _waiting(within: int | None = None) -> list[Todo]:
    person, today = me(), clock.today()
    found = [item for floor in WAITING for item in floor.waiting(person, today, within=within)]
    return sorted(found, key=lambda item: item.order)


def _journey(place: Place) -> list[StageView]:
    today = clock.today()
    standings = [floor.standing(place, today) for floor in STANDING]
    return seen_together(standings, marks_by_stage(place.collaboration, place.parties))
