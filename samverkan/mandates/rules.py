"""What a mandate lets a person do, who can sign, and where there is a gap."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import IntEnum
from typing import TYPE_CHECKING

from samverkan.core.clock import day_of
from samverkan.core.language import _, _n, day, kronor
from samverkan.core.verdict import YES, Verdict, no
from samverkan.mandates.values import NEAR_DAYS, SOON_DAYS, Scope

if TYPE_CHECKING:
    from samverkan.collaborations.models import Party
    from samverkan.mandates.models import Mandate, Role


class Obstacle(IntEnum):
    """Why a mandate cannot be used, from the closest to a yes to the farthest."""

    LIMIT = 1
    EARLY = 2
    LATE = 3
    ENDED = 4


def obstacle(mandate: "Mandate", on: date, sum_ore: int | None) -> Obstacle | None:
    """What stands in the way of using the mandate that day for that sum in öre, or nothing.

    No sum means a matter without money. The mandate's last day is included.
    """
    found = (
        (Obstacle.ENDED, mandate.ended_at is not None),
        (Obstacle.EARLY, on < mandate.since),
        (Obstacle.LATE, mandate.until is not None and mandate.until < on),
        (Obstacle.LIMIT, mandate.limit_ore is not None and mandate.limit_ore < (sum_ore or 0)),
    )
    return next((which for which, stands in found if stands), None)


def may_use(mandate: "Mandate", on: date, sum_ore: int | None = None) -> Verdict:
    """Whether the mandate holds that day for that sum in öre; the reason has days and sums."""
    which = obstacle(mandate, on, sum_ore)
    return YES if which is None else no(_told(mandate, which, sum_ore))


def _told(mandate: "Mandate", which: Obstacle, sum_ore: int | None) -> str:
    if which is Obstacle.ENDED:
        return _("Mandatet avslutades %(day)s.", day=_ended_on(mandate))
    if which is Obstacle.EARLY:
        return _("Mandatet gäller från %(day)s.", day=day(mandate.since))
    if which is Obstacle.LATE:
        return _("Mandatet gick ut %(day)s.", day=_until(mandate))
    return _(
        "Mandatet gäller högst %(limit)s, men det gäller %(sum)s.",
        limit=kronor(mandate.limit_ore or 0),
        sum=kronor(sum_ore or 0),
    )


def signing_mandate(
    mandates: Iterable["Mandate"],
    person_id: int,
    on: date,
    sum_ore: int | None = None,
    *,
    party: "Party | None" = None,
) -> tuple["Mandate | None", Verdict]:
    """The person's valid mandate to sign for that sum in öre, or the most telling reason why not.

    With `party` only that party's mandates count, and the reason names it and who can sign.
    """
    signing = [one for one in mandates if one.scope == Scope.SIGN]
    signing = [one for one in signing if party is None or one.party_id == party.id]
    own = [one for one in signing if one.person_id == person_id]
    valid = [one for one in own if may_use(one, on, sum_ore)]
    if valid:
        return max(valid, key=_lasts), YES
    if own:
        return None, no(_told_you(_closest(own, on, sum_ore), on, sum_ore))
    others = [one for one in signing if may_use(one, on, sum_ore)]
    return None, no(_nothing(party, others))


def _lasts(mandate: "Mandate") -> date:
    return mandate.until or date.max


def _closest(mandates: "Sequence[Mandate]", on: date, sum_ore: int | None) -> "Mandate":
    """The mandate that is closest to a yes; among equals the highest, the first or the latest."""

    def distance(mandate: "Mandate") -> tuple[int, int]:
        which = obstacle(mandate, on, sum_ore) or Obstacle.LIMIT
        within = {
            Obstacle.LIMIT: -(mandate.limit_ore or 0),
            Obstacle.EARLY: mandate.since.toordinal(),
        }
        return int(which), within.get(which, -_lasts(mandate).toordinal())

    return min(mandates, key=distance)


def _told_you(mandate: "Mandate", on: date, sum_ore: int | None) -> str:
    which = obstacle(mandate, on, sum_ore)
    if which is Obstacle.ENDED:
        return _(
            "Ditt mandat avslutades %(day)s. Lägg in ett nytt under Roller och mandat.",
            day=_ended_on(mandate),
        )
    if which is Obstacle.EARLY:
        return _("Ditt mandat gäller från %(day)s. Skriv under då.", day=day(mandate.since))
    if which is Obstacle.LATE:
        return _(
            "Ditt mandat gick ut %(day)s. Förnya det under Roller och mandat.",
            day=_until(mandate),
        )
    return _(
        "Ditt mandat gäller högst %(limit)s, men ni lägger in %(sum)s.",
        limit=kronor(mandate.limit_ore or 0),
        sum=kronor(sum_ore or 0),
    )


def _nothing(party: "Party | None", others: "Sequence[Mandate]") -> str:
    lacking = (
        _("Du har inget mandat att skriva under för %(party)s.", party=party.name)
        if party
        else _("Du har inget mandat att skriva under.")
    )
    if party and others:
        ask = _("Be %(person)s skriva under.", person=max(others, key=_lasts).person.name)
    else:
        ask = _("Lägg in det under Roller och mandat, med det som det bygger på.")
    return f"{lacking} {ask}"


def _ended_on(mandate: "Mandate") -> str:
    return day(day_of(mandate.ended_at)) if mandate.ended_at else ""


def _until(mandate: "Mandate") -> str:
    return day(mandate.until) if mandate.until else ""


def parties_without_signer(
    parties: Iterable["Party"], mandates: Sequence["Mandate"], on: date
) -> tuple["Party", ...]:
    """The parties nobody may sign for that day, whatever the sum, in the order given."""
    signed_for = {
        one.party_id
        for one in mandates
        if one.scope == Scope.SIGN and obstacle(one, on, None) is None
    }
    return tuple(party for party in parties if party.id not in signed_for)


def are_roles_settled(
    parties: Sequence["Party"], roles: Iterable["Role"], mandates: Sequence["Mandate"], on: date
) -> bool:
    """Whether every party does something and has somebody who may sign."""
    doing = {role.party_id for role in roles if role.ended_at is None}
    everyone_does = all(party.id in doing for party in parties)
    return everyone_does and not parties_without_signer(parties, mandates, on)


@dataclass(frozen=True)
class Ending:
    """A mandate that soon ends with nothing to follow it, and in how many days."""

    mandate: "Mandate"
    days: int

    @property
    def is_near(self) -> bool:
        return self.days <= NEAR_DAYS

    @property
    def left(self) -> str:
        """The time left in words; the mandate's last day is the day itself."""
        if self.days == 0:
            return _("Det är sista dagen i dag.")
        return _n("Det är %(num)s dag kvar.", "Det är %(num)s dagar kvar.", self.days)


