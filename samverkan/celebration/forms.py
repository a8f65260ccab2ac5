"""One question at a time, and one choice."""

from wtforms import RadioField
from wtforms.fields.choices import SelectChoice  # type: ignore[attr-defined]

from samverkan.celebration.values import (
    LONGEST_BECAUSE,
    LONGEST_FIGURE,
    LONGEST_LINE,
    LONGEST_THANKS,
    LONGEST_WORDS,
    NEXT_STEPS,
    NOTE_KINDS,
    NoteKind,
)
from samverkan.core.forms import Form, choice, line, text
from samverkan.core.language import _l

CHOICES = [SelectChoice(step.value, label) for step, label in NEXT_STEPS.items()]


class LineForm(Form):
    """A few sentences."""

    text = text("", empty=_l("Skriv en mening, eller hoppa över frågan."), length=LONGEST_LINE)

    @property
    def figure_written(self) -> str:
        return ""

    @property
    def text_written(self) -> str:
        return str(self.text.data)


class NumberForm(LineForm):
    """A figure and what it counts."""

    figure = line(_l("Siffran"), empty=_l("Skriv siffran, till exempel 64."), length=LONGEST_FIGURE)
    text = line(
        _l("Vad den betyder"),
        empty=_l("Skriv vad siffran betyder, så att den säger något."),
        length=LONGEST_WORDS,
    )

    @property
    def figure_written(self) -> str:
        return str(self.figure.data)


class QuoteForm(LineForm):
    """Someone's words, and whose they are without a name."""

    text = line("", empty=_l("Skriv orden, eller hoppa över frågan."), length=LONGEST_WORDS * 2)
    whose = line(_l("Vems ord är det?"), empty=_l("Skriv vems ord det är, utan namn."), length=80)

    @property
    def text_written(self) -> str:
        return f"{self.text.data}\n{self.whose.data}"


class ThanksForm(LineForm):
    """Someone to thank."""

    text = line(
        "", empty=_l("Skriv vem ni vill tacka, eller hoppa över frågan."), length=LONGEST_THANKS
    )


class ChooseForm(Form):
    """What the party wants next, and why."""

    step: RadioField = choice(
        _l("Vad vill ni göra nu?"), CHOICES, empty=_l("Välj ett av nästa steg.")
    )
    because = line(
        _l("Varför, i en mening?"),
        empty=_l("Skriv varför, så att de andra förstår."),
        length=LONGEST_BECAUSE,
    )


def form_for(kind: NoteKind) -> LineForm:
    """The form that asks for a line of this kind."""
    form = {
        NoteKind.NUMBER: NumberForm,
        NoteKind.QUOTE: QuoteForm,
        NoteKind.THANKS: ThanksForm,
    }.get(kind, LineForm)()
    if kind != NoteKind.NUMBER:
        form.text.label.text = NOTE_KINDS[kind]
    return form
