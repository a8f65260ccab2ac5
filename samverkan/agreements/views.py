"""Pages where an agreement is written, approved and signed."""

from io import BytesIO

from flask import (
    Blueprint,
    Response,
    abort,
    current_app,
    flash,
    redirect,
    render_template,
    request,
    send_file,
    url_for,
)
from werkzeug.wrappers import Response as BaseResponse

from samverkan.accounts.doors import me
from samverkan.agreements import approving, delivery, doors, drafting, forms, sealing, signing
from samverkan.agreements.approving import ChangedMeanwhile, seen_in
from samverkan.agreements.doors import Room, open_agreement, open_to_write
from samverkan.agreements.forms import RegistryForm, SignForm, WordsForm
from samverkan.agreements.queries import latest_agreement, sealed_copy, versions_of
from samverkan.agreements.rules import may_sign
from samverkan.agreements.wording import ReadClause
from samverkan.collaborations.doors import enter, enter_to_write
from samverkan.collaborations.queries import Place
from samverkan.core import clock
from samverkan.core.errors import RuleBroken
from samverkan.core.language import _, _n

pages = Blueprint("agreements", __name__, url_prefix="/samverkan/<key>/avtal")
PUBLIC: frozenset[str] = frozenset()

ONE = "/<int:agreement_id>"
Page = str | tuple[str, int]
Answer = Page | BaseResponse


@pages.get("")
def show(key: str) -> Page:
    place = enter(key)
    agreement = latest_agreement(place.collaboration)
    if agreement is None:
        return _beginning(place, forms.begin_form())
    return _overview(doors.room_for(place, agreement))


@pages.get("/nytt")
def begin_page(key: str) -> Page:
    return _beginning(enter(key), forms.begin_form())


@pages.post("")
def begin(key: str) -> Answer:
    place, form = enter_to_write(key), forms.begin_form()
    if not form.validate_on_submit():
        return _beginning(place, form), 422
    drafting.begin(place.collaboration, form.kind.data, by=me(), party=place.party, at=clock.now())
    flash(_("Utkastet är klart att läsa. Alla parter har fått ett brev."))
    return redirect(url_for(".show", key=key), 303)


@pages.get(ONE)
def one(key: str, agreement_id: int) -> Page:
    return _overview(open_agreement(key, agreement_id))


@pages.get(f"{ONE}/las")
def read_all(key: str, agreement_id: int) -> Page:
    return render_template("agreements/read.html", room=open_agreement(key, agreement_id))


@pages.get(f"{ONE}/<slug>")
def clause(key: str, agreement_id: int, slug: str) -> Page:
    room = open_agreement(key, agreement_id)
    found = room.clause(slug)
    return render_template(
        "agreements/clause.html",
        room=room,
        clause=found,
        versions=(versions := versions_of(found.row)),
        changes=doors.compared(versions[-1].text, found.row.text),
    )


@pages.get(f"{ONE}/<slug>/text")
def write(key: str, agreement_id: int, slug: str) -> Page:
    room = open_agreement(key, agreement_id)
    found = room.clause(slug)
    return _writing(room, found, forms.words_form(found.row))


@pages.post(f"{ONE}/<slug>/text")
def rewrite(key: str, agreement_id: int, slug: str) -> Answer:
    room, form = open_to_write(key, agreement_id), WordsForm()
    found = room.clause(slug)
    if not form.validate_on_submit():
        return _writing(room, found, form), 422
    try:
        drafting.rewrite(
            room.reading,
            found,
            form.words,
            base=forms.revision_in(form),
            by=me(),
            party=room.party,
            at=clock.now(),
        )
    except drafting.SavedMeanwhile as meanwhile:
        return _both(room, found, form, meanwhile), 409
    except RuleBroken as broken:
        form.refuse(broken.field, broken.sentence)
        return _writing(room, found, form), 422
    flash(_("Sparat. De andra parterna behöver läsa och godkänna på nytt."))
    return redirect(room.url("clause", slug=slug), 303)


