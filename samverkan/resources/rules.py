"""What may be put in, what it adds up to, and which words are worth a talk."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from samverkan.core.language import _
from samverkan.core.verdict import YES, Verdict, no
from samverkan.resources.values import IN_HOURS, LONGEST_YEARS, PAID_WORK_WORDS, ResourceKind

if TYPE_CHECKING:
    from samverkan.collaborations.models import Party
    from samverkan.resources.models import Resource


@dataclass(frozen=True)
class Sums:
    """Money in öre, money and other things with an amount apart, and hours."""

    ore: int = 0
    valued_ore: int = 0
    hours: int = 0

    def __add__(self, other: "Sums") -> "Sums":
        return Sums(
            self.ore + other.ore, self.valued_ore + other.valued_ore, self.hours + other.hours
        )


@dataclass(frozen=True)
class Share:
    """What one party puts in during one year, with its sums."""

    party: "Party"
    resources: tuple["Resource", ...]
    sums: Sums


@dataclass(frozen=True)
class Year:
    """A calendar year: every party's share, and the sums of all."""

    year: int
    shares: tuple[Share, ...]
    sums: Sums


def added_up(resources: Iterable["Resource"]) -> Sums:
    """The sums of what is there. Only money counts as money; a valued lokal is told apart."""
    return sum((_sums_of(one) for one in resources), Sums())


def _sums_of(resource: "Resource") -> Sums:
    amount, hours = resource.amount_ore or 0, resource.hours or 0
    if resource.kind == ResourceKind.MONEY:
        return Sums(ore=amount, hours=hours)
    return Sums(valued_ore=amount, hours=hours)


def by_year(resources: Iterable["Resource"], parties: Iterable["Party"]) -> tuple[Year, ...]:
    """The years there is something in, in order; every party has its place in each of them."""
    everything, everyone = list(resources), list(parties)
    years = sorted({one.year for one in everything})
    return tuple(
        _year(year, [one for one in everything if one.year == year], everyone) for year in years
    )


def _year(year: int, resources: list["Resource"], parties: list["Party"]) -> Year:
    shares = tuple(_share(party, resources) for party in parties)
    return Year(year, shares, sum((share.sums for share in shares), Sums()))


def _share(party: "Party", resources: list["Resource"]) -> Share:
    own = tuple(one for one in resources if one.party_id == party.id)
    return Share(party, own, added_up(own))


def says_how_much(kind: ResourceKind, amount_ore: int | None, hours: int | None) -> Verdict:
    """Money has a sum and time has hours; everything else may go without either."""
    if kind == ResourceKind.MONEY and not amount_ore:
        return no(_("Skriv hur mycket pengar ni lägger in, till exempel 412 500."))
    if kind in IN_HOURS and not hours:
        return no(_("Skriv hur många timmar det blir på ett år, till exempel 120."))
    return YES


def runs_in_order(first: int, last: int | None) -> Verdict:
    """The last year is not before the first, and not so far away that nobody can promise it."""
    if last is not None and last < first:
        return no(_("Välj ett sista år som inte är före %(year)s.", year=str(first)))
    if last is not None and last - first >= LONGEST_YEARS:
        return no(_("Lägg in högst %(count)s år i taget.", count=LONGEST_YEARS))
    return YES


def may_take_back(resource: "Resource", party: "Party") -> Verdict:
    """A party takes back what it put in itself, and nothing else."""
    if resource.party_id != party.id:
        return no(_("Det här lägger en annan part in. Be dem ändra det."))
    return YES


def words_worth_a_talk(texts: Iterable[str]) -> tuple[str, ...]:
    """The wordings in the texts that a court has read as signs of paid work, in a fixed order.

    They never stop anything: the label does not decide, and neither do we.
    """
    everything = "\n".join(texts).casefold()
    return tuple(words for words in PAID_WORK_WORDS if words in everything)
