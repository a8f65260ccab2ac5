"""The celebration at a glance: whose choice is missing, and how things stand."""

from datetime import date

from flask import url_for

from samverkan.accounts.models import Person
from samverkan.agreements.queries import period
from samverkan.celebration.queries import choices_of, is_shown, waiting_for
from samverkan.celebration.rules import is_near_the_end
from samverkan.collaborations.queries import Place
from samverkan.collaborations.values import Stage, Standing, State, Todo
from samverkan.core.language import _, short_day

THREE_MINUTES = 3


def waiting(person: Person, today: date, *, within: int | None = None) -> list[Todo]:
    """The choices of next step that this person's parties have not made."""
    found = [
        (row, period(row.Agreement)[1] if row.Agreement else None)
        for row in waiting_for(person, within=within)
    ]
    return [
        Todo(
            key=row.key,
            collaboration=row.name,
            title=_("Vad vill ni göra nu?"),
            text=_why(ends_on, others_chose=row.others_chose, on=today),
            url=url_for("celebration.choosing", key=row.key),
            button=_("Välj nästa steg"),
            minutes=THREE_MINUTES,
            due=ends_on,
        )
        for row, ends_on in found
        if row.others_chose or is_near_the_end(ends_on, on=today)
    ]


def standing(place: Place, today: date) -> Standing:
    """Where the celebration stands; at most two queries."""
    del today
    url = url_for("celebration.show", key=place.collaboration.key)
    choices = choices_of(place.collaboration)
    if choices and is_shown(place.collaboration):
        return Standing(Stage.CELEBRATION, State.DONE, _("Alla har valt nästa steg"), url)
    joined = {party.id for party in place.joined}
    chosen = {each.party_id for each in choices} & joined
    if not chosen:
        return Standing(Stage.CELEBRATION, State.NEXT, _("Inte börjat än"), url)
    state = State.SOME if place.party.id in chosen else State.NOW
    words = _("%(chosen)s av %(all)s har valt nästa steg", chosen=len(chosen), all=len(joined))
    return Standing(Stage.CELEBRATION, state, words, url)


def _why(ends_on: date | None, *, others_chose: bool, on: date) -> str:
    if others_chose:
        return _("En annan part har valt. Valen visas för alla när ni också har valt.")
    if ends_on is not None and ends_on < on:
        return _(
            "Överenskommelsen gällde till %(day)s. Alla ser valen samtidigt.",
            day=short_day(ends_on),
        )
    ends = short_day(ends_on) if ends_on else ""
    return _("Överenskommelsen gäller till %(day)s. Alla ser valen samtidigt.", day=ends)
