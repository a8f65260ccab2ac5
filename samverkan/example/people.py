"""Who lives in Älvland: houses and characters, none of whom exist.

Their addresses end in `.example`, which is kept free for such use (RFC 2606). No house has an
organisation number, since every number belongs to somebody or may do so one day.
"""

from dataclasses import dataclass

from samverkan.organisations.values import Kind


@dataclass(frozen=True)
class House:
    """An organisation, and where its mail goes."""

    name: str
    kind: Kind
    domain: str


@dataclass(frozen=True)
class Character:
    """A person who works for a house."""

    name: str
    mailbox: str
    house: House
    title: str

    @property
    def email(self) -> str:
        return f"{self.mailbox}@{self.house.domain}"


GRANLUNDA = House("Granlunda kommun", Kind.MUNICIPALITY, "granlunda.example")
REGION = House("Region Älvland", Kind.REGION, "regionalvland.example")
PSYCHIATRY = House(
    "Hälso- och sjukvårdsnämnden i Region Älvland", Kind.BOARD, "halsa.regionalvland.example"
)
KVARNBACKEN = House("Kvarnbackens kvartersförening", Kind.ASSOCIATION, "kvarnbacken.example")
LAXHJALPARNA = House("Läxhjälparna Granlunda", Kind.ASSOCIATION, "laxhjalparna.example")
SPRAKCAFEET = House("Språkcaféet Norrgården", Kind.ASSOCIATION, "sprakcafeet.example")
BOSTADER = House("Norrgårdens hyresgäster", Kind.ASSOCIATION, "norrgarden.example")
SANKTA_KLARA = House("Sankta Klara församling", Kind.FAITH_COMMUNITY, "sanktaklara.example")
MATNATVERKET = House("Grannmat", Kind.NETWORK, "grannmat.example")
STIFTELSEN = House("Stiftelsen Brobyggarna", Kind.FOUNDATION, "brobyggarna.example")
BADHUSET = House("Badhuset i Åsen", Kind.ECONOMIC_ASSOCIATION, "badhusetasen.example")
NATTVANDRARNA = House("Nattvandrarna i Granlunda", Kind.ASSOCIATION, "nattvandrarna.example")
UNGDOMENS_HUS = House("Ungdomens hus i Åsen", Kind.FOUNDATION, "ungdomenshus.example")
CYKELKOKET = House("Cykelköket", Kind.ASSOCIATION, "cykelkoket.example")

MARIE = Character("Marie Sundqvist", "marie", GRANLUNDA, "Strateg för civilsamhället")
PER_OLOF = Character("Per-Olof Ek", "per-olof", GRANLUNDA, "Socialchef")
LOVISA = Character("Lovisa Berg", "lovisa", GRANLUNDA, "Fritidsledare")
ANDERS = Character("Anders Lind", "anders", GRANLUNDA, "Kultur- och fritidschef")
ROBIN = Character("Robin Åkerlund", "robin", REGION, "Folkhälsoplanerare")
EVA = Character("Eva Moberg", "eva", REGION, "Hälsochef")
HELENA = Character("Helena Strand", "helena", PSYCHIATRY, "Verksamhetsutvecklare")
TOMAS = Character("Tomas Wik", "tomas", PSYCHIATRY, "Nämndens ordförande")
AMINA = Character("Amina Yusuf", "amina", KVARNBACKEN, "Ordförande")
BEHAR = Character("Behar Krasniqi", "behar", KVARNBACKEN, "Kassör")
JOEL = Character("Joel Henriksson", "joel", LAXHJALPARNA, "Samordnare")
SAMIRA = Character("Samira Haddad", "samira", LAXHJALPARNA, "Ordförande")
FATIMA = Character("Fatima Noor", "fatima", SPRAKCAFEET, "Ordförande")
GERD = Character("Gerd Lööf", "gerd", SPRAKCAFEET, "Samtalsledare")
BIRGIT = Character("Birgit Hallin", "birgit", SANKTA_KLARA, "Diakon")
JONAS = Character("Jonas Palm", "jonas", SANKTA_KLARA, "Kyrkoherde")
TOVE = Character("Tove Lindahl", "tove", MATNATVERKET, "Sammankallande")
YONAS = Character("Yonas Tesfaye", "yonas", MATNATVERKET, "Håller i bilarna")
INGRID = Character("Ingrid Falk", "ingrid", STIFTELSEN, "Verksamhetsledare")
NILS_ERIK = Character("Nils-Erik Åström", "nils-erik", BADHUSET, "Ordförande")
LINNEA = Character("Linnea Hjort", "linnea", BADHUSET, "Simlärare")
KARIN = Character("Karin Öst", "karin", NATTVANDRARNA, "Ordförande")
MUSTAFA = Character("Mustafa Demir", "mustafa", NATTVANDRARNA, "Gruppledare")
VERA = Character("Vera Nyman", "vera", UNGDOMENS_HUS, "Föreståndare")
ALI = Character("Ali Rezai", "ali", CYKELKOKET, "Ordförande")
STINA = Character("Stina Frid", "stina", CYKELKOKET, "Verkstadsansvarig")

EVERYONE = (
    MARIE,
    PER_OLOF,
    LOVISA,
    ANDERS,
    ROBIN,
    EVA,
    HELENA,
    TOMAS,
    AMINA,
    BEHAR,
    JOEL,
    SAMIRA,
    FATIMA,
    GERD,
    BIRGIT,
    JONAS,
    TOVE,
    YONAS,
    INGRID,
    NILS_ERIK,
    LINNEA,
    KARIN,
    MUSTAFA,
    VERA,
    ALI,
    STINA,
)
GUESTBOOK = (
    (MARIE, "Håller ihop det mesta för kommunen. Ser först det som väntar i fyra samverkan."),
    (AMINA, "Leder en förening på fritiden. Ser först vad de andra väntar på från henne."),
    (PER_OLOF, "Skriver under för kommunen. Matlådan väntar på hans namn."),
)
"""Three people to sign in as, and what each meets first."""
