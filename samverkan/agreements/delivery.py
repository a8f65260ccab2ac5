"""Handing over an agreement as paper: the document, the draft and the specimen of a template."""

from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path

from samverkan.agreements import library
from samverkan.agreements.document import (
    AgreementDocument,
    BulletList,
    DocumentClause,
    DocumentParty,
    DocumentSignature,
    Paragraph,
    Part,
    SignatureLine,
    to_html,
)
from samverkan.agreements.library import Example, Template
from samverkan.agreements.models import Agreement, Signature
from samverkan.agreements.queries import period, titles_in
from samverkan.agreements.values import METHODS
from samverkan.agreements.wording import Passage, Piece, Reading, passages, table_of
from samverkan.collaborations.models import Party
from samverkan.core.language import _, day, speaking
from samverkan.core.pdf import to_pdf
from samverkan.mandates.rules import obstacle
from samverkan.mandates.values import Scope
from samverkan.organisations.values import KINDS

Titles = Mapping[tuple[int, int], str]


def draft_pdf(reading: Reading, *, on: date) -> bytes:
    """The agreement as it reads now, marked as a draft on every page."""
    return to_pdf(to_html(document_of(reading, on=on, is_final=False)))


def document_of(reading: Reading, *, on: date, is_final: bool) -> AgreementDocument:
    """The agreement as plain words for paper, in its own language."""
    agreement, template = reading.desk.agreement, reading.template
    titles = titles_in(agreement.collaboration)
    with speaking(template.language):
        return AgreementDocument(
            title=agreement.title,
            kind_title=template.title,
            collaboration=agreement.collaboration.name,
            purpose=agreement.collaboration.purpose or reading.answers.get("syfte", ""),
            language=template.language,
            status="final" if is_final else "draft",
            version_label=_version(reading, is_final=is_final),
            template_label=f"{template.title}, {template.version}",
            made_on=on,
            parties=tuple(_party(reading, one, titles) for one in reading.desk.parties),
            clauses=tuple(_clauses(reading)),
            signatures=tuple(_signature(one, titles) for one in reading.desk.signatures),
            signature_lines=tuple(_lines(reading, titles, on)),
            words_hash=reading.words_hash,
            period=_period(agreement),
        )


def _version(reading: Reading, *, is_final: bool) -> str:
    saved = sum(clause.revision - 1 for clause in reading.desk.clauses)
    number = 1 + saved + reading.desk.agreement.blanks_revision
    return _("Undertecknad") if is_final else _("Utkast %(number)s", number=number)


def _period(agreement: Agreement) -> str:
    first, last = period(agreement)
    if first is None or last is None:
        return ""
    return _("%(first)s till %(last)s", first=day(first), last=day(last))


def _party(reading: Reading, party: Party, titles: Titles) -> DocumentParty:
    organisation = party.organisation
    signed = [one for one in reading.desk.signatures if one.party_id == party.id]
    return DocumentParty(
        name=party.name,
        form=str(KINDS[organisation.kind]) if organisation.kind else "",
        number=organisation.number or "",
        mark=party.mark,
        letter=party.letter,
        representatives=tuple(_called(one, titles) for one in signed),
        registry_number=reading.desk.registry_numbers.get(party.id, ""),
    )


def _called(signature: Signature, titles: Titles) -> str:
    title = titles.get((signature.party_id, signature.person_id), "")
    return ", ".join(filter(None, (signature.person.name, title)))


def _signature(signature: Signature, titles: Titles) -> DocumentSignature:
    method = str(METHODS[signature.method])
    return DocumentSignature(
        party=signature.party.name,
        name=signature.person.name,
        title=titles.get((signature.party_id, signature.person_id), ""),
        ground=signature.mandate.ground,
        valid_until=signature.mandate.until,
        signed_at=signature.at,
        method=": ".join(filter(None, (method, signature.note))),
    )


