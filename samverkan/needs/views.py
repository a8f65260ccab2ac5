"""Pages where parties frame what is needed."""

from flask import Blueprint, abort, flash, redirect, render_template, url_for
from werkzeug.wrappers import Response

from samverkan.collaborations import actions as collaborations
from samverkan.collaborations.doors import enter, enter_to_write
from samverkan.collaborations.models import Party
from samverkan.collaborations.queries import Place
from samverkan.core import clock, diff
from samverkan.core.errors import RuleBroken
from samverkan.core.language import _
from samverkan.needs import actions, queries, rules
from samverkan.needs.forms import FramingForm, JointForm, NeedForm
from samverkan.needs.models import Framing, Need
from samverkan.needs.queries import Progress

pages = Blueprint("needs", __name__, url_prefix="/samverkan/<key>/behov")
PUBLIC: frozenset[str] = frozenset()
Answer = Response | str | tuple[str, int]


@pages.get("")
def index(key: str) -> Answer:
    """The list; with one need or none there is nothing to choose, so one comes straight in."""
    place = enter(key)
    found = queries.progress_of(place.collaboration)
    if not found:
        return _framing_page(place, None, FramingForm())
    if len(found) == 1:
        return redirect(_at(place, found[0].need))
    return render_template("needs/index.html", place=place, found=found)


@pages.post("")
def begin(key: str) -> Answer:
    """The first words of all, which make the first need."""
    place, form = enter_to_write(key), FramingForm()
    if not form.validate_on_submit():
        return _framing_page(place, None, form), 422
    need = actions.first_need(place.collaboration, at=clock.now())
    return _frame(place, need, form)


@pages.get("/<int:number>")
def show(key: str, number: int) -> Answer:
    place = enter(key)
    need = _need(place, number)
    framings = queries.framings_for(need, place.party)
    if not framings:
        return _framing_page(place, need, FramingForm())
    return _show_page(place, queries.progress(need), framings)


@pages.route("/<int:number>/ord", methods=["GET", "POST"])
def frame(key: str, number: int) -> Answer:
    place = enter_to_write(key)
    need = _need(place, number)
    own = queries.framing_by(need, place.party)
    form = FramingForm(data={"text": own.text if own else "", "seen": actions.seen_by(own)})
    if not form.is_submitted():
        return _framing_page(place, need, form)
    if not form.validate():
        return _framing_page(place, need, form), 422
    return _frame(place, need, form)


def _frame(place: Place, need: Need, form: FramingForm) -> Answer:
    seen, at = form.seen.data or "", clock.now()
    if not actions.frame(need, form.text.data, seen=seen, by=place.seat, at=at):
        own = queries.framing_by(need, place.party)
        form.seen.data = actions.seen_by(own)
        url = url_for("needs.frame", key=place.collaboration.key, number=need.id)
        return _clash_page(place, need, form, theirs=own.text if own else "", url=url), 409
    flash(_("Era ord är sparade."))
    return redirect(_at(place, need), 303)


@pages.route("/<int:number>/text", methods=["GET", "POST"])
def write(key: str, number: int) -> Answer:
    place = enter_to_write(key)
    need = _need(place, number)
    framings = queries.framings_for(need, place.party)
    if not framings:
        return redirect(_at(place, need), 303)
    form = JointForm(data={"text": need.text, "revision": str(need.revision)})
    if not form.validate_on_submit():
        page = _writing_page(place, need, form, framings)
        return page, 422 if form.is_submitted() else 200
    if not actions.write(need, form.text.data, seen=form.seen, by=place.seat, at=clock.now()):
        form.revision.data = str(need.revision)
        url = url_for("needs.write", key=key, number=number)
        return _clash_page(place, need, form, theirs=need.text, url=url), 409
    flash(_("Texten är sparad, och ni står bakom den. De andra får ett brev."))
    return redirect(_at(place, need), 303)


