"""Pages for what was achieved and what comes next."""

from flask import Blueprint, abort, flash, redirect, render_template, url_for
from werkzeug.wrappers import Response

from samverkan.accounts.doors import me
from samverkan.celebration import actions
from samverkan.celebration.document import next_steps, story
from samverkan.celebration.forms import ChooseForm, LineForm, form_for
from samverkan.celebration.queries import note_in
from samverkan.celebration.values import KINDS, NOTE_KINDS, QUESTIONS, NextStep, NoteKind
from samverkan.collaborations.doors import enter, enter_to_write
from samverkan.collaborations.queries import Place
from samverkan.core import clock
from samverkan.core.errors import RuleBroken
from samverkan.core.language import _

pages = Blueprint("celebration", __name__, url_prefix="/samverkan/<key>/firande")
PUBLIC: frozenset[str] = frozenset()

Answer = Response | tuple[str, int]


@pages.get("/")
def show(key: str) -> str:
    place = enter(key)
    return render_template(
        "celebration/show.html",
        place=place,
        story=story(place, clock.today()),
        steps=next_steps(place),
        kinds=NOTE_KINDS,
    )


@pages.get("/fraga/<int:number>")
def question(key: str, number: int) -> str:
    place, kind = enter_to_write(key), _kind(number)
    return _question_page(place, number, form_for(kind))


@pages.post("/fraga/<int:number>")
def tell(key: str, number: int) -> Answer:
    place, kind = enter_to_write(key), _kind(number)
    form = form_for(kind)
    if not form.validate_on_submit():
        return _question_page(place, number, form), 422
    try:
        actions.tell(
            place.party,
            kind,
            text=form.text_written,
            figure=form.figure_written,
            by=me(),
            at=clock.now(),
        )
    except RuleBroken as broken:
        form.refuse(broken.field, broken.sentence)
        return _question_page(place, number, form), 422
    flash(_("Raden finns i berättelsen."))
    if number < len(KINDS):
        return redirect(url_for("celebration.question", key=key, number=number + 1), 303)
    return redirect(url_for("celebration.show", key=key), 303)


@pages.post("/rad/<int(max=2147483647):number>/borttagning")
def take_back(key: str, number: int) -> Response:
    place = enter_to_write(key)
    note = note_in(place.collaboration, number)
    if note is None:
        abort(404)
    actions.take_back(note, by=me(), party=place.party, at=clock.now())
    flash(_("Raden är borttagen."))
    return redirect(url_for("celebration.show", key=key), 303)


@pages.get("/nasta-steg")
def choosing(key: str) -> Response | str:
    place = enter_to_write(key)
    own = next_steps(place).own
    form = ChooseForm(step=own.step, because=own.because) if own else ChooseForm()
    return _choosing_page(place, form)


@pages.post("/nasta-steg")
def choose(key: str) -> Answer:
    place, form = enter_to_write(key), ChooseForm()
    if not form.validate_on_submit():
        return _choosing_page(place, form), 422
    step, because = NextStep(form.step.data), str(form.because.data)
    try:
        is_last = actions.choose(place.party, step, because=because, by=me(), at=clock.now())
    except RuleBroken as broken:
        form.refuse(broken.field, broken.sentence)
        return _choosing_page(place, form), 422
    flash(
        _("Alla har valt. Nu ser alla parter varandras val.")
        if is_last
        else _("Ert val är sparat. De andra ser det när alla har valt.")
    )
    return redirect(url_for("celebration.show", key=key, _anchor="next"), 303)


def _kind(number: int) -> NoteKind:
    if not 1 <= number <= len(KINDS):
        abort(404)
    return KINDS[number - 1]


def _question_page(place: Place, number: int, form: LineForm) -> str:
    kind = _kind(number)
    return render_template(
        "celebration/question.html",
        place=place,
        form=form,
        kind=kind,
        question=QUESTIONS[kind],
        number=number,
        total=len(KINDS),
        long=(NoteKind.BEGAN, NoteKind.DIFFERENT, NoteKind.OTHERWISE),
    )


def _choosing_page(place: Place, form: ChooseForm) -> str:
    return render_template(
        "celebration/choosing.html", place=place, form=form, steps=next_steps(place)
    )
