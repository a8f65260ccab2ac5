"""A made-up agreement as real as we can make it, for tests, benches and looking at the paper."""

from dataclasses import replace
from datetime import UTC, date, datetime

from samverkan.agreements.document import (
    AgreementDocument,
    BulletList,
    DocumentClause,
    DocumentParty,
    DocumentSignature,
    Paragraph,
    Part,
    SignatureLine,
    Table,
)

MADE_ON = date(2027, 3, 18)
SIGNED_AT = datetime(2027, 4, 14, 12, 20, tzinfo=UTC)
HASH = "9f2c41d07b6e58a3c0d94e17f8a25b63e1704cd9ab36f25d8e90c7134ba6d2f5"
PARTIES = (
    DocumentParty(
        "Granlunda kommun",
        "Kommun, socialnämnden",
        "212000-0000",
        1,
        "G",
        ("Per-Olof Ek, socialchef",),
        "SN 2027/114",
    ),
    DocumentParty(
        "Kvarnbackens kvartersförening",
        "Ideell förening",
        "802400-0000",
        2,
        "K",
        ("Amina Yusuf, ordförande",),
    ),
    DocumentParty(
        "Läxhjälparna Granlunda",
        "Ideell förening",
        "802500-0000",
        3,
        "L",
        ("Joel Henriksson, samordnare",),
    ),
)
WEAVE = ((3, 2), (2, 3), (1, 2), (0, 3), (2, 2), (3, 3), (1, 3), (0, 4), (1, 2), (2, 2), (3, 2))
LINES = (
    SignatureLine(
        "Granlunda kommun",
        "Per-Olof Ek",
        "socialchef",
        "Enligt socialnämndens delegationsordning, punkt 4.2.",
        date(2027, 12, 31),
    ),
    SignatureLine(
        "Kvarnbackens kvartersförening",
        "Amina Yusuf",
        "ordförande",
        "Firmatecknare enligt styrelsens protokoll den 12 mars 2027, § 6.",
    ),
    SignatureLine(
        "Läxhjälparna Granlunda",
        "Joel Henriksson",
        "samordnare",
        "Enligt fullmakt den 3 mars 2027.",
        date(2027, 12, 31),
    ),
)
ROLES = Table(
    "Roller",
    ("Roll", "Part", "Person", "Ansvarar för"),
    (
        ("Samordnare", "Läxhjälparna Granlunda", "Joel Henriksson", "att alla vet vad som händer"),
        ("Värd för lokalen", "Kvarnbackens kvartersförening", "Amina Yusuf", "öppettider, nycklar"),
        ("Fältsekreterare", "Granlunda kommun", "Marie Sundqvist", "kontakten med skolan"),
    ),
)
MANDATES = Table(
    "Mandat",
    ("Person", "Får besluta om", "Högst", "Till och med"),
    (
        ("Per-Olof Ek", "ändringar i överenskommelsen", "500 000 kr", "31 december 2027"),
        ("Marie Sundqvist", "inköp till verksamheten", "20 000 kr", "31 december 2027"),
        ("Amina Yusuf", "lokalen och föreningens pengar", "50 000 kr", "nästa årsmöte"),
        ("Joel Henriksson", "schema och inköp av läromedel", "5 000 kr", "31 december 2027"),
    ),
    "Den som vill gå över sin gräns frågar styrgruppen först.",
)
RESOURCES = Table(
    "Vad varje part bidrar med per år",
    ("Part", "Bidrag", "2027", "2028", "2029"),
    (
        ("Granlunda kommun", "Pengar", "206 250 kr", "412 500 kr", "412 500 kr"),
        ("Granlunda kommun", "Fältsekreterare, timmar", "260", "520", "520"),
        ("Kvarnbackens kvartersförening", "Lokal, timmar", "650", "1 300", "1 300"),
        ("Kvarnbackens kvartersförening", "Ideell tid, timmar", "520", "1 040", "1 040"),
        ("Läxhjälparna Granlunda", "Ideell tid, timmar", "364", "728", "728"),
    ),
    "Ideell tid räknas i timmar och översätts inte till kronor.",
)
CONTENT: tuple[tuple[str, str, tuple[str | Table | BulletList, ...]], ...] = (
    (
        "Bakgrund och behov",
        "Vi har lyssnat på 60 unga och enats om sex behov. De ungas egna ord står först.",
        (
            "Överenskommelsen utgår från behov som parterna har formulerat tillsammans. Behoven är "
            "antecknade vid tre rundabordssamtal under vintern 2026–2027 och redovisas i bilaga 1, "
            "med den parts ord som först beskrev dem.",
            "De unga på Kvarnbacken säger att det saknas en plats för kvällar och lov. "
            "”Vi vill ha någonstans att vara där de vuxna inte är poliser”, sade en av dem. "
            "Kvarnbackens kvartersförening har lokalen, Läxhjälparna Granlunda har de vuxna och "
            "Granlunda kommun har ansvaret för fältarbetet och kontakten med skolorna.",
            "Parterna är överens om att verksamheten finns på föreningarnas initiativ, att den inte "
            "är ett köp av tjänst och att kommunen inte detaljstyr den.",
        ),
    ),
    (
        "Gemensamt mål",
        "Unga 13–19 år på Kvarnbacken har någonstans att ta vägen på kvällen, med vuxna som lyssnar.",
        (
            "Målet är att unga 13–19 år på Kvarnbacken ska ha en öppen och trygg plats fem kvällar i "
            "veckan, året om.",
            "När överenskommelsen löper ut ska det gå att se att",
            BulletList(
                (
                    "minst 80 unga känner till Kvällsöppet och minst 40 kommer en vanlig vecka",
                    "de som får läxhjälp själva tycker att skolan går bättre",
                    "föräldrar och grannar vet vem de ska ringa när något händer",
                )
            ),
            "Målen följs upp med frågor till de unga själva, aldrig med personuppgifter om dem.",
        ),
    ),
    (
        "Värdegrund",
        "Vi är jämbördiga. Ingen part talar för de unga utan att ha frågat dem.",
        (
            "Parterna är jämbördiga. De är självständiga var för sig och ansvarar var för sig för "
            "sina egna medarbetare, medlemmar och volontärer.",
            "Verksamheten är öppen för alla unga, utan krav på medlemskap, anmälan eller avgift.",
        ),
    ),
    (
        "Parternas insatser och roller",
        "Kvartersföreningen öppnar lokalen, Läxhjälparna hjälper till med läxor, kommunen bidrar "
        "med pengar, en fältsekreterare och kontakten med skolan.",
        (
            "Kvarnbackens kvartersförening öppnar lokalen tisdag till lördag klockan 17–22 och ser "
            "till att minst två vuxna som de unga känner är på plats.",
            "Läxhjälparna Granlunda ordnar läxhjälp två kvällar i veckan under terminerna.",
            "Granlunda kommun bidrar med en fältsekreterare tio timmar i veckan och ansvarar för "
            "kontakten med Kvarnbackaskolan och Ekbackens gymnasium.",
            ROLES,
        ),
    ),
    (
        "Pengar och resurser",
        "Alla bidrar. Pengar, tid, lokal och förtroende räknas.",
        (
            "Kommunen bidrar med 412 500 kronor per år. Bidraget betalas ut i januari och augusti "
            "utan särskild ansökan.",
            "Kvartersföreningen bidrar med lokalen och 20 ideella timmar i veckan. Läxhjälparna "
            "bidrar med 14 ideella timmar i veckan.",
            "Administration som samverkan kräver får ta högst två timmar i månaden för varje "
            "förening. Den part som vill begära mer tar först upp det i styrgruppen.",
            RESOURCES,
        ),
    ),
    (
        "Styrning och mandat",
        "En styrgrupp med lika många från varje part. Den som beslutar har rätt att göra det.",
        (
            "Styrgruppen består av två personer från varje part och träffas minst fyra gånger om "
            "året. Ordförandeskapet går runt och byts varje år i augusti.",
            "Styrgruppen fattar beslut i samförstånd. Mandaten nedan visar vem som får besluta om "
            "vad för sin part.",
            MANDATES,
        ),
    ),
    (
        "Uppföljning och lärande",
        "Vi följer upp tillsammans två gånger om året. Vi pratar om det vi lär oss, inte bara om "
        "siffror.",
        (
            "Parterna följer upp samverkan tillsammans. Uppföljningen ska ge kunskap om hur det går "
            "för de unga och om hur parterna arbetar ihop.",
            "Parterna gör en gemensam avstämning i maj och en i november. Avstämningarna ersätter "
            "skriftlig delårsrapport.",
            "Resultatet av avstämningarna visas för alla parter samtidigt. Fritextsvar visas utan "
            "namn när minst tre personer från samma part har svarat.",
        ),
    ),
    (
        "Tid, ändringar och avslut",
        "1 augusti 2027 till 31 juli 2030. Den som vill lämna säger till sex månader i förväg.",
        (
            "Överenskommelsen gäller från den 1 augusti 2027 till den 31 juli 2030. Senast ett år "
            "innan den löper ut bestämmer parterna tillsammans vad som ska hända sedan.",
            "En ändring gäller när alla parter har svarat ja. Ändringen skrivs i ett tillägg och "
            "syns i överenskommelsens historik.",
            "En part som vill lämna samverkan säger till de andra minst sex månader i förväg. "
            "Parterna ordnar då ett avslut som de unga får vara med om.",
        ),
    ),
    (
        "Om vi inte är överens",
        "Vi pratar inom två veckor. Hjälper inte det tar vi in en samtalsledare som alla godkänner.",
        (
            "Den som ser ett problem tar upp det i styrgruppen, som pratar om det inom två veckor.",
            "Om parterna inte enas tar de in en samtalsledare som alla godkänner. Kostnaden delas "
            "lika mellan kommunen och föreningarna tillsammans.",
        ),
    ),
)


