"""Swedish first, English second; days, moments and money in the reader's own way."""

from contextlib import AbstractContextManager
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import cast

from babel.dates import format_date, format_time
from babel.numbers import format_decimal
from flask import Flask, has_request_context, session
from flask_babel import Babel, force_locale, get_locale, gettext, lazy_gettext, ngettext

from samverkan.core.clock import STOCKHOLM, day_of

LANGUAGES = {"sv": "Svenska", "en": "English"}
DEFAULT = "sv"
TRANSLATIONS = Path(__file__).resolve().parent.parent / "translations"
DAY = {"sv": "d MMMM y", "en": "d MMMM y"}
ORE = 100

babel = Babel()


def _(text: str, **named: object) -> str:
    """The text in the reader's language, with its named blanks filled."""
    return str(gettext(text, **named))


def _l(text: str, **named: object) -> str:
    """The same, but not translated until it is read: for labels made when the program starts."""
    return cast("str", lazy_gettext(text, **named))


def _n(one: str, many: str, num: int, **named: object) -> str:
    """The text for one or for many; `%(num)s` is the number."""
    return str(ngettext(one, many, num, **named))


def install(app: Flask) -> None:
    babel.init_app(
        app,
        default_locale=DEFAULT,
        default_timezone="Europe/Stockholm",
        default_translation_directories=str(TRANSLATIONS),
        locale_selector=chosen,
    )
    app.jinja_env.filters.update(
        day=day, short_day=short_day, moment=moment, kronor=kronor, number=number
    )


def chosen() -> str:
    """The language this visitor reads: what they chose, else Swedish."""
    language = session.get("language") if has_request_context() else None
    return language if language in LANGUAGES else DEFAULT


def current() -> str:
    """The language in force right now, also inside `force_locale`: "sv" or "en"."""
    locale = get_locale()
    return str(locale.language) if locale else DEFAULT


def speaking(language: str) -> AbstractContextManager[None]:
    """A block in which words are in that language: for letters and papers."""
    return cast("AbstractContextManager[None]", force_locale(language))


def day(value: date | datetime) -> str:
    """A day in words: 9 maj 2027. Moments are read in Stockholm."""
    return format_date(_as_day(value), DAY[current()], locale=current())


def short_day(value: date | datetime) -> str:
    """A day without its year: 9 maj."""
    return format_date(_as_day(value), "d MMMM", locale=current())


def moment(value: datetime) -> str:
    """A day and a time: 9 maj 2027 klockan 14.20."""
    pattern = {"sv": "HH.mm", "en": "HH:mm"}[current()]
    time = format_time(value.astimezone(STOCKHOLM), pattern, locale=current())
    return _("%(day)s klockan %(time)s", day=day(value), time=time)


def kronor(ore: int) -> str:
    """Öre as kronor, with öre only when there are any: 412 500 kr."""
    pattern = "#,##0" if ore % ORE == 0 else "#,##0.00"
    return _("%(sum)s kr", sum=format_decimal(Decimal(ore) / ORE, pattern, locale=current()))


def number(value: float) -> str:
    """A number with the reader's own separators, at most one decimal."""
    return format_decimal(value, "#,##0.#", locale=current())


def _as_day(value: date | datetime) -> date:
    return day_of(value) if isinstance(value, datetime) else value
