"""Asking as little as possible: three fields to start, two to come in."""

from collections.abc import Sequence
from typing import Any

from wtforms.fields.choices import SelectChoice  # type: ignore[attr-defined]

from samverkan.collaborations.values import PARTS, Part
from samverkan.core.forms import Form, choice, email, line, select
from samverkan.core.language import _, _l
from samverkan.organisations.actions import Particulars
from samverkan.organisations.forms import NUMBER_LENGTH, kind_choices
from samverkan.organisations.models import Organisation
from samverkan.organisations.values import Kind

PURPOSE_LENGTH = 300


class StartForm(Form):
    """A new collaboration: its name, the other party, an address."""

    name = line(_l("Vad ska samverkan heta?"), empty=_l("Skriv vad samverkan ska heta"))
    other = line(_l("Vem vill ni samverka med?"), empty=_l("Skriv vad den andra parten heter"))
    email = email(_l("E-postadress till någon där"))
    organisation = select(_l("Vem gör du det för?"), [])
    purpose = line(_l("Vad är det till för?"), length=PURPOSE_LENGTH)

    def __init__(self, *, works_for: Sequence[Organisation], **more: Any) -> None:  # noqa: ANN401
        super().__init__(**more)
        self.works_for = {str(each.id): each for each in works_for}
        self.purpose.flags.optional = True
        if len(works_for) > 1:
            self.organisation.choices = _organisations(works_for)
        else:
            del self.organisation

    def chosen(self) -> Organisation:
        """The one organisation, or the one that was chosen among several."""
        asked = self.organisation.data if "organisation" in self else next(iter(self.works_for))
        return self.works_for[asked]


class InviteForm(Form):
    """Another party."""

    name = line(_l("Vad heter parten?"), empty=_l("Skriv vad parten heter"))
    email = email(_l("E-postadress till någon där"))


class ColleagueForm(Form):
    """A colleague for one's own party."""

    email = email(_l("Kollegans e-postadress"))
    part = choice(_l("Vad ska kollegan få göra?"), [], default=Part.MEMBER.value)

    def __init__(self, *, most: Part, **more: Any) -> None:  # noqa: ANN401 - as WTForms
        super().__init__(**more)
        parts = [part for part in PARTS if part != Part.COORDINATOR or most == part]
        self.part.choices = [SelectChoice(part.value, PARTS[part]) for part in parts]


class TitleForm(Form):
    """What one is called in this collaboration."""

    title = line(_l("Din titel eller uppgift här"))


class JoinForm(Form):
    """Coming in: who one is, and for whom. What we already know is not asked."""

    name = line(_l("Vad heter du?"), empty=_l("Skriv vad du heter"))
    own = select(_l("Vem svarar du för?"), [])
    organisation = line(_l("Vad heter er organisation?"), empty=_l("Skriv vad den heter"))
    kind = select(_l("Vad är det för organisation?"), [])
    number = line(_l("Organisationsnummer"), length=NUMBER_LENGTH)
    title = line(_l("Din titel eller uppgift"))

    def __init__(
        self,
        *,
        knows_name: bool,
        is_colleague: bool,
        own: Sequence[Organisation],
        **more: Any,  # noqa: ANN401 - as WTForms
    ) -> None:
        super().__init__(**more)
        self.works_for = {str(each.id): each for each in own}
        for field in (self.kind, self.number, self.title):
            field.flags.optional = True
        self.kind.choices = kind_choices()
        self.own.choices = [*_organisations(own), SelectChoice("", _("En annan, som jag skriver"))]
        self._forget(knows_name=knows_name, is_colleague=is_colleague)

    def _forget(self, *, knows_name: bool, is_colleague: bool) -> None:
        if knows_name:
            del self.name
        if is_colleague or not self.works_for:
            del self.own
        if is_colleague:
            del self.organisation, self.kind, self.number

    def stands_for(self) -> Organisation | None:
        """The organisation of one's own that was chosen, if any."""
        return self.works_for.get(self.own.data) if "own" in self else None

    def told(self) -> Particulars | None:
        """What was said about a new organisation; None when we already know it."""
        if "organisation" not in self or self.stands_for() is not None:
            return None
        kind = Kind(self.kind.data) if self.kind.data else None
        return Particulars(self.organisation.data, kind, self.number.data or "")


def _organisations(many: Sequence[Organisation]) -> list[SelectChoice]:
    return [SelectChoice(str(each.id), each.name) for each in many]