@pages.post("/<int:number>/bekraftelse")
def confirm(key: str, number: int) -> Answer:
    place = enter_to_write(key)
    need, form = _need(place, number), JointForm()
    if not need.text or not queries.framings_for(need, place.party):
        return redirect(_at(place, need), 303)
    try:
        actions.confirm(need, revision=form.seen, by=place.seat, at=clock.now())
    except RuleBroken as broken:
        flash(broken.sentence, "warn")
        return redirect(_at(place, need), 303)
    flash(_("Ni står bakom texten."))
    return redirect(_at(place, need), 303)


@pages.post("/<int:number>/syfte")
def purpose(key: str, number: int) -> Response:
    """The joint text's first sentence becomes what the collaboration is for."""
    place = enter_to_write(key)
    need = _need(place, number)
    if not _purpose(place, queries.progress(need)):
        abort(404)
    sentence, at = rules.first_sentence(need.text), clock.now()
    collaborations.set_purpose(place.collaboration, sentence, by=place.seat, at=at)
    flash(_("Syftet står nu överst på er samverkan."))
    return redirect(_at(place, need), 303)


@pages.route("/nytt", methods=["GET", "POST"])
def add(key: str) -> Answer:
    place, form = enter_to_write(key), NeedForm()
    if not form.validate_on_submit():
        page = render_template("needs/add.html", place=place, form=form)
        return page, 422 if form.is_submitted() else 200
    need = actions.add_need(form.title.data, by=place.seat, at=clock.now())
    return redirect(_at(place, need), 303)


def _need(place: Place, number: int) -> Need:
    need = queries.need_in(place.collaboration, number) if number < 2**31 else None
    return need or abort(404)


def _at(place: Place, need: Need) -> str:
    return url_for("needs.show", key=place.collaboration.key, number=need.id)


def _framing_page(place: Place, need: Need | None, form: FramingForm) -> str:
    found = queries.progress(need) if need else None
    return render_template(
        "needs/frame.html",
        place=place,
        need=need,
        form=form,
        written=[each for each in place.others if found and each.id in found.framed],
        who_sees=rules.who_sees(place.joined),
    )


def _show_page(place: Place, found: Progress, framings: list[Framing]) -> str:
    need = found.need
    return render_template(
        "needs/show.html",
        place=place,
        need=need,
        found=found,
        framings=framings,
        texts={framing.id: rules.paragraphs(framing.text) for framing in framings},
        joint=rules.paragraphs(need.text),
        rows=_rows(place, found),
        not_framed=rules.together([each.name for each in found.not_framed(place.joined)]),
        not_confirmed=rules.together([each.name for each in found.not_confirmed(place.joined)]),
        is_agreed=found.is_agreed(place.joined),
        is_ours=place.party.id in found.confirmed,
        purpose=_purpose(place, found),
    )


def _rows(place: Place, found: Progress) -> list[tuple[Party, str, str]]:
    """How far each party has come: with the joint text when there is one, else with its own."""
    if found.need.text:
        done, yes, still = found.confirmed, _("Står bakom texten"), _("Har inte svarat än")
    else:
        done, yes, still = found.framed, _("Har skrivit"), _("Har inte skrivit än")
    return [
        (each, "ok", yes) if each.id in done else (each, "warn", still) for each in place.joined
    ]


def _purpose(place: Place, found: Progress) -> str:
    """What could become the purpose, when there is none and all stand behind the text."""
    free = not place.collaboration.purpose and place.may_write
    agreed = free and found.is_agreed(place.joined)
    return rules.first_sentence(found.need.text) if agreed else ""


def _writing_page(place: Place, need: Need, form: JointForm, framings: list[Framing]) -> str:
    return render_template(
        "needs/write.html",
        place=place,
        need=need,
        form=form,
        framings=framings,
        texts={framing.id: rules.paragraphs(framing.text) for framing in framings},
        alone=len(framings) < rules.TWO,
    )


def _clash_page(
    place: Place, need: Need, form: FramingForm | JointForm, *, theirs: str, url: str
) -> str:
    """Both texts side by side, with what was just written still in a field."""
    mine = form.text.data
    parts = diff.changes(theirs, mine)
    return render_template(
        "needs/clash.html",
        place=place,
        need=need,
        form=form,
        url=url,
        theirs=[part for part in parts if part[0] != "ins"],
        mine=[part for part in parts if part[0] != "del"],
    )
