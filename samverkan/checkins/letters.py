"""The words of letters about check-ins."""

from datetime import date

from samverkan.checkins.models import Asked, CheckIn
from samverkan.core.addresses import absolute, with_token
from samverkan.core.language import _, day, speaking
from samverkan.notifications.values import Words


def time_to_check_in(language: str) -> Words:
    """Five questions, two minutes, one link that opens without an account.

    One message for everybody: `{collaboration}` and `{day}` are facts of each letter.
    """
    with speaking(language):
        return Words(
            subject=_("Fem frågor om %(name)s, två minuter", name="{collaboration}"),
            lines=(
                _("Hej {name}"),
                _(
                    "Hur går samverkan? Svara senast %(day)s. Det tar två minuter och du behöver "
                    "inget konto.",
                    day="{day}",
                ),
                _("Alla parter ser resultatet samtidigt, när avstämningen stänger."),
            ),
            button=(_("Svara nu"), with_token("checkins.open_link")),
            because=_("Du får brevet för att du är med i %(name)s.", name="{collaboration}"),
            language=language,
        )


def last_day(closes_on: date, language: str) -> str:
    """The last day to answer, in the reader's words."""
    with speaking(language):
        return day(closes_on)


def still_time(asked: Asked) -> Words:
    """One reminder, half-way; the same link still works."""
    checkin, language = asked.checkin, asked.membership.person.language
    with speaking(language):
        return Words(
            subject=_("Påminnelse: fem frågor om %(name)s", name=checkin.collaboration.name),
            lines=(
                _("Hej {name}"),
                _(
                    "Du har inte svarat än. Det går till och med %(day)s.",
                    day=day(checkin.closes_on),
                ),
                _("Vill du inte svara den här gången är det också i sin ordning."),
            ),
            button=(_("Svara nu"), with_token("checkins.open_link")),
            because=_("Det kommer inte fler påminnelser om den här avstämningen."),
            language=language,
        )


def a_new_link(asked: Asked) -> Words:
    """A fresh link in place of one that stopped working."""
    checkin, language = asked.checkin, asked.membership.person.language
    with speaking(language):
        return Words(
            subject=_("Ny länk till frågorna om %(name)s", name=checkin.collaboration.name),
            lines=(_("Hej {name}"), _("Här är din nya länk. Den gamla fungerar inte längre.")),
            button=(_("Svara nu"), with_token("checkins.open_link")),
            because=_("Någon bad om en ny länk till den här adressen."),
            language=language,
        )


def the_result(checkin: CheckIn, headline: str, language: str) -> Words:
    """What the answers say, in one sentence, and where to read them together."""
    collaboration = checkin.collaboration
    with speaking(language):
        url = absolute("checkins.result", key=collaboration.key, number=checkin.number)
        return Words(
            subject=_("Så svarade ni om %(name)s", name=collaboration.name),
            lines=(
                _("Hej {name}"),
                headline or _("Ingen svarade den här gången."),
                _("Alla parter ser samma resultat, och fick det samtidigt."),
            ),
            button=(_("Läs resultatet"), url),
            because=_("Du får brevet för att du är med i %(name)s.", name=collaboration.name),
            language=language,
        )
