"""What we ask about what a party puts in."""

from wtforms.fields.choices import SelectChoice  # type: ignore[attr-defined]

from samverkan.core import forms
from samverkan.core.language import _l
from samverkan.resources.values import FIRST_YEAR, LAST_YEAR, RESOURCE_KINDS, ResourceKind

SHORT = 300
KINDS = [SelectChoice(kind.value, words) for kind, words in RESOURCE_KINDS.items()]


class ResourceForm(forms.Form):
    """What, how much, and which years."""

    kind = forms.choice(
        _l("Vad lägger ni in?"),
        KINDS,
        empty=_l("Välj vad ni lägger in."),
        default=ResourceKind.VOLUNTARY_TIME.value,
    )
    what = forms.line(
        _l("Beskriv det"),
        length=SHORT,
        empty=_l("Skriv vad ni lägger in, till exempel vuxna på plats två kvällar i veckan."),
    )
    hours = forms.whole_number(_l("Timmar på ett år"))
    amount = forms.kronor(_l("Kronor på ett år"))
    year = forms.whole_number(
        _l("Vilket år?"),
        empty=_l("Skriv året, till exempel 2027."),
        least=FIRST_YEAR,
        most=LAST_YEAR,
    )
    last = forms.whole_number(_l("Samma varje år till och med"), least=FIRST_YEAR, most=LAST_YEAR)
