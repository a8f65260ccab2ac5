"""Letters about an agreement: a draft to read, something to sign, and the sealed paper."""

from collections.abc import Callable, Iterable
from datetime import datetime

from samverkan.accounts.models import Person
from samverkan.agreements.models import Agreement
from samverkan.core.addresses import absolute
from samverkan.core.language import _, speaking
from samverkan.notifications.actions import post
from samverkan.notifications.values import Recipient, Words

Write = Callable[[Agreement, Person], Words]


def send(
    write: Write, agreement: Agreement, to: Iterable[Person], *, key: str, at: datetime
) -> None:
    """Owe each person one letter in their own language; the same key posts nothing twice."""
    for person in dict.fromkeys(to):
        recipient = Recipient(person.email, person.name)
        post(write(agreement, person), to=recipient, key=f"{key}:{person.id}", at=at)


def draft_begun(agreement: Agreement, reader: Person) -> Words:
    """There is a first draft to read and change."""
    with speaking(reader.language):
        return Words(
            subject=_("Det finns ett första utkast: %(title)s", title=agreement.title),
            lines=(
                _("Hej {name},"),
                _("Nu finns ett första utkast till er överenskommelse. Alla ser samma text."),
                _("Ändra det som inte stämmer och godkänn avsnitt för avsnitt."),
            ),
            button=(_("Läs utkastet"), _address(agreement)),
            because=_because(agreement),
            language=reader.language,
        )


def ready_to_sign(agreement: Agreement, reader: Person) -> Words:
    """Everyone has approved everything, and this person has a mandate to sign."""
    with speaking(reader.language):
        return Words(
            subject=_("Överenskommelsen är klar att skriva under"),
            lines=(
                _("Hej {name},"),
                _("Alla parter har godkänt alla avsnitt i ”%(title)s”.", title=agreement.title),
                _("Läs sidan med det viktigaste och skriv under. Det tar tre minuter."),
            ),
            button=(_("Läs och skriv under"), _address(agreement, "agreements.signing_page")),
            because=_("Du får brevet för att du har mandat att skriva under."),
            language=reader.language,
        )


def sealed(agreement: Agreement, reader: Person) -> Words:
    """All parties have signed, and the paper is kept as it was."""
    with speaking(reader.language):
        return Words(
            subject=_("Undertecknad av alla: %(title)s", title=agreement.title),
            lines=(
                _("Hej {name},"),
                _("Nu har alla parter skrivit under ”%(title)s”.", title=agreement.title),
                _("Pdf:en är sparad precis som den var när den sista parten skrev under."),
            ),
            button=(_("Hämta överenskommelsen"), _address(agreement)),
            because=_because(agreement),
            language=reader.language,
        )


def _because(agreement: Agreement) -> str:
    name = agreement.collaboration.name
    return _("Du får brevet för att du är med i %(name)s.", name=name)


def _address(agreement: Agreement, endpoint: str = "agreements.one") -> str:
    return absolute(endpoint, key=agreement.collaboration.key, agreement_id=agreement.id)
