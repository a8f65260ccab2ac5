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
NEW = 0


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
    about = chosen.organisation_id if chosen else NEW
    here = url_for("organisations.tell", organisation=about, next=request.args.get("next"))
    return render_template(
        "organisations/mine.html", form=form, known=known, chosen=chosen, here=here
    )


def _chosen(known: list[Affiliation]) -> Affiliation | None:
    """The affiliation the address asks for, the first when it asks for none; None is a new one.

    A page says which one it shows, so that an old page never renames one that came later.
    """
    asked = request.args.get("organisation", type=int)
    if asked is None:
        return next(iter(known), None)
    return next((one for one in known if one.organisation_id == asked), None)


def _way_on() -> str:
    """Where `next` says when that is a page of ours, else this page."""
    wanted = request.args.get("next", "")
    is_ours = wanted.startswith("/") and not wanted.startswith(("//", "/\\"))
    plain = wanted.isascii() and wanted.isprintable() and "\\" not in wanted
    return wanted if is_ours and plain else url_for("organisations.mine")
