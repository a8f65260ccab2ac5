"""Språkcafé Norrgården: brand new. One party has written what it has seen, the other not yet."""

from samverkan.example.people import BOSTADER, FATIMA, GERD, LOVISA, MARIE, Character
from samverkan.example.telling import Tale
from samverkan.resources.values import ResourceKind

NAME = "Språkcafé Norrgården"
HYRESGASTERNA = Character("Norrgårdens hyresgäster", "hej", BOSTADER, "")


def tell(tale: Tale) -> None:
    tale.ago(19).begins(
        FATIMA,
        asks=MARIE,
        purpose="Den som är ny i svenskan ska ha någon att prata med, utan anmälan och utan betyg.",
    )
    tale.ago(15).has_seen(
        FATIMA,
        "På torsdagarna är vi fyrtio personer i ett rum för femton. Folk kommer för att få prata, "
        "inte för att läsa grammatik. De säger att de lär sig mer på en kväll hos oss än på en "
        "månad med hörlurar.\n\n"
        "Det som saknas är en lokal som vi vet att vi har kvar till sommaren, och fler som har "
        "svenska som första språk. Det sista är svårast. Vi har bett grannar, men de tror att de "
        "ska undervisa. De ska bara dricka kaffe.",
    )
    tale.brings(FATIMA, GERD)
    tale.ago(11).brings(MARIE, LOVISA)
    tale.puts_in(
        MARIE,
        ResourceKind.PREMISES,
        "Bibliotekets studierum i Norrgården, torsdagar 17–20",
        years=tale.years(0, 0),
    )
    tale.ago(6).takes_on(
        FATIMA, "Håller i torsdagskvällarna", holder="Gerd Lööf", deputy="Fatima Noor"
    )
    tale.puts_in(
        GERD,
        ResourceKind.VOLUNTARY_TIME,
        "Samtalsledare på torsdagar",
        years=tale.years(0, 0),
        hours=240,
    )
    tale.ago(2).invites(FATIMA, HYRESGASTERNA)