@pages.post(f"{ONE}/<slug>/plats")
def include(key: str, agreement_id: int, slug: str) -> BaseResponse:
    room = open_to_write(key, agreement_id)
    wanted, found = request.form.get("wanted") == "yes", room.clause(slug)
    drafting.include(room.reading, found, wanted=wanted, by=me(), party=room.party, at=clock.now())
    flash(_("Avsnittet är med.") if wanted else _("Avsnittet är borttaget. Orden finns kvar."))
    return redirect(room.url("clause" if wanted else "one", slug=slug), 303)


@pages.post(f"{ONE}/godkannanden")
def approve(key: str, agreement_id: int) -> Answer:
    room = open_to_write(key, agreement_id)
    seen = seen_in(request.form.get("seen", ""))
    try:
        done = approving.approve(room.reading, seen, by=me(), party=room.party, at=clock.now())
    except ChangedMeanwhile as meanwhile:
        return _changed(room, meanwhile, _("Inget är godkänt. Läs det nya och godkänn sedan.")), 409
    flash(_n("Ni har godkänt ett avsnitt.", "Ni har godkänt %(num)s avsnitt.", max(1, len(done))))
    return redirect(_after_approval(room, [one.slug for one in seen]), 303)


def _after_approval(room: Room, seen: list[str]) -> str:
    """On to the next clause one's party has not approved, or back to the whole."""
    left = [one for one in room.unapproved if one.row.slug not in seen]
    if left and len(seen) == 1:
        return room.url("clause", slug=left[0].row.slug)
    return room.url("one")


@pages.get(f"{ONE}/uppgifter")
def questions(key: str, agreement_id: int) -> Page:
    room = open_agreement(key, agreement_id)
    return _asking(room, forms.questions_form(room.reading))


@pages.post(f"{ONE}/uppgifter")
def answer(key: str, agreement_id: int) -> Answer:
    room = open_to_write(key, agreement_id)
    form = forms.questions_form(room.reading)
    if not form.validate_on_submit():
        return _asking(room, form), 422
    given, base = forms.answers_in(form, room.reading), forms.revision_in(form)
    try:
        drafting.answer(room.reading, given, base=base, by=me(), party=room.party, at=clock.now())
    except drafting.AnsweredMeanwhile:
        forms.show_other_answers(form, given, room.reading)
        return _asking(room, form), 409
    except RuleBroken as broken:
        form.refuse(broken.field, broken.sentence)
        return _asking(room, form), 422
    flash(_("Svaren är sparade och står nu i texten."))
    return redirect(room.url("one"), 303)


@pages.post(f"{ONE}/diarienummer")
def register(key: str, agreement_id: int) -> Answer:
    room, form = open_to_write(key, agreement_id), RegistryForm()
    if not form.validate_on_submit():
        return _overview(room, form), 422
    try:
        drafting.register(room.reading, form.number.data, by=me(), party=room.party, at=clock.now())
    except RuleBroken as broken:
        form.refuse(broken.field, broken.sentence)
        return _overview(room, form), 422
    flash(_("Diarienumret är sparat."))
    return redirect(room.url("one"), 303)


@pages.get(f"{ONE}/underskrift")
def signing_page(key: str, agreement_id: int) -> Page:
    return _signing(open_agreement(key, agreement_id), SignForm())


@pages.post(f"{ONE}/underskrift")
def sign(key: str, agreement_id: int) -> Answer:
    room, form = open_to_write(key, agreement_id), SignForm()
    if not form.validate_on_submit():
        return _signing(room, form), 422
    now = clock.now()
    try:
        signing.sign(room.reading, form.hand, by=me(), party=room.party, at=now)
    except signing.OtherWords:
        return _other_words(room, form.seen.data or ""), 409
    sealed = sealing.seal_when_all_have_signed(room.agreement, room.place.joined, at=now)
    flash(_("Alla har skrivit under.") if sealed else _("Du har skrivit under."))
    return redirect(room.url("one"), 303)


