"""Swedish first, English second; days, moments and money in the reader's own way."""

from contextlib import AbstractContextManager
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import cast

from babel.dates import format_date, format_time
from babel.numbers import format_decimal
from babel.support import NullTranslations
from flask import Flask, g, has_app_context, has_request_context, session
from flask_babel import Babel, LazyString, force_locale, get_locale, get_translations
from jinja2.nodes import EvalContext
from jinja2.utils import pass_eval_context
from markupsafe import Markup

from samverkan.core.clock import STOCKHOLM, day_of

LANGUAGES = {"sv": "Svenska", "en": "English"}
DEFAULT = "sv"
TRANSLATIONS = Path(__file__).resolve().parent.parent / "translations"
DAY = {"sv": "d MMMM y", "en": "d MMMM y"}
ORE = 100

babel = Babel()


def _(text: str, **named: object) -> str:
    """The text in the reader's language, with its named blanks filled."""
    said = _words().gettext(text)
    return said % named if named else said


def _l(text: str, **named: object) -> str:
    """The same, but not translated until it is read: for labels made when the program starts."""
    return cast("str", LazyString(_, text, **named))


def _n(one: str, many: str, num: int, **named: object) -> str:
    """The text for one or for many; `%(num)s` is the number."""
    return _words().ngettext(one, many, num) % {"num": num, **named}


def _words() -> NullTranslations:
    """The words of the language in force, looked up once for each request and language.

    Flask-Babel empties the place where they are kept whenever the language changes.
    """
    if not has_app_context():
        return NullTranslations()
    words: NullTranslations | None = getattr(g.get("_flask_babel"), "babel_translations", None)
    if words is None:
        words = g._flask_babel.babel_translations = get_translations()  # noqa: SLF001
    return words


def install(app: Flask) -> None:
    babel.init_app(
        app,
        default_locale=DEFAULT,
        default_timezone="Europe/Stockholm",
        default_translation_directories=str(TRANSLATIONS),
        locale_selector=chosen,
    )
    app.jinja_env.globals.update({"_": _shown, "gettext": _shown, "ngettext": _shown_n})
    app.jinja_env.filters.update(
        day=day, short_day=short_day, moment=moment, kronor=kronor, number=number
    )


@pass_eval_context
def _shown(page: EvalContext, text: str, /, **named: object) -> str:
    """As `_`, for templates: what fills the blanks is escaped where the page escapes."""
    return _filled(page, _words().gettext(text), named)


@pass_eval_context
def _shown_n(page: EvalContext, one: str, many: str, num: int, /, **named: object) -> str:
    return _filled(page, _words().ngettext(one, many, num), {"num": num, **named})


def _filled(page: EvalContext, said: str, named: dict[str, object]) -> str:
    text = Markup(said) if page.autoescape else said  # noqa: S704 - our own words
    return text % named if "%" in said else text


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
