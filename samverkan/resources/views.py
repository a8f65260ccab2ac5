"""Pages for what each party puts in."""

from flask import Blueprint, abort, flash, redirect, render_template, url_for
from werkzeug.wrappers import Response

from samverkan.accounts.doors import me
from samverkan.collaborations.doors import enter, enter_to_write
from samverkan.collaborations.queries import Place
from samverkan.core import clock
from samverkan.core.errors import RuleBroken
from samverkan.core.language import _
from samverkan.resources import actions, document, values
from samverkan.resources.forms import ResourceForm
from samverkan.resources.queries import resource_in, resources_of
from samverkan.resources.rules import by_year, words_worth_a_talk
from samverkan.resources.values import ResourceKind

pages = Blueprint("resources", __name__, url_prefix="/samverkan/<key>/resurser")
PUBLIC: frozenset[str] = frozenset()
NUMBER = "<int(max=2147483647):number>"


@pages.get("/")
def show(key: str) -> str:
    place = enter(key)
    resources = resources_of(place.collaboration)
    years = by_year(resources, place.parties)
    return render_template(
        "resources/show.html",
        place=place,
        years=years,
        account=document.account(resources, place.parties, years),
        measure=document.measure,
        in_words=document.in_words,
        kinds=values.RESOURCE_KINDS,
        worth_a_talk=words_worth_a_talk(one.what for one in resources),
        source=(values.PAID_WORK_SOURCE, values.PAID_WORK_DECIDED_ON),
    )


@pages.get("/ny")
def new(key: str) -> str:
    place = enter_to_write(key)
    form = ResourceForm(year=clock.today().year)
    return render_template("resources/new.html", place=place, form=form)


@pages.post("/ny")
def put_in(key: str) -> Response | tuple[str, int]:
    place, form = enter_to_write(key), ResourceForm()
    try:
        if form.validate_on_submit():
            return _put_in(place, form)
    except RuleBroken as broken:
        form.refuse(broken.field, broken.sentence)
    return render_template("resources/new.html", place=place, form=form), 422


def _put_in(place: Place, form: ResourceForm) -> Response:
    offer = actions.Offer(
        kind=ResourceKind(form.kind.data),
        what=form.what.data,
        first=form.year.data,
        last=form.last.data,
        amount_ore=form.amount.data,
        hours=form.hours.data,
    )
    actions.put_in(offer, here=place, by=me(), at=clock.now())
    flash(_("Det är inlagt. Alla parter ser det."))
    return _back(place)


@pages.post(f"/{NUMBER}/borttagning")
def take_back(key: str, number: int) -> Response:
    place = enter_to_write(key)
    resource = resource_in(place.collaboration, number) or abort(404)
    actions.take_back(resource, here=place, by=me(), at=clock.now())
    flash(_("Det är borttaget. Det står kvar i historiken."))
    return _back(place)


def _back(place: Place) -> Response:
    return redirect(url_for("resources.show", key=place.collaboration.key), 303)
