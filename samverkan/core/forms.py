"""Forms ask: fields that clean what is written and say in plain words how to mend it."""

import re
from collections.abc import Callable, Iterable
from datetime import date
from decimal import Decimal
from typing import Any

from email_validator import EmailNotValidError, validate_email
from flask_wtf import FlaskForm
from wtforms import DateField, Field, RadioField, SelectField, StringField, TextAreaField
from wtforms.fields.choices import SelectChoice  # type: ignore[attr-defined]
from wtforms.validators import StopValidation, ValidationError

from samverkan.core import language
from samverkan.core.language import _, _l
from samverkan.core.words import clean, one_line

LINE = 200
TEXT = 20_000
ORE = 100
MOST_ORE = 10**14
_SPACES = re.compile(r"\s+")
_CURRENCY = re.compile(r"^kr\.?|(kr(onor)?\.?|:-)$", re.IGNORECASE)
_ENGLISH_THOUSANDS = re.compile(r",(?=[0-9]{3}(?:[^0-9]|$))")

Check = Callable[[Any, Field], None]


class Form(FlaskForm):  # type: ignore[misc]
    """A form with a token against forgery; the page adds the key against double clicks."""

    def refuse(self, field: str | None, sentence: str) -> None:
        """Put a broken rule's sentence at its field, or on top when it has none of its own."""
        target = getattr(self, field, None) if field else None
        if target is None:
            self.form_errors.append(sentence)
        else:
            target.errors = [*target.errors, sentence]


def filled(sentence: object) -> Check:
    """The field needs something in it; the sentence says what to do."""

    def check(form: Any, field: Field) -> None:
        del form
        if field.data in (None, ""):
            if not field.errors:
                field.errors = []
            raise StopValidation(str(sentence))

    check.field_flags = {"required": True}  # type: ignore[attr-defined]
    return check


def at_most(length: int) -> Check:
    """The text may have at most this many characters; the refusal counts for the writer."""

    def check(form: Any, field: Field) -> None:
        del form
        now = len(field.data or "")
        if now > length:
            most, count = language.number(length), language.number(now)
            raise ValidationError(
                _("Korta texten till %(most)s tecken. Nu är den %(now)s.", most=most, now=count)
            )

    check.field_flags = {"maxlength": length}  # type: ignore[attr-defined]
    return check


def _checks(empty: object | None, length: int) -> list[Check]:
    return [*([filled(empty)] if empty else []), at_most(length)]


def line(label: object, *, empty: object | None = None, length: int = LINE, **more: Any) -> Any:
    """One line of text; `empty` is what to say when it must be filled and is not."""
    return StringField(label, filters=[one_line], validators=_checks(empty, length), **more)  # type: ignore[arg-type]


def text(label: object, *, empty: object | None = None, length: int = TEXT, **more: Any) -> Any:
    """Text of several lines."""
    return TextAreaField(label, filters=[clean], validators=_checks(empty, length), **more)  # type: ignore[arg-type]


def email(label: object = _l("E-postadress"), **more: Any) -> Any:
    """An e-mail address, kept in the form `core.forms.address` gives it."""
    return StringField(label, filters=[one_line], validators=[_is_address], **more)  # type: ignore[arg-type]


def choice(label: object, choices: Iterable[tuple[str, object]], **more: Any) -> Any:
    """One of a few, as radio buttons."""
    return _choosing(RadioField, label, choices, **more)


def select(label: object, choices: Iterable[tuple[str, object]], **more: Any) -> Any:
    """One of many, as a list to choose from."""
    return _choosing(SelectField, label, choices, **more)


def _choosing(kind: Any, label: object, choices: Any, **more: Any) -> Any:
    empty = more.pop("empty", _l("Välj ett av alternativen"))
    known = [each if isinstance(each, SelectChoice) else SelectChoice(*each) for each in choices]
    return kind(label, choices=known, validate_choice=False, validators=[_known(empty)], **more)


