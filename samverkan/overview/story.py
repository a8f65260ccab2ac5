"""What happened, told in the reader's language: every floor's sentences in one book."""

from datetime import date
from typing import Any

from samverkan.agreements.story import SENTENCES as AGREEMENTS
from samverkan.celebration.story import SENTENCES as CELEBRATION
from samverkan.changes.story import SENTENCES as CHANGES
from samverkan.checkins.story import SENTENCES as CHECKINS
from samverkan.collaborations.story import SENTENCES as COLLABORATIONS
from samverkan.collaborations.values import Stage
from samverkan.core.language import _, day, kronor
from samverkan.mandates.story import SENTENCES as MANDATES
from samverkan.needs.story import SENTENCES as NEEDS
from samverkan.overview.queries import Found
from samverkan.overview.values import Actor, Happening
from samverkan.resources.story import SENTENCES as RESOURCES

SENTENCES = {
    **COLLABORATIONS,
    **NEEDS,
    **MANDATES,
    **RESOURCES,
    **AGREEMENTS,
    **CHANGES,
    **CHECKINS,
    **CELEBRATION,
}


def told(rows: Found) -> list[Happening]:
    """The events as they are told on a page, in the order they came."""
    return [
        Happening(
            number=row.number,
            at=row.at,
            stage=Stage(row.stage),
            sentence=tell(row.kind, row.facts, row.party),
            who=row.party or _("Alla parter"),
            person=row.person or "",
            actor=Actor(row.mark, row.party[:1].upper(), row.party) if row.mark else None,
            why=row.why,
            key=getattr(row, "key", ""),
            place=getattr(row, "place", ""),
        )
        for row in rows
    ]


def tell(kind: str, facts: dict[str, Any], party: str | None) -> str:
    """One sentence about what happened; `party` is who did it, None for all together."""
    named = {name: _in_words(name, fact) for name, fact in facts.items()}
    return str(SENTENCES[kind]) % {**named, "party": party or _("Parterna")}


def _in_words(name: str, fact: Any) -> Any:  # noqa: ANN401 - facts are what JSON can hold
    if fact is None:
        return ""
    if name.endswith("_ore"):
        return kronor(int(fact))
    if name.endswith("_on"):
        return day(date.fromisoformat(str(fact)))
    return ", ".join(map(str, fact)) if isinstance(fact, list) else fact
