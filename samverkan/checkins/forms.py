"""One question at a time, and the day of the next check-in."""

from typing import TypedDict

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


class Said(TypedDict, total=False):
    """An answer: a score or words."""

    score: int | None
    words: str


CHOICES = [
    *(SelectChoice(str(score), words) for score, words in SCALE.items()),
    SelectChoice(DOES_NOT_KNOW, _l("Vet inte eller vill inte svara")),
]


class ScoreForm(Form):
    """How well a statement fits."""

    score: RadioField = choice("", CHOICES, empty=_l("Välj det som stämmer bäst"))

    @property
    def said(self) -> Said:
        """The answer; no score is "does not know"."""
        known = self.score.data != DOES_NOT_KNOW
        return {"score": int(self.score.data) if known else None}


class WordsForm(Form):
    """A few words, if one wants."""

    words = text(_l("Ditt svar"), length=LONGEST)

    @property
    def said(self) -> Said:
        return {"words": self.words.data}


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
