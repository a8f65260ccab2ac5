"""The table laid for an agreement: people with mandates, things put in, and short ways to act."""

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from typing import Any

from flask import Flask

from samverkan.agreements.library import latest
from samverkan.agreements.queries import latest_agreement
from samverkan.collaborations.models import Collaboration
from samverkan.core.db import db
from samverkan.mandates.models import Mandate, Role
from samverkan.mandates.values import Scope
from samverkan.needs.models import Need
from samverkan.resources.models import Resource
from samverkan.resources.values import ResourceKind
from tests.cast import Cast, assemble, signed_in
from tests.visiting import Page, Visitor

KIND = "ideburet-partnerskap"
BEFORE = datetime(2027, 3, 1, 9, 0, tzinfo=UTC)
ANSWERS = {
    "initiativ": "Föreningen frågade kommunen hösten 2026.",
    "plan": "Granlundas ungdomspolitiska program 2026–2030.",
    "syfte": "Unga på Kvarnbacken ska ha någonstans att vara på kvällen.",
    "mal": "- Unga känner att stället är deras.\n- Läxhjälp samma vecka.",
    "startdag": "2027-08-01",
    "slutdag": "2029-07-31",
}


@dataclass(frozen=True)
class Setting:
    """Three parties who can sign, and a browser for each of the people."""

    cast: Cast
    marie: Visitor
    amina: Visitor
    joel: Visitor
    lena: Visitor
    robin: Visitor
    agreement: int = 0

    @property
    def home(self) -> str:
        return f"/samverkan/{self.cast.key}/avtal"

    def at(self, page: str = "") -> str:
        return f"{self.home}/{self.agreement}{page}"


def lay(app: Flask) -> Setting:
    """Everybody in place with mandates, roles, a need and resources; nothing begun."""
    with app.app_context():
        cast = assemble()
        _add_records(cast)
        db.session.commit()
    return Setting(
        cast,
        marie=Visitor(signed_in(app, cast.marie)),
        amina=Visitor(signed_in(app, cast.amina)),
        joel=Visitor(signed_in(app, cast.joel)),
        lena=Visitor(signed_in(app, cast.lena)),
        robin=Visitor(signed_in(app, cast.robin)),
    )


def begun(app: Flask) -> Setting:
    """The table laid, and a first draft begun by Marie."""
    setting = lay(app)
    setting.marie.fill(setting.home, "/avtal", kind=KIND)
    with app.app_context():
        collaboration = db.session.get_one(Collaboration, setting.cast.collaboration)
        agreement = latest_agreement(collaboration)
        assert agreement is not None
        return replace(setting, agreement=agreement.id)


def answered(app: Flask) -> Setting:
    """A draft with all its questions answered."""
    setting = begun(app)
    setting.marie.fill(setting.at("/uppgifter"), "/uppgifter", **ANSWERS)
    return setting


def approved(app: Flask) -> Setting:
    """A draft that all three parties have read and approved."""
    setting = answered(app)
    approve_all(setting, setting.marie)
    approve_all(setting, setting.amina)
    approve_all(setting, setting.joel)
    return setting


def sealed(app: Flask) -> Setting:
    """An agreement that all three have signed."""
    setting = approved(app)
    sign(setting, setting.marie)
    sign(setting, setting.amina)
    sign(setting, setting.joel)
    return setting


def approve_all(setting: Setting, who: Visitor) -> Page:
    return who.fill(setting.at("/las"), "/godkannanden")


def sign(setting: Setting, who: Visitor, **written: Any) -> Page:
    return who.fill(setting.at("/underskrift"), "/underskrift", **written)


def slugs() -> list[str]:
    return [clause.slug for clause in latest(KIND).clauses]


def _add_records(cast: Cast) -> None:
    where = {"collaboration_id": cast.collaboration}
    db.session.add_all(
        [
            _mandate(where, cast.kommunen, cast.marie, "Delegationsordningen 4.2"),
            _mandate(where, cast.kvarnbacken, cast.amina, "Protokoll 12 mars 2027, § 6"),
            _mandate(where, cast.laxhjalparna, cast.joel, "Fullmakt 3 mars 2027"),
            Need(**where, title="Kvällarna", text="Någonstans att vara.", created_at=BEFORE),
            _role(where, cast),
            _money(where, cast),
        ]
    )


def _mandate(where: dict[str, int], party: int, person: int, ground: str) -> Mandate:
    return Mandate(
        **where,
        party_id=party,
        person_id=person,
        scope=Scope.SIGN,
        limit_ore=50_000_000,
        since=date(2027, 1, 1),
        until=date(2028, 12, 31),
        ground=ground,
        by_id=person,
        at=BEFORE,
    )


def _role(where: dict[str, int], cast: Cast) -> Role:
    return Role(
        **where,
        party_id=cast.kvarnbacken,
        task="Öppnar lokalen",
        holder="Ordföranden",
        by_id=cast.amina,
        at=BEFORE,
    )


def _money(where: dict[str, int], cast: Cast) -> Resource:
    return Resource(
        **where,
        party_id=cast.kommunen,
        kind=ResourceKind.MONEY,
        what="Bidrag till kvällarna",
        year=2027,
        amount_ore=41_250_000,
        by_id=cast.marie,
        at=BEFORE,
    )


def run_sql(app: Flask, words: str) -> None:
    with app.app_context():
        db.session.execute(db.text(words))
        db.session.commit()
