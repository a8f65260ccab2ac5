"""A made-up agreement as real as we can make it, for tests, benches and looking at the paper."""

import tomllib
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

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
WORDS = tomllib.loads(Path(__file__).with_name("kvallsoppet.toml").read_text(encoding="utf-8"))


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
        clauses=tuple(_read(number, one) for number, one in enumerate(WORDS["clause"], start=1)),
        signature_lines=LINES,
        weave=WEAVE,
        words_hash=HASH,
        period="1 augusti 2027 till 31 juli 2030",
    )


def _read(number: int, words: dict[str, Any]) -> DocumentClause:
    parts = (_part(one) for one in words["parts"])
    return clause(number, words["heading"], words["in_short"], *parts)


def _part(words: str | list[str] | dict[str, str]) -> str | Part:
    if isinstance(words, str):
        return words
    if isinstance(words, list):
        return BulletList(tuple(words))
    found = WORDS["table"][words["table"]]
    rows = tuple(tuple(row) for row in found["rows"])
    return Table(found["caption"], tuple(found["headings"]), rows, found["note"])


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
