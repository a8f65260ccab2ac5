"""Pages for roles and mandates."""

from flask import Blueprint, abort, flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from samverkan.accounts.doors import me
from samverkan.collaborations.doors import enter, enter_to_write
from samverkan.collaborations.models import Membership, Party
from samverkan.collaborations.queries import Place, members_of
from samverkan.core import clock
from samverkan.core.errors import RuleBroken
from samverkan.core.language import _
from samverkan.mandates import actions
from samverkan.mandates.document import Advice, Topic, advise, table, topic_of, topics
from samverkan.mandates.forms import AskForm, MandateForm, RoleForm
from samverkan.mandates.models import Mandate, Role
from samverkan.mandates.queries import mandate_in, mandates_of, role_in, roles_of
from samverkan.mandates.rules import ending_soon, may_use, parties_without_signer
from samverkan.mandates.values import Scope

pages = Blueprint("mandates", __name__, url_prefix="/samverkan/<key>/mandat")
PUBLIC: frozenset[str] = frozenset()
NUMBER = "<int(max=2147483647):number>"

Answer = Response | str | tuple[str, int]


@pages.get("/")
def show(key: str) -> Answer:
    place, today = enter(key), clock.today()
    mandates, roles = mandates_of(place.collaboration), roles_of(place.collaboration)
    form, advice = _ask(place, mandates)
    lacking = parties_without_signer(place.joined, mandates, today)
    tasks = [(one, [role for role in roles if role.party_id == one.id]) for one in place.parties]
    page = render_template(
        "mandates/show.html",
        place=place,
        form=form,
        asking=bool(mandates or form.is_asked),
        advice=advice,
        lacks=_lacks(place, lacking, dict(tasks)),
        lacking=lacking,
        endings=ending_soon(mandates, today),
        rows=table(mandates, place.parties, today),
        tasks=tasks,
        own=_own(place, [one for one in mandates if one.ended_at is None]),
        over=_own(place, [one for one in mandates if one.ended_at is not None]),
    )
    return (page, 422) if form.errors else page


def _lacks(place: Place, lacking: tuple[Party, ...], tasks: dict[Party, list[Role]]) -> str:
    """The first thing one's own party has to add here: "signer", "role" or nothing."""
    if not place.may_write:
        return ""
    if place.party in lacking:
        return "signer"
    return "" if tasks[place.party] else "role"


def _ask(place: Place, mandates: list[Mandate]) -> tuple[AskForm, Advice | None]:
    """The form of "Får vi …?", and the answer when something is asked."""
    offered = {one.key: one for one in topics(one for one in mandates if one.ended_at is None)}
    form = AskForm(request.args or None)
    form.offer(offered.values())
    if not (form.is_asked and form.validate()):
        return form, None
    topic: Topic = offered[form.topic.data]
    advice = advise(topic, mandates, place.joined, sum_ore=form.amount.data, on=clock.today())
    return form, advice


def _own(place: Place, mandates: list[Mandate]) -> list[tuple[Mandate, Topic, str]]:
    """One's own party's mandates, what each is about, and why it does not hold if it does not."""
    today = clock.today()
    own = [one for one in mandates if one.party_id == place.party.id]
    return [(one, topic_of(one), may_use(one, today).reason) for one in reversed(own)]


@pages.get("/nytt")
def new_mandate(key: str) -> str:
    place = enter_to_write(key)
    form = MandateForm(since=clock.today())
    form.offer(_colleagues(place))
    return render_template("mandates/new_mandate.html", place=place, form=form)


@pages.post("/nytt")
def record_mandate(key: str) -> Answer:
    place, form = enter_to_write(key), MandateForm()
    form.offer(_colleagues(place))
    try:
        if form.validate_on_submit():
            return _recorded(place, form)
    except RuleBroken as broken:
        form.refuse(broken.field, broken.sentence)
    return render_template("mandates/new_mandate.html", place=place, form=form), 422


def _recorded(place: Place, form: MandateForm) -> Response:
    terms = actions.Terms(
        person_id=int(form.person.data),
        scope=Scope(form.scope.data),
        matter=form.matter.data,
        limit_ore=form.limit.data,
        since=form.since.data,
        until=form.until.data,
        ground=form.ground.data,
    )
    actions.record_mandate(terms, here=place, by=me(), at=clock.now())
    flash(_("Mandatet är inlagt. Alla parter ser det."))
    return _back(place)


def _colleagues(place: Place) -> list[Membership]:
    everyone = members_of(place.collaboration)
    return [one for one in everyone if one.party_id == place.party.id]


@pages.post(f"/{NUMBER}/slut")
def end_mandate(key: str, number: int) -> Response:
    place = enter_to_write(key)
    mandate = mandate_in(place.collaboration, number) or abort(404)
    actions.end_mandate(mandate, here=place, by=me(), at=clock.now())
    flash(_("Mandatet är avslutat. Det står kvar i historiken."))
    return _back(place)


@pages.get("/uppgift")
def new_role(key: str) -> str:
    place = enter_to_write(key)
    return render_template("mandates/new_role.html", place=place, form=RoleForm())


@pages.post("/uppgift")
def add_role(key: str) -> Answer:
    place, form = enter_to_write(key), RoleForm()
    if not form.validate_on_submit():
        return render_template("mandates/new_role.html", place=place, form=form), 422
    actions.take_on(
        form.task.data,
        holder=form.holder.data,
        deputy=form.deputy.data,
        here=place,
        by=me(),
        at=clock.now(),
    )
    flash(_("Uppgiften är inlagd. Alla parter ser den."))
    return _back(place)


@pages.post(f"/uppgift/{NUMBER}/slut")
def end_role(key: str, number: int) -> Response:
    place = enter_to_write(key)
    role = role_in(place.collaboration, number) or abort(404)
    actions.end_role(role, here=place, by=me(), at=clock.now())
    flash(_("Uppgiften är avslutad. Den står kvar i historiken."))
    return _back(place)


def _back(place: Place) -> Response:
    return redirect(url_for("mandates.show", key=place.collaboration.key), 303)
