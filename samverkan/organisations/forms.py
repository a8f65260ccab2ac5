"""Asking who somebody works for."""

from typing import Any

from wtforms import Field
from wtforms.fields.choices import SelectChoice  # type: ignore[attr-defined]
from wtforms.validators import ValidationError

from samverkan.core.forms import Form, line, select
from samverkan.core.language import _, _l
from samverkan.organisations import reference
from samverkan.organisations.actions import Particulars
from samverkan.organisations.models import Affiliation
from samverkan.organisations.values import KINDS, Kind

NUMBER_LENGTH = 40


class OrganisationForm(Form):
    """One's organisation and one's own title there."""

    name = line(_l("Vad heter er organisation?"), empty=_l("Skriv vad er organisation heter"))
    kind = select(_l("Vad är det för organisation?"), [])
    municipality = select(_l("Kommun"), [])
    number = line(_l("Organisationsnummer"), length=NUMBER_LENGTH)
    title = line(_l("Din titel eller uppgift"))

    def __init__(self, **more: Any) -> None:  # noqa: ANN401 - whatever WTForms takes
        super().__init__(**more)
        self.kind.choices = kind_choices()
        self.municipality.choices = municipality_choices()
        for field in (self.municipality, self.number, self.title):
            field.flags.optional = True

    def validate_kind(self, field: Field) -> None:
        if not field.data:
            raise ValidationError(_("Välj vad det är för organisation"))

    def told(self) -> Particulars:
        """What was written, as the actions want it."""
        return Particulars(
            name=self.name.data,
            kind=Kind(self.kind.data),
            number=self.number.data or "",
            municipality=self.municipality.data or "",
        )


def filled_in(affiliation: Affiliation) -> dict[str, str]:
    """What the form shows to somebody who comes to correct."""
    organisation = affiliation.organisation
    place = organisation.municipality
    return {
        "name": organisation.name,
        "kind": organisation.kind or "",
        "number": organisation.number or "",
        "municipality": place.code if place else "",
        "title": affiliation.title,
    }


def kind_choices() -> list[SelectChoice]:
    """All kinds, after an empty one so that nobody becomes something without choosing."""
    kinds = [SelectChoice(kind.value, label) for kind, label in KINDS.items()]
    return [SelectChoice("", _("Välj")), *kinds]


def municipality_choices() -> list[SelectChoice]:
    """Gävleborg's ten first, then the rest of Sweden, county by county."""
    places = [
        SelectChoice(place.code, place.name, optgroup=county.name)
        for county in reference.counties()
        for place in reference.municipalities_in(county.code)
    ]
    return [SelectChoice("", _("Ingen särskild kommun")), *places]