@pages.post(f"{ONE}/underskrift/aterkallelse")
def withdraw(key: str, agreement_id: int) -> BaseResponse:
    room = open_to_write(key, agreement_id)
    signing.withdraw(room.reading, by=me(), party=room.party, at=clock.now())
    flash(_("Ni har dragit tillbaka er underskrift."))
    return redirect(room.url("signing_page"), 303)


@pages.get(f"{ONE}/avtal.pdf")
def sealed_pdf(key: str, agreement_id: int) -> Answer:
    room = open_agreement(key, agreement_id)
    copy = sealed_copy(room.agreement) or abort(404)
    try:
        stored = sealing.stored_pdf(copy)
    except sealing.DoesNotMatch:
        current_app.logger.critical("Sealed agreement %s does not match its sum.", agreement_id)
        return render_template("agreements/mismatch.html", room=room), 500
    return _file(stored, _("%(title)s.pdf", title=room.agreement.title))


@pages.get(f"{ONE}/utkast.pdf")
def draft_pdf(key: str, agreement_id: int) -> Answer:
    reading = open_agreement(key, agreement_id).reading
    name = _("UTKAST %(title)s.pdf", title=reading.desk.agreement.title)
    return _file(delivery.draft_pdf(reading, on=clock.today()), name)


def _file(content: bytes, name: str) -> Response:
    response = send_file(BytesIO(content), mimetype="application/pdf", download_name=name)
    response.headers["Cache-Control"] = "no-store"
    return response


def _beginning(place: Place, form: forms.BeginForm) -> str:
    return render_template("agreements/begin.html", place=place, form=form)


def _overview(room: Room, form: RegistryForm | None = None) -> str:
    own = room.reading.desk.registry_numbers.get(room.party.id, "")
    _mandate, holds = signing.mandate_to_sign(room.reading, me(), room.party, clock.now())
    return render_template(
        "agreements/show.html",
        room=room,
        step=doors.next_step(room, holds),
        copy=sealed_copy(room.agreement),
        form=form or RegistryForm(data={"number": own}),
    )


def _writing(room: Room, found: ReadClause, form: WordsForm) -> str:
    return render_template("agreements/write.html", room=room, clause=found, form=form)


def _both(
    room: Room, found: ReadClause, form: WordsForm, meanwhile: drafting.SavedMeanwhile
) -> str:
    """Both texts, one's own still in the form, now on top of the other's."""
    texts = doors.sides(doors.compared(meanwhile.now.text, form.text.data))
    form.base.data = str(meanwhile.now.revision)
    return render_template(
        "agreements/both.html", room=room, clause=found, form=form, now=meanwhile.now, texts=texts
    )


def _asking(room: Room, form: object) -> str:
    asked = forms.asked_in(room.reading)
    return render_template("agreements/questions.html", room=room, form=form, asked=asked)


def _signing(room: Room, form: SignForm) -> str:
    mandate, holds = signing.mandate_to_sign(room.reading, me(), room.party, clock.now())
    form.words_hash.data = room.reading.words_hash
    form.seen.data = room.shown(room.reading.included)
    verdict = may_sign(room.reading.state, room.party.id, holds)
    return render_template(
        "agreements/sign.html",
        room=room,
        form=form,
        mandate=mandate,
        reason=holds.reason,
        verdict=verdict if room.place.may_write else room.may_write,
        missing=[] if room.agreement.is_sealed else room.missing(),
    )


def _other_words(room: Room, seen: str) -> str:
    meanwhile = ChangedMeanwhile(approving.changed_since(room.reading, seen_in(seen)))
    return _changed(room, meanwhile, _("Inget är undertecknat. Läs det nya och skriv sedan under."))


def _changed(room: Room, meanwhile: ChangedMeanwhile, undone: str) -> str:
    changed = doors.comparisons(room, meanwhile)
    return render_template("agreements/changed.html", room=room, changed=changed, undone=undone)