def _lines(reading: Reading, titles: Titles, on: date) -> Iterable[SignatureLine]:
    """A line for each party yet to sign, with the person whose mandate holds longest."""
    signed = {one.party_id for one in reading.desk.signatures}
    holding = [
        one
        for one in reading.desk.mandates
        if one.scope == Scope.SIGN and obstacle(one, on, None) is None
    ]
    for party in reading.desk.parties:
        own = [one for one in holding if one.party_id == party.id]
        mandate = max(own, key=lambda one: one.until or date.max, default=None)
        if party.id in signed:
            continue
        if mandate is None:
            yield SignatureLine(party.name)
            continue
        title = titles.get((party.id, mandate.person_id), "")
        who = (mandate.person.name, title, mandate.ground, mandate.until)
        yield SignatureLine(party.name, *who)


def _clauses(reading: Reading) -> Iterable[DocumentClause]:
    for clause in reading.included:
        row = clause.row
        parts = parts_of(reading.passages(clause))
        yield DocumentClause(str(clause.number), row.heading, row.in_short, parts)


def parts_of(read_as: Iterable[Passage]) -> tuple[Part, ...]:
    """Passages as they stand on paper: a gap is its question in square brackets."""
    made: list[Part] = []
    for passage in read_as:
        if passage.table is not None:
            made.append(passage.table)
            continue
        if passage.pieces:
            made.append(Paragraph(passage.number, _plain(passage.pieces)))
        if passage.items:
            made.append(BulletList(tuple(map(_plain, passage.items))))
    return tuple(made)


def _plain(pieces: Iterable[Piece]) -> str:
    return "".join(f"[{one.text}]" if one.kind == "gap" else one.text for one in pieces)


def specimen(template: Template, out: Path | None = None) -> bytes:
    """The whole template with its made-up answers as a PDF, also kept in the folder `out`."""
    example = library.example(template)
    with speaking(template.language):
        pdf = to_pdf(to_html(_specimen(template, example)))
    if out is not None:
        (out / f"{template.kind}-{template.version}.pdf").write_bytes(pdf)
    return pdf


def _specimen(template: Template, example: Example) -> AgreementDocument:
    names = [row["party"] for row in example.parties]
    return AgreementDocument(
        title=_("Exempel på överenskommelse"),
        kind_title=template.title,
        collaboration=_("Ett påhittat exempel"),
        purpose=example.answers.get("syfte", ""),
        language=template.language,
        status="draft",
        version_label=_("Exempel"),
        template_label=f"{template.title}, {template.version}",
        made_on=max((reason.date for reason in template.reasons), default=date(2026, 1, 1)),
        parties=tuple(
            DocumentParty(row["party"], row["form"], row["number"], nth % 6 + 1, row["party"][0])
            for nth, row in enumerate(example.parties)
        ),
        clauses=tuple(_specimen_clauses(template, example)),
        signature_lines=tuple(map(SignatureLine, names)),
    )


def _specimen_clauses(template: Template, example: Example) -> Iterable[DocumentClause]:
    rows: dict[str, list[tuple[str, ...]]] = {
        "parter": [(row["party"], row["form"], row["number"]) for row in example.parties],
        "behov": [(row["party"], row["text"]) for row in example.needs],
        "roller": [(row["text"], row["party"], row["role"], "") for row in example.roles],
        "mandat": [
            (
                f"{row['role']}, {row['party']}",
                row["scope"],
                row["limit"],
                row["until"],
                row["ground"],
            )
            for row in example.mandates
        ],
        "resurser": [
            (row["party"], f"{row['kind']}: {row['text']}", row["year"], row["amount"])
            for row in example.resources
        ],
        "rytm": [(row["text"], row["when"]) for row in example.rhythm],
    }
    tables = {name: table_of(name, made) for name, made in rows.items()}
    for nth, clause in enumerate(template.clauses, start=1):
        read_as = passages(clause.text, nth, template, example.answers, tables)
        yield DocumentClause(str(nth), clause.heading, clause.in_short, parts_of(read_as))
