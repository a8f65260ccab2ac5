"""What the page says: hours first, then money, and each party by itself."""

from collections.abc import Sequence

from samverkan.collaborations.models import Party
from samverkan.core.language import _, _n, kronor, number
from samverkan.resources.models import Resource
from samverkan.resources.rules import Sums, Year, added_up
from samverkan.resources.values import ResourceKind

NONE = "–"


def hours_in_words(hours: int) -> str:
    """A number of hours with its word: 1 timme, 1 240 timmar."""
    return _n("%(hours)s timme", "%(hours)s timmar", hours, hours=number(hours))


def measure(resource: Resource) -> str:
    """How much it is, hours before money; nothing when neither is said."""
    said = Sums(hours=resource.hours or 0)
    amount = resource.amount_ore or 0
    money = resource.kind == ResourceKind.MONEY
    return in_words(said + (Sums(ore=amount) if money else Sums(valued_ore=amount)))


def in_words(sums: Sums) -> str:
    """Sums as a row of words; an amount for something that is not money says that it is worth."""
    said = (
        hours_in_words(sums.hours) if sums.hours else "",
        kronor(sums.ore) if sums.ore else "",
        _("värt %(sum)s", sum=kronor(sums.valued_ore)) if sums.valued_ore else "",
    )
    return ", ".join(words for words in said if words)


def account(
    resources: Sequence[Resource], parties: Sequence[Party], years: Sequence[Year]
) -> list[tuple[str, ...]]:
    """Rows of words: each party's hours and money over all years, and then everyone's."""
    rows = [_row(party.name, added_up(_of(party, resources))) for party in parties]
    return [*rows, _row(_("Tillsammans"), sum((year.sums for year in years), Sums()))]


def _of(party: Party, resources: Sequence[Resource]) -> list[Resource]:
    return [one for one in resources if one.party_id == party.id]


def _row(name: str, sums: Sums) -> tuple[str, ...]:
    return (
        name,
        number(sums.hours) if sums.hours else NONE,
        kronor(sums.ore) if sums.ore else NONE,
        kronor(sums.valued_ore) if sums.valued_ore else NONE,
    )
