"""The words of letters about what comes next."""

from samverkan.collaborations.models import Collaboration
from samverkan.core.addresses import absolute
from samverkan.core.language import _, speaking
from samverkan.notifications.values import Words


def all_have_said(collaboration: Collaboration, together: str, language: str) -> Words:
    """Every party has chosen: what the choices say side by side, and where to read why."""
    name = collaboration.name
    with speaking(language):
        return Words(
            subject=_("Alla har valt nästa steg i %(name)s", name=name),
            lines=(
                _("Hej {name}"),
                together,
                _("Nu ser alla vad var och en valde, och varför. Alla fick se det samtidigt."),
            ),
            button=(_("Läs valen"), absolute("celebration.show", key=collaboration.key)),
            because=_("Du får brevet för att du är med i %(name)s.", name=name),
            language=language,
        )
