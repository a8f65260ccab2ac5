"""One question at a time, and the day of the next check-in."""

from wtforms import RadioField
from wtforms.fields.choices import SelectChoice  # type: ignore[attr-defined]

from samverkan.checkins.values import (
    DOES_NOT_KNOW,
    FREE,
    LONGEST,
    QUESTIONS,
    SCALE,
)
from samverkan.core.forms import Form, choice, day, text
from samverkan.core.language import _l

CHOICES = [
    *(SelectChoice(str(score), words) for score, words in SCALE.items()),
    SelectChoice(DOES_NOT_KNOW, _l("Vet inte eller vill inte svara")),
]


class ScoreForm(Form):
    """How well a statement fits."""

    score: RadioField = choice("", CHOICES, empty=_l("Välj det som stämmer bäst"))


class WordsForm(Form):
    """A few words, if one wants."""

    words = text(_l("Ditt svar"), length=LONGEST)


class PlanForm(Form):
    """When the next check-in opens."""

    opens_on = day(_l("Vilken dag öppnar den?"), empty=_l("Välj en dag."))


def form_for(code: str) -> ScoreForm | WordsForm:
    """The form that asks this question."""
    if code == FREE:
        return WordsForm()
    form = ScoreForm()
    form.score.label.text = QUESTIONS[code].statement
    return form