def sample_document(**changes: object) -> AgreementDocument:
    """The agreement on Kvällsöppet på Kvarnbacken, as a draft unless told otherwise."""
    return replace(_draft(), **changes)  # type: ignore[arg-type]


def final_document(**changes: object) -> AgreementDocument:
    """The same agreement, signed by all."""
    final = replace(_draft(), status="final", version_label="Version 1", signatures=signatures())
    return replace(final, **changes)  # type: ignore[arg-type]


def large_company(count: int = 15) -> AgreementDocument:
    """The same agreement between many parties, some with very long names."""
    parties = tuple(_guest(place) for place in range(1, count + 1))
    lines = tuple(SignatureLine(party.name) for party in parties)
    return sample_document(parties=parties, signature_lines=lines, weave=())


def signatures() -> tuple[DocumentSignature, ...]:
    return tuple(
        DocumentSignature(
            line.party,
            line.name,
            line.title,
            line.ground,
            line.valid_until,
            SIGNED_AT,
            "Godkänt i Samverkan efter inloggning.",
        )
        for line in LINES
    )


def clause(number: int, heading: str, in_short: str, *parts: str | Part) -> DocumentClause:
    """A section whose plain strings become numbered paragraphs."""
    made: list[Part] = []
    for part in parts:
        count = sum(isinstance(one, Paragraph) for one in made) + 1
        made.append(Paragraph(f"{number}.{count}", part) if isinstance(part, str) else part)
    return DocumentClause(str(number), heading, in_short, tuple(made))


