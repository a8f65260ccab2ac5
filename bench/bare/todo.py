"""What waits for a person, put into words."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from flask import url_for

from bench.bare.waits import Waiting


@dataclass
class Item:
    """Something to do."""

    place: str
    title: str
    text: str
    url: str
    button: str
    minutes: int
    blocks: bool = True
    due: date | None = None


def waiting(person: int, now: datetime, within: int | None = None) -> list[Item]:
    """The most urgent first."""
    asked = Waiting(person, now, within)
    found = [
        *_first_steps(asked),
        *_about_mandates(asked),
        *_about_agreements(asked),
        *_about_changes(asked),
        *_later(asked),
    ]
    return sorted(found, key=lambda one: (not one.blocks, one.due is None, one.due or date.max))


def _item(row: Any, minutes: int, endpoint: str, **given: Any) -> Item:  # noqa: ANN401
    url = url_for(endpoint, key=row.key, **given.pop("values", {}))
    return Item(place=row.name, url=url, minutes=minutes, **given)


def _first_steps(asked: Waiting) -> Iterator[Item]:
    for row in asked.quiet():
        talk = row.reply == "talk"
        text = "De vill prata först." if talk else "De har inte svarat än."
        yield _item(row, 10, "parties", title=f"Ring {row.who}", text=text,
                    button="Visa parterna", blocks=talk)  # fmt: skip
    for row in asked.lonely():
        yield _item(row, 1, "colleague", title="Bjud in någon som får svara när du är borta",
                    text="Du är ensam från din organisation.", button="Bjud in en kollega",
                    blocks=False)  # fmt: skip
    for row in asked.needs():
        title, text = (
            "Skriv vad ni har sett",
            "Med egna ord. Ni ser de andras ord när ni har skrivit era.",
        )
        if row.own and row.revision:
            title, text = "Läs den gemensamma texten", "Säg om ni står bakom den, eller ändra."
        elif row.own:
            title, text = "Skriv den gemensamma texten", "Nu kan någon väva ihop det."
        values, where = ({"number": row.id}, "need") if row.id else ({}, "needs")
        yield _item(row, 3, where, values=values, title=title, text=text, button="Skriv")


def _about_mandates(asked: Waiting) -> Iterator[Item]:
    today, held = asked.now.date(), asked.mandates()
    signing = {one.party_id for one in held if one.scope == "sign" and one.since <= today}
    for row in asked.roles():
        if not (row.does and row.id in signing):
            yield _item(row, 3, "mandates", title="Skriv vad ni gör och vem som får skriva under",
                        text="Överenskommelsen kan skrivas under när varje part har gjort det.",
                        button="Visa roller och mandat")  # fmt: skip
    for one in held:
        if one.until and one.until < today + timedelta(60):
            yield _item(one, 2, "mandate", title=f"Förnya mandatet för {one.who}",
                        text=f"{(one.until - today).days} dagar kvar",
                        button="Lägg in ett nytt mandat", blocks=False, due=one.until)  # fmt: skip
    for row in asked.resources():
        yield _item(row, 3, "resource", title="Skriv vad ni lägger in",
                    text="Tid, lokal och kunskap räknas lika mycket som pengar.",
                    button="Skriv vad ni lägger in", blocks=False)  # fmt: skip


def _about_agreements(asked: Waiting) -> Iterator[Item]:
    for row in asked.agreements():
        values = {"number": row.id}
        if row.own_left:
            yield _item(row, max(1, row.own_left // 2), "clauses", values=values,
                        title=f"Läs och godkänn {row.own_left} avsnitt",
                        text="De andra parterna behöver veta om ni håller med om orden.",
                        button="Läs och godkänn")  # fmt: skip
        elif row.may_sign and not row.all_left and not row.signed:
            yield _item(row, 3, "signing", values=values, title="Skriv under överenskommelsen",
                        text="Alla parter har godkänt alla avsnitt.",
                        button="Läs och skriv under")  # fmt: skip
    for row in asked.to_begin():
        yield _item(row, 2, "agreement", title="Börja på överenskommelsen",
                    text="Ni är överens om behoven. Ett utkast är något att prata om.",
                    button="Gör ett utkast", blocks=False)  # fmt: skip


def _about_changes(asked: Waiting) -> Iterator[Item]:
    for row in asked.changes():
        yield _item(row, 2, "change", values={"number": row.id},
                    title=f"Svara på en ändring: {row.what}",
                    text=f"{row.proposer} vill att den gäller från {row.starts_on}.",
                    button="Läs och svara", due=row.starts_on)  # fmt: skip
    for row in asked.answers():
        yield _item(row, 2, "change", values={"number": row.id},
                    title=f"{row.who} vill prata om en ändring ni har föreslagit",
                    text=row.what, button="Läs svaret")  # fmt: skip


def _later(asked: Waiting) -> Iterator[Item]:
    for row in asked.checkins():
        yield _item(row, 2, "question", values={"number": row.id},
                    title="Fem frågor om hur samverkan går", text=f"Öppet till {row.closes_on}.",
                    button="Svara nu", due=row.closes_on)  # fmt: skip
    for row in asked.choices():
        yield _item(row, 3, "choosing", title="Vad vill ni göra nu?",
                    text="Alla ser valen samtidigt.", button="Välj nästa steg")  # fmt: skip
