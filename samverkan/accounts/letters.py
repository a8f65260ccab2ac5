"""Letters with a link into one's own account."""

from urllib.parse import urlencode

from samverkan.core.addresses import with_token
from samverkan.core.language import _, speaking
from samverkan.notifications.values import Words


def sign_in(language: str, onward: str) -> Words:
    """The link that signs in; `onward` is the path to the page the reader was on the way to."""
    with speaking(language):
        return Words(
            subject=_("Din länk till Samverkan"),
            lines=(
                _("Hej {name}"),
                _("Du bad om att få logga in i Samverkan. Öppna länken och tryck på Logga in."),
                _("Länken gäller i 30 minuter och fungerar en gång."),
            ),
            button=(_("Logga in"), _link("accounts.enter_by_link", onward)),
            because=_(
                "Du får mejlet för att någon skrev din adress på sidan där man loggar in. "
                "Var det inte du behöver du inte göra något."
            ),
            language=language,
        )


def reset(language: str, onward: str) -> Words:
    """The link to a new password, and then onward."""
    with speaking(language):
        return Words(
            subject=_("Välj ett nytt lösenord till Samverkan"),
            lines=(
                _("Hej {name}"),
                _("Du bad om ett nytt lösenord. Öppna länken och välj ett."),
                _(
                    "Länken gäller i 30 minuter och fungerar en gång. "
                    "Ditt gamla lösenord gäller tills du har valt ett nytt."
                ),
            ),
            button=(_("Välj lösenord"), _link("accounts.reset", onward)),
            because=_(
                "Du får mejlet för att någon skrev din adress på sidan för glömt lösenord. "
                "Var det inte du behöver du inte göra något."
            ),
            language=language,
        )


def _link(endpoint: str, onward: str) -> str:
    query = f"?{urlencode({'next': onward})}" if onward else ""
    return f"{with_token(endpoint)}{query}"