def ending_soon(mandates: Sequence["Mandate"], on: date) -> tuple[Ending, ...]:
    """Mandates in force that end within 60 days and that nobody at the party takes over.

    Ordered by the day they end.
    """
    found = [
        Ending(one, (one.until - on).days)
        for one in mandates
        if one.until is not None
        and obstacle(one, on, None) is None
        and (one.until - on).days <= SOON_DAYS
        and not any(_follows(next_, one) for next_ in mandates)
    ]
    return tuple(sorted(found, key=lambda ending: ending.days))


def _follows(later: "Mandate", earlier: "Mandate") -> bool:
    """Whether `later` holds the day after `earlier` ends, in the same matter and for as much."""
    if earlier.until is None or later.ended_at is not None or later is earlier:
        return False
    if later.party_id != earlier.party_id or _about(later) != _about(earlier):
        return False
    day_after = date.fromordinal(earlier.until.toordinal() + 1)
    return obstacle(later, day_after, earlier.limit_ore) is None


def _about(mandate: "Mandate") -> str:
    return subject(mandate.scope, mandate.matter)


def subject(scope: str, matter: str) -> str:
    """What a mandate is about, the same for two about the same thing; signing is one thing."""
    about = "" if scope == Scope.SIGN else matter
    return f"{scope}:{' '.join(about.casefold().split())}"


def may_end(what: "Mandate | Role", party: "Party") -> Verdict:
    """A party ends its own mandates and roles, and nobody else's."""
    if what.party_id != party.id:
        return no(_("Det här hör till en annan part. Be dem avsluta det."))
    return YES


def names_its_matter(scope: Scope, matter: str) -> Verdict:
    """A mandate to decide says about what."""
    if scope == Scope.DECIDE and not matter:
        return no(_("Skriv vad mandatet gäller, till exempel inköp till verksamheten."))
    return YES


def ends_after_it_begins(since: date, until: date | None) -> Verdict:
    """A mandate holds for at least a day."""
    if until is not None and until < since:
        return no(
            _("Välj en sista dag som inte är före %(day)s, då mandatet börjar.", day=day(since))
        )
    return YES
