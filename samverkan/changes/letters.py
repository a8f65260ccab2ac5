"""Letters about changes: one when a party proposes, one when all have said yes."""

from samverkan.changes.models import Change
from samverkan.core.addresses import absolute
from samverkan.core.language import _, day, speaking
from samverkan.notifications.values import Words


def proposed(change: Change, *, language: str) -> Words:
    """To the other parties: what is proposed, why, and that it waits for their answer."""
    party, place = change.party.name, change.collaboration
    with speaking(language):
        return Words(
            subject=_("%(party)s föreslår en ändring", party=party),
            lines=(
                _("Hej {name}"),
                _("%(party)s föreslår en ändring i %(place)s:", party=party, place=place.name),
                change.what,
                _("Varför: %(why)s", why=change.why),
                _(
                    "Den ska gälla från %(day)s, om alla parter säger ja.",
                    day=day(change.starts_on),
                ),
                _("Det tar ungefär två minuter att läsa och svara. Ni kan ändra ert svar senare."),
            ),
            button=(_("Läs och svara"), _address(change)),
            because=_because(change),
            language=language,
        )


def agreed(change: Change, *, language: str) -> Words:
    """To everyone: all have said yes, and from which day it holds."""
    with speaking(language):
        return Words(
            subject=_("Alla har sagt ja"),
            lines=(
                _("Hej {name}"),
                _("Alla parter i %(place)s har sagt ja till:", place=change.collaboration.name),
                change.what,
                _("Det gäller från %(day)s.", day=day(change.starts_on)),
            ),
            button=(_("Visa ändringen"), _address(change)),
            because=_because(change),
            language=language,
        )


def _address(change: Change) -> str:
    return absolute("changes.show", key=change.collaboration.key, number=change.id)


def _because(change: Change) -> str:
    return _("Du får mejlet för att du är med i %(place)s.", place=change.collaboration.name)
