"""Letters to those who are asked in, and to those who asked."""

from samverkan.collaborations.models import Invitation
from samverkan.collaborations.values import Reply
from samverkan.core.addresses import absolute, with_token
from samverkan.core.language import _, speaking
from samverkan.notifications.values import Words


def invitation(asked: Invitation, *, from_: str, language: str) -> Words:
    """The letter to a new party: who asks, why, what it costs, and that they decide."""
    collaboration, who = asked.party.collaboration, asked.invited_by.name
    with speaking(language):
        purpose = _("Det handlar om: %(purpose)s", purpose=collaboration.purpose)
        return Words(
            subject=_("Vill ni vara med i %(name)s?", name=collaboration.name),
            lines=(
                _("Hej"),
                _(
                    "%(who)s på %(party)s vill göra något tillsammans med er: %(name)s.",
                    who=who,
                    party=from_,
                    name=collaboration.name,
                ),
                *((purpose,) if collaboration.purpose else ()),
                _("Titta först, det tar en minut. Ni bestämmer om ni är med."),
                _("Länken är din och gäller i 30 dagar. Du behöver inget lösenord."),
            ),
            button=(_("Titta på inbjudan"), with_token("collaborations.invited")),
            because=_("Du får mejlet för att %(who)s skrev din adress i Samverkan.", who=who),
            language=language,
        )


def colleague(asked: Invitation, *, language: str) -> Words:
    """The letter to a colleague at a party that is already in."""
    collaboration, who = asked.party.collaboration, asked.invited_by.name
    with speaking(language):
        return Words(
            subject=_("%(who)s vill ha med dig i %(name)s", who=who, name=collaboration.name),
            lines=(
                _("Hej"),
                _(
                    "%(who)s vill att du är med för %(party)s, så att ingen är ensam om det.",
                    who=who,
                    party=asked.party.name,
                ),
                _("Titta först, det tar en minut. Du bestämmer själv."),
                _("Länken är din och gäller i 30 dagar. Du behöver inget lösenord."),
            ),
            button=(_("Titta på inbjudan"), with_token("collaborations.invited")),
            because=_("Du får mejlet för att %(who)s skrev din adress i Samverkan.", who=who),
            language=language,
        )


def answered(asked: Invitation, reply: Reply) -> Words:
    """To the one who asked: they want to talk first, or not now; a colleague is an address."""
    name = asked.party.collaboration.name
    party = asked.address if asked.party.is_in else asked.party.name
    with speaking(asked.invited_by.language):
        subject, line = {
            Reply.TALK: (
                _("%(party)s vill prata först", party=party),
                _("Ring dem, det är ett gott tecken. Svaret kom från %(address)s."),
            ),
            Reply.NOT_NOW: (
                _("%(party)s kan inte just nu", party=party),
                _("De kan ändra sig: länken fungerar fortfarande. Svaret kom från %(address)s."),
            ),
        }[reply]
        return Words(
            subject=subject,
            lines=(
                _("Hej {name}"),
                _("%(party)s har svarat på din inbjudan till %(name)s.", party=party, name=name),
                line % {"address": asked.address},
            ),
            button=_to_parties(asked),
            because=_("Du får mejlet för att du bjöd in dem."),
            language=asked.invited_by.language,
        )


def came_in(asked: Invitation, newcomer: str, *, who: str) -> Words:
    """To the one who asked: they are in. `newcomer` is the party, or the colleague by name."""
    name, party = asked.party.collaboration.name, asked.party.name
    with speaking(asked.invited_by.language):
        return Words(
            subject=_("%(party)s är med i %(name)s", party=newcomer, name=name),
            lines=(
                _("Hej {name}"),
                _("%(who)s sade ja för %(party)s. Nu kan ni börja.", who=who, party=party),
            ),
            button=_to_parties(asked),
            because=_("Du får mejlet för att du bjöd in dem."),
            language=asked.invited_by.language,
        )


def _to_parties(asked: Invitation) -> tuple[str, str]:
    key = asked.party.collaboration.key
    return _("Öppna samverkan"), absolute("collaborations.parties", key=key)