def _draft() -> AgreementDocument:
    return AgreementDocument(
        title="Kvällsöppet på Kvarnbacken",
        kind_title="Överenskommelse om idéburet offentligt partnerskap",
        collaboration="Kvällsöppet på Kvarnbacken",
        purpose="Unga på Kvarnbacken ska ha någonstans att ta vägen på kvällen, med vuxna som "
        "lyssnar.",
        language="sv",
        status="draft",
        version_label="Utkast 7",
        template_label="Idéburet offentligt partnerskap, 2026-1",
        made_on=MADE_ON,
        parties=PARTIES,
        clauses=tuple(
            clause(number, heading, in_short, *parts)
            for number, (heading, in_short, parts) in enumerate(CONTENT, start=1)
        ),
        signature_lines=LINES,
        weave=WEAVE,
        words_hash=HASH,
        period="1 augusti 2027 till 31 juli 2030",
    )


def _guest(place: int) -> DocumentParty:
    names = (
        "Granlunda kommun",
        "Riksförbundet för social och mental hälsa, lokalföreningen i Granlunda med omnejd",
        "Kvarnbackens kvartersförening",
        "Ekbackens idrottssällskap",
        "Svenska kyrkan, Granlunda församling",
    )
    return DocumentParty(
        f"{names[place % len(names)]} {place}",
        "Ideell förening",
        f"8024{place:02}-0000",
        (place - 1) % 6 + 1,
        "ABCDEFGHIJKLMNO"[place - 1],
        (f"Person Personsson {place}",),
    )