def _known(sentence: object) -> Check:
    def check(form: Any, field: Any) -> None:
        del form
        if str(field.data) not in {str(value) for value, *_rest in field.iter_choices()}:
            raise StopValidation(str(sentence))

    return check


class Day(DateField):
    """A day; what was written stays in the field when it is not one."""

    def process_formdata(self, valuelist: list[str]) -> None:
        written = one_line(valuelist[0]) if valuelist else ""
        self.data = None
        if not written:
            return
        try:
            self.data = date.fromisoformat(written)
        except ValueError as wrong:
            raise ValueError(_("Skriv dagen så här: 2027-05-09")) from wrong


def day(label: object, *, empty: object | None = None, **more: Any) -> Any:
    """A day in the calendar."""
    return Day(label, validators=[filled(empty)] if empty else [], **more)  # type: ignore[arg-type]


class Kronor(StringField):
    """An amount written in kronor and kept in öre; `data` is an int or None."""

    written = ""

    def _value(self) -> str:
        if self.written or self.data is None:
            return self.written
        return language.kronor(int(self.data)).removesuffix("kr").strip()

    def process_formdata(self, valuelist: list[str]) -> None:
        self.written = one_line(valuelist[0]) if valuelist else ""
        self.data = None
        if self.written:
            self.data = ore(self.written)  # type: ignore[assignment]


def kronor(label: object, *, empty: object | None = None, **more: Any) -> Any:
    """A sum of money."""
    return Kronor(label, validators=[filled(empty)] if empty else [], **more)  # type: ignore[arg-type]


def ore(written: str) -> int:
    """Kronor as written ("412 500", "412 500,50 kr") in öre; raises ValueError with a sentence.

    Who reads English may write it as we do there: "412,500.50".
    """
    sentence = _("Skriv beloppet med siffror, till exempel 412 500.")
    bare = _CURRENCY.sub("", _SPACES.sub("", written))
    if language.current() == "en":
        bare = _ENGLISH_THOUSANDS.sub("", bare)
    if not re.fullmatch(r"[0-9]{1,15}([.,][0-9]{1,2})?", bare):
        raise ValueError(sentence)
    total = int(Decimal(bare.replace(",", ".")) * ORE)
    if total > MOST_ORE:
        raise ValueError(sentence)
    return total


class WholeNumber(StringField):
    """A whole number from `least` to `most`; `data` is an int or None."""

    written = ""

    def __init__(
        self, label: Any = None, *, least: int = 0, most: int = 10**6, **more: Any
    ) -> None:
        super().__init__(label, **more)
        self.least, self.most = least, most

    def _value(self) -> str:
        return self.written or ("" if self.data is None else str(self.data))

    def process_formdata(self, valuelist: list[str]) -> None:
        self.written = one_line(valuelist[0]) if valuelist else ""
        self.data = None
        if not self.written:
            return
        bare = _SPACES.sub("", self.written)
        if not re.fullmatch(r"[0-9]{1,9}", bare) or not self.least <= int(bare) <= self.most:
            raise ValueError(
                _(
                    "Skriv ett helt tal från %(least)s till %(most)s.",
                    least=language.number(self.least),
                    most=language.number(self.most),
                )
            )
        self.data = int(bare)  # type: ignore[assignment]


def whole_number(label: object, *, empty: object | None = None, **more: Any) -> Any:
    """A whole number, for hours and months."""
    return WholeNumber(label, validators=[filled(empty)] if empty else [], **more)


def address(written: str) -> str:
    """An e-mail address in its normal form; raises ValueError with a sentence."""
    try:
        return validate_email(written, check_deliverability=False).normalized.lower()
    except EmailNotValidError as wrong:
        raise ValueError(_("Skriv e-postadressen så här: namn@exempel.se")) from wrong


def _is_address(form: Any, field: Any) -> None:
    del form
    try:
        field.data = address(field.data or "")
    except ValueError as wrong:
        raise StopValidation(str(wrong)) from wrong
