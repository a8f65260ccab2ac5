"""What one is asked while writing and signing an agreement."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from wtforms import HiddenField
from wtforms.fields.choices import SelectChoice  # type: ignore[attr-defined]

from samverkan.agreements import library
from samverkan.agreements.drafting import Words
from samverkan.agreements.library import Blank, BlankKind
from samverkan.agreements.models import Clause
from samverkan.agreements.rules import LONGEST
from samverkan.agreements.signing import Hand
from samverkan.agreements.values import METHODS, Method
from samverkan.agreements.wording import Reading
from samverkan.core.forms import Form, choice, day, kronor, line, text, whole_number
from samverkan.core.language import _, _l
from samverkan.core.words import one_line

IN_SHORT = 500
ANSWER = 10_000
NUMBER = 60
LAST_REVISION = 9
SIGNED = [SelectChoice(method.value, label) for method, label in METHODS.items()]


class BeginForm(Form):
    """Which template to begin from."""

    kind = choice(_l("Vilken sorts överenskommelse?"), [], empty=_l("Välj en mall."))


def begin_form() -> BeginForm:
    """The form with the newest version of each kind to choose from."""
    form = BeginForm()
    made = [library.latest(kind) for kind in library.kinds()]
    form.kind.choices = [SelectChoice(template.kind, template.title) for template in made]
    if not form.kind.data:
        form.kind.data = made[0].kind
    return form


class WordsForm(Form):
    """The words of one clause, on top of the revision that was read."""

    heading = line(_l("Rubrik"), empty=_l("Skriv en rubrik."))
    in_short = text(_l("I korthet"), empty=_l("Skriv en mening om vad ni lovar."), length=IN_SHORT)
    text = text(_l("Texten"), empty=_l("Skriv vad som ska gälla."), length=LONGEST)
    why = line(
        _l("Varför ändrar ni?"), empty=_l("Skriv en mening om varför ni ändrar."), length=IN_SHORT
    )
    base = HiddenField(filters=[one_line])

    @property
    def words(self) -> Words:
        return Words(self.heading.data, self.in_short.data, self.text.data, self.why.data)


def words_form(clause: Clause) -> WordsForm:
    """The form as it stands when one begins to write."""
    return WordsForm(
        data={
            "heading": clause.heading,
            "in_short": clause.in_short,
            "text": clause.text,
            "base": str(clause.revision),
        }
    )


def revision_in(form: Any) -> int:  # noqa: ANN401 - any form with a hidden base
    """The revision a form was written on; 0, which is never a revision, if it is not a number."""
    written = form.base.data or ""
    return int(written) if written.isdecimal() and len(written) <= LAST_REVISION else -1


def questions_form(reading: Reading) -> Any:  # noqa: ANN401 - made of the template's questions
    """The questions that the included clauses need answered, in the template's order."""
    agreement = reading.desk.agreement
    asked = asked_in(reading)
    fields = {blank.name: _field(blank) for blank in asked}
    made = type("QuestionsForm", (Form,), {**fields, "base": HiddenField(filters=[one_line])})
    given = {blank.name: _data(blank, agreement.blanks) for blank in asked}
    return made(data={**given, "base": str(agreement.blanks_revision)})


def asked_in(reading: Reading) -> tuple[Blank, ...]:
    """The template's questions that an included clause has a blank for."""
    used = {name for clause in reading.included for name in library.blanks_in(clause.row.text)}
    return tuple(blank for blank in reading.template.blanks if blank.name in used)


def _field(blank: Blank) -> Any:  # noqa: ANN401 - see core.forms
    about = {"description": blank.hint}
    fields: dict[BlankKind, Callable[[], Any]] = {
        BlankKind.TEXT: lambda: text(blank.question, length=ANSWER, **about),
        BlankKind.DATE: lambda: day(blank.question, **about),
        BlankKind.WHOLE_NUMBER: lambda: whole_number(blank.question, most=10_000, **about),
        BlankKind.MONTHS: lambda: whole_number(blank.question, least=1, most=600, **about),
        BlankKind.MONEY: lambda: kronor(blank.question, **about),
    }
    return fields[blank.kind]()


def _data(blank: Blank, given: Mapping[str, Any]) -> object:
    answer = str(given.get(blank.name) or "")
    if not answer or blank.kind == BlankKind.TEXT:
        return answer or None
    return date.fromisoformat(answer) if blank.kind == BlankKind.DATE else int(answer)


def answers_in(form: Any, reading: Reading) -> dict[str, str]:  # noqa: ANN401 - see questions_form
    """What was answered, as the agreement keeps it; an emptied answer is an empty text."""
    answers = {blank.name: form[blank.name].data for blank in asked_in(reading)}
    return {name: "" if answer is None else str(answer) for name, answer in answers.items()}


def show_other_answers(form: Any, given: Mapping[str, str], reading: Reading) -> None:  # noqa: ANN401
    """Keep what was written, and at each question that now has another answer say which."""
    agreement = reading.desk.agreement
    for name, answer in given.items():
        now = reading.answers.get(name, "")
        if answer != agreement.blanks.get(name, ""):
            sentence = _(
                "Någon annan hann svara ”%(answer)s”. Spara igen om ditt svar ska gälla.",
                answer=now or _("inget"),
            )
            form.refuse(name, sentence)
    form.base.data = str(agreement.blanks_revision)


class RegistryForm(Form):
    """A party's own diarienummer."""

    number = line(_l("Ert diarienummer"), length=NUMBER)


class SignForm(Form):
    """How the name is written, and which words were shown."""

    method = choice(_l("Hur skriver du under?"), SIGNED, default=Method.HERE.value)
    note = line(_l("Anteckning"), length=300)
    words_hash = HiddenField(filters=[one_line])
    seen = HiddenField(filters=[one_line])

    @property
    def hand(self) -> Hand:
        words = self.words_hash.data or ""
        return Hand(Method(self.method.data), words, self.note.data)
