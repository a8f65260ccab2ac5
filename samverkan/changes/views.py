"""Pages for changes and each party's answer."""

from flask import Blueprint, abort, flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from samverkan.accounts.doors import me
from samverkan.changes import actions
from samverkan.changes.document import Sheet, sheet
from samverkan.changes.forms import AnswerForm, ChangeForm
from samverkan.changes.models import Change
from samverkan.changes.queries import answers_to, change_in, change_to_answer, changes_of
from samverkan.changes.rules import may_answer, may_withdraw
from samverkan.changes.values import CHANGE_KINDS, MANY, Answer, ChangeKind
from samverkan.collaborations.doors import enter, enter_to_write
from samverkan.collaborations.queries import Place
from samverkan.core import clock
from samverkan.core.errors import RuleBroken
from samverkan.core.language import _

pages = Blueprint("changes", __name__, url_prefix="/samverkan/<key>/forandringar")
PUBLIC: frozenset[str] = frozenset()
NUMBER = "<int(max=2147483647):number>"

Page = Response | tuple[str, int]


@pages.get("/")
def index(key: str) -> str:
    place = enter(key)
    asked = request.args.get("slag", "")
    kind = ChangeKind(asked) if asked in list(ChangeKind) else None
    before = request.args.get("fore", type=_cursor)
    leaf = changes_of(place.collaboration, kind=kind, before=before)
    answers = answers_to(leaf.changes)
    return render_template(
        "changes/index.html",
        place=place,
        sheets=[sheet(one, answers[one.id], place) for one in leaf.changes],
        older=leaf.older,
        kind=kind,
        filters=_filters(key, kind) if kind or before or len(leaf.changes) >= MANY else [],
        kinds=CHANGE_KINDS,
        title=actions.shortened,
    )


def _cursor(written: str) -> int:
    """A number that both databases can hold; larger than any is the same as the largest."""
    return max(0, min(int(written), 2**31 - 1))


def _filters(key: str, chosen: ChangeKind | None) -> list[tuple[str, str, bool]]:
    kinds = [
        (str(words), url_for("changes.index", key=key, slag=kind.value), kind == chosen)
        for kind, words in CHANGE_KINDS.items()
    ]
    return [(_("Allt"), url_for("changes.index", key=key), chosen is None), *kinds]


@pages.get("/ny")
def new(key: str) -> str:
    place = enter_to_write(key)
    return render_template("changes/new.html", place=place, form=ChangeForm())


@pages.post("/ny")
def propose(key: str) -> Page:
    place, form = enter_to_write(key), ChangeForm()
    if not form.validate_on_submit():
        return render_template("changes/new.html", place=place, form=form), 422
    proposal = actions.Proposal(
        kind=ChangeKind(form.kind.data),
        what=form.what.data,
        why=form.why.data,
        starts_on=form.starts_on.data,
    )
    change = actions.propose(proposal, here=place, by=me(), at=clock.now())
    flash(_("Ändringen är föreslagen. De andra parterna har fått ett mejl."))
    return _to(place, change)


@pages.get(f"/{NUMBER}")
def show(key: str, number: int) -> str:
    place = enter(key)
    change = change_in(place.collaboration, number) or abort(404)
    seen = _sheet(place, change)
    given = seen.answers.get(place.party.id)
    form = AnswerForm(answer=given.answer, because=given.because) if given else AnswerForm()
    return _shown(place, seen, form)


@pages.post(f"/{NUMBER}/svar")
def respond(key: str, number: int) -> Page:
    place, form = enter_to_write(key), AnswerForm()
    change = change_to_answer(place.collaboration, number) or abort(404)
    try:
        if form.validate_on_submit():
            return _responded(place, change, form)
    except RuleBroken as broken:
        form.refuse(broken.field, broken.sentence)
    return _shown(place, _sheet(place, change), form), 422


def _responded(place: Place, change: Change, form: AnswerForm) -> Response:
    answer = Answer(form.answer.data)
    actions.respond(change, answer, form.because.data, here=place, by=me(), at=clock.now())
    flash(
        _("Alla parter har sagt ja. Ändringen gäller.")
        if change.agreed_at
        else _("Ert svar är sparat. De andra parterna ser det.")
    )
    return _to(place, change)


@pages.post(f"/{NUMBER}/tillbakadragande")
def withdraw(key: str, number: int) -> Response:
    place = enter_to_write(key)
    change = change_to_answer(place.collaboration, number) or abort(404)
    actions.withdraw(change, here=place, by=me(), at=clock.now())
    flash(_("Förslaget är tillbakadraget. Det står kvar i historiken."))
    return _to(place, change)


def _sheet(place: Place, change: Change) -> Sheet:
    return sheet(change, answers_to([change])[change.id], place)


def _shown(place: Place, seen: Sheet, form: AnswerForm) -> str:
    return render_template(
        "changes/show.html",
        place=place,
        sheet=seen,
        form=form,
        kinds=CHANGE_KINDS,
        title=actions.shortened,
        answering=may_answer(seen.change, place.party) and place.may_write,
        withdrawing=may_withdraw(seen.change, place.party) and place.may_write,
    )


def _to(place: Place, change: Change) -> Response:
    key = place.collaboration.key
    return redirect(url_for("changes.show", key=key, number=change.id), 303)
