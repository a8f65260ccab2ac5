"""What we ask about tasks and mandates."""

from collections.abc import Iterable

from wtforms.fields.choices import SelectChoice  # type: ignore[attr-defined]

from samverkan.collaborations.models import Membership
from samverkan.core import forms
from samverkan.core.language import _l
from samverkan.mandates.document import Topic
from samverkan.mandates.values import SCOPES, Scope

SHORT = 300
CAN = [SelectChoice(scope.value, words) for scope, words in SCOPES.items()]


class RoleForm(forms.Form):
    """A task, who does it, and who stands in."""

    task = forms.line(_l("Vad gör ni?"), empty=_l("Skriv vad ni gör, till exempel öppnar lokalen."))
    holder = forms.line(_l("Vem hos er?"))
    deputy = forms.line(_l("Vem är ersättare?"))


class MandateForm(forms.Form):
    """Who may do what, up to how much, when, and on what ground."""

    person = forms.select(_l("Vem?"), [], empty=_l("Välj en person hos er."))
    scope = forms.choice(
        _l("Vad får personen göra?"),
        CAN,
        empty=_l("Välj vad personen får göra."),
        default=Scope.SIGN.value,
    )
    matter = forms.line(_l("Vad gäller det?"), length=SHORT)
    limit = forms.kronor(_l("Högst hur många kronor?"))
    since = forms.day(_l("Första dagen"), empty=_l("Välj den dag då mandatet börjar gälla."))
    until = forms.day(_l("Sista dagen"))
    ground = forms.line(
        _l("Vad bygger det på?"),
        length=SHORT,
        empty=_l("Skriv vad mandatet bygger på, till exempel protokoll § 12 den 12 mars 2027."),
    )

    def offer(self, members: Iterable[Membership]) -> None:
        """Let the form choose among one's own colleagues."""
        self.person.choices = [SelectChoice(str(one.person_id), one.person.name) for one in members]


class AskForm(forms.Form):
    """May we? Asked with a GET, since nothing is kept."""

    class Meta:
        """Nothing is changed, so no token is needed."""

        csrf = False

    topic = forms.select(_l("Vad gäller det?"), [], name="fraga", empty=_l("Välj vad det gäller."))
    amount = forms.kronor(_l("Belopp i kronor"), name="belopp")

    @property
    def is_asked(self) -> bool:
        """Whether there is a question, or only the page."""
        return bool(self.topic.raw_data)

    def offer(self, topics: Iterable[Topic]) -> None:
        """Let the form choose among what there are mandates for."""
        self.topic.choices = [SelectChoice(one.key, one.doing) for one in topics]
