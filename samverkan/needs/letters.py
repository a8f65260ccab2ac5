"""Letters about needs: that somebody has written, never what."""

from samverkan.collaborations.models import Party
from samverkan.core.addresses import absolute
from samverkan.core.language import _, speaking
from samverkan.needs.models import Need
from samverkan.notifications.values import Words


def framed(need: Need, party: Party, *, language: str) -> Words:
    """One party has written its own words; the others' turn."""
    collaboration = need.collaboration
    with speaking(language):
        return Words(
            subject=_("%(party)s har skrivit", party=party.name),
            lines=(
                _("Hej {name}"),
                _(
                    "%(party)s har skrivit vad de har sett i %(name)s.",
                    party=party.name,
                    name=collaboration.name,
                ),
                _("Ni ser deras ord när ni har skrivit era. Det tar ungefär tre minuter."),
            ),
            button=_to(need),
            because=_("Du får mejlet för att du är med i samverkan."),
            language=language,
        )


def to_confirm(need: Need, party: Party, *, language: str) -> Words:
    """There is a joint text to read and stand behind."""
    with speaking(language):
        return Words(
            subject=_("En gemensam text att läsa: %(need)s", need=need.title),
            lines=(
                _("Hej {name}"),
                _("%(party)s har skrivit på den gemensamma texten.", party=party.name),
                _("Läs den och säg om ni står bakom den, eller ändra. Det tar två minuter."),
            ),
            button=_to(need),
            because=_("Du får mejlet för att du är med i samverkan."),
            language=language,
        )


def _to(need: Need) -> tuple[str, str]:
    key = need.collaboration.key
    return _("Öppna"), absolute("needs.show", key=key, number=need.id)
