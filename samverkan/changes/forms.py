"""What we ask about a change, and what a party can answer."""

from wtforms.fields.choices import SelectChoice  # type: ignore[attr-defined]

from samverkan.changes.values import ANSWERS, CHANGE_KINDS
from samverkan.core import forms
from samverkan.core.language import _l

LONGEST = 4_000
KINDS = [SelectChoice(kind.value, words) for kind, words in CHANGE_KINDS.items()]
REPLIES = [SelectChoice(answer.value, words) for answer, words in ANSWERS.items()]


class ChangeForm(forms.Form):
    """What changes, why, and from which day."""

    kind = forms.choice(_l("Vad har ändrats?"), KINDS, empty=_l("Välj vad ändringen handlar om."))
    what = forms.text(
        _l("Beskriv ändringen med egna ord"),
        length=LONGEST,
        empty=_l("Skriv vad som blir annorlunda."),
    )
    why = forms.text(
        _l("Skälet till ändringen"), length=LONGEST, empty=_l("Skriv varför. En mening räcker.")
    )
    starts_on = forms.day(
        _l("Från vilken dag?"), empty=_l("Välj den dag då ändringen ska börja gälla.")
    )


class AnswerForm(forms.Form):
    """Yes, something else, or talk first; with a sentence."""

    answer = forms.choice(_l("Vad svarar ni?"), REPLIES, empty=_l("Välj ett av svaren."))
    because = forms.text(_l("Vill ni säga något mer?"), length=LONGEST)
