"""Every refusal is a page that says what happened and shows a way on."""

from flask import Flask, current_app, g, render_template, request
from flask_wtf.csrf import CSRFError
from sqlalchemy.exc import IntegrityError, InterfaceError, OperationalError
from werkzeug.exceptions import HTTPException, SecurityError

from samverkan.core.db import db
from samverkan.core.errors import NotAllowed, RuleBroken
from samverkan.core.language import _

Page = tuple[str, int] | tuple[str, int, dict[str, str]]
AWAY = (OperationalError, InterfaceError)


def install(app: Flask) -> None:
    app.register_error_handler(CSRFError, _too_old)
    app.register_error_handler(HTTPException, _refused)
    app.register_error_handler(SecurityError, _not_our_address)
    app.register_error_handler(NotAllowed, _not_allowed)
    app.register_error_handler(RuleBroken, _broken)
    app.register_error_handler(IntegrityError, _somebody_was_first)
    for away in AWAY:
        app.register_error_handler(away, _database_away)


def _refused(wrong: HTTPException) -> Page:
    if isinstance(getattr(wrong, "original_exception", None), AWAY):
        return _database_away(wrong)
    code = wrong.code or 500
    if code >= 500:  # noqa: PLR2004
        db.session.rollback()
    title, sentence = _words(code)
    return _page(title, sentence), code


def _words(code: int) -> tuple[str, str]:
    words = {
        400: (_("Det där förstod vi inte"), _("Gå tillbaka, ladda om sidan och försök igen.")),
        403: (_("Det här får du inte göra"), _("Fråga den som håller ihop samverkan.")),
        404: (
            _("Sidan finns inte"),
            _("Den kan ha flyttats, eller så är du inte med i den samverkan den hör till."),
        ),
        413: (_("Det blev för stort"), _("Korta texten och försök igen.")),
        429: (_("Det blev för många försök"), _("Vänta en stund och försök igen.")),
    }
    ours = (
        _("Något gick fel hos oss"),
        _("Försök igen om en stund. Det du såg som sparat är sparat."),
    )
    return words.get(code, ours if code >= 500 else words[400])  # noqa: PLR2004


def _too_old(wrong: CSRFError) -> Page:
    del wrong
    sentence = _("Gå tillbaka, kopiera det du skrev om det behövs, ladda om sidan och försök igen.")
    return _page(_("Sidan hade varit öppen för länge"), sentence), 400


def _not_our_address(wrong: SecurityError) -> Page:
    """A forged Host: no page can be drawn, for we do not know where its links would lead."""
    del wrong
    return _("Den adressen är inte vår."), 400, {"Content-Type": "text/plain; charset=utf-8"}


def _not_allowed(wrong: NotAllowed) -> Page:
    return _page(_("Det här får du inte göra"), wrong.sentence), 403


def _broken(wrong: RuleBroken) -> Page:
    return _page(_("Det gick inte nu"), wrong.sentence), 409


def _somebody_was_first(wrong: IntegrityError) -> Page:
    """Two did the same at once and no verb saw it coming: nothing of the second is saved."""
    current_app.logger.warning("A unique rule was broken: %s", wrong.orig)
    db.session.rollback()
    sentence = _("Någon annan sparade i samma ögonblick. Ladda om sidan och försök igen.")
    return _page(_("Någon hann före"), sentence), 409


def _database_away(wrong: Exception) -> Page:
    del wrong
    g.database_is_away = True
    db.session.rollback()
    sentence = _("Vi når inte det vi har sparat just nu. Inget har gått förlorat. Försök igen.")
    return _page(_("Vänta ett ögonblick"), sentence), 503, {"Retry-After": "5"}


def _page(title: str, sentence: str) -> str:
    back = request.referrer if request.method == "POST" else None
    own = back if back and back.startswith(request.host_url) else "/"
    way_on = (own, _("Gå tillbaka") if own != "/" else _("Till startsidan"))
    return render_template("errors/error.html", title=title, sentence=sentence, way_on=way_on)
