"""Pages about one's own organisation."""

from flask import Blueprint, flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from samverkan.accounts.doors import me
from samverkan.core import clock
from samverkan.core.errors import RuleBroken
from samverkan.core.language import _
from samverkan.organisations import actions
from samverkan.organisations.forms import OrganisationForm, filled_in
from samverkan.organisations.models import Affiliation
from samverkan.organisations.queries import affiliations_of

pages = Blueprint("organisations", __name__, url_prefix="/organisationer")
PUBLIC: frozenset[str] = frozenset()


@pages.get("/min")
def mine() -> str:
    known = affiliations_of(me())
    chosen = _chosen(known)
    form = OrganisationForm(data=filled_in(chosen)) if chosen else OrganisationForm()
    return _page(form, known, chosen)


@pages.post("/min")
def tell() -> Response | tuple[str, int]:
    known = affiliations_of(me())
    chosen, form = _chosen(known), OrganisationForm()
    if not form.validate_on_submit():
        return _page(form, known, chosen), 422
    try:
        _save(form, chosen)
    except RuleBroken as broken:
        form.refuse(broken.field, broken.sentence)
        return _page(form, known, chosen), 422
    flash(_("Sparat."))
    return redirect(_way_on(), 303)


def _save(form: OrganisationForm, chosen: Affiliation | None) -> None:
    at, title = clock.now(), form.title.data or ""
    if chosen is None:
        organisation = actions.create_organisation(form.told(), at=at)
        actions.affiliate(me(), organisation, title=title, at=at)
        return
    actions.correct_organisation(chosen.organisation, form.told())
    chosen.title = title


def _page(form: OrganisationForm, known: list[Affiliation], chosen: Affiliation | None) -> str:
    asked, onward = request.args.get("organisation", type=int), request.args.get("next")
    here = url_for("organisations.tell", organisation=asked, next=onward)
    return render_template(
        "organisations/mine.html", form=form, known=known, chosen=chosen, here=here
    )


def _chosen(known: list[Affiliation]) -> Affiliation | None:
    """The affiliation the address asks for, else the first; None for somebody without any."""
    asked = request.args.get("organisation", type=int)
    by_id = {affiliation.organisation_id: affiliation for affiliation in known}
    return by_id.get(asked or 0) or next(iter(known), None)


def _way_on() -> str:
    """Where `next` says when that is a page of ours, else this page."""
    wanted = request.args.get("next", "")
    is_ours = wanted.startswith("/") and not wanted.startswith(("//", "/\\"))
    plain = wanted.isascii() and wanted.isprintable() and "\\" not in wanted
    return wanted if is_ours and plain else url_for("organisations.mine")
