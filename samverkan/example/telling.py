"""Telling a story: verbs that do through the real actions what people once did.

Every verb is an act by somebody at a moment in the past. `ago(40)` moves the tale to forty days
before the day the county is loaded; each verb then takes a while, so that acts come one by one.
"""

from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta

from sqlalchemy import select

from samverkan.accounts.models import Link, Person
from samverkan.accounts.values import Purpose
from samverkan.changes import actions as changes
from samverkan.changes.models import Change
from samverkan.changes.values import Answer, ChangeKind
from samverkan.collaborations import actions as collaborations
from samverkan.collaborations.joining import Standing, join
from samverkan.collaborations.models import Collaboration, Invitation, Membership
from samverkan.collaborations.queries import Place, place_of
from samverkan.collaborations.values import Part
from samverkan.core.clock import STOCKHOLM
from samverkan.core.db import db
from samverkan.example.people import Character
from samverkan.mandates import actions as mandates
from samverkan.mandates.values import Scope
from samverkan.needs import actions as needs
from samverkan.needs.models import Need
from samverkan.needs.queries import framing_by, needs_of
from samverkan.organisations.models import Organisation
from samverkan.resources import actions as resources
from samverkan.resources.models import Resource
from samverkan.resources.values import ResourceKind

ORE = 100
MORNING = time(8, 40)
A_WHILE = timedelta(minutes=17)


@dataclass(frozen=True)
class County:
    """Everybody who lives here, by address, and every house by name; loaded on a day."""

    day: date
    people: dict[str, Person]
    houses: dict[str, Organisation]


@dataclass
class Tale:
    """One collaboration as it is told."""

    county: County
    name: str
    at: datetime = field(init=False)
    collaboration: Collaboration = field(init=False)

    def ago(self, days: int) -> "Tale":
        """The same tale, on the morning so many days before the load day; never backwards."""
        morning = datetime.combine(self.day(-days), MORNING, STOCKHOLM)
        self.at = max(morning, getattr(self, "at", morning))
        return self

    def day(self, days: int) -> date:
        """So many days from the day the county is loaded; a past day is negative."""
        return self.county.day + timedelta(days=days)

    def tick(self) -> datetime:
        """The moment of the next act."""
        self.at += A_WHILE
        return self.at

    def person(self, who: Character) -> Person:
        return self.county.people[who.email]

    def place(self, who: Character) -> Place:
        """The collaboration as somebody who is in it sees it."""
        found = place_of(self.person(who), self.collaboration.key)
        if found is None:
            raise LookupError(f"{who.name} is not in {self.name}.")
        return found

    def begins(self, who: Character, *, asks: Character, purpose: str) -> None:
        """Somebody begins and asks another party in, which says yes after two days."""
        beginning = collaborations.Beginning(
            self.name,
            self.county.houses[who.house.name],
            asks.house.name,
            asks.email,
            purpose,
            who.title,
        )
        at = self.tick()
        self.collaboration = collaborations.start(beginning, by=self.person(who), at=at)
        self._says_yes(asks)

    def asks_in(self, who: Character, asked: Character) -> None:
        """Another party is asked and comes in."""
        self.invites(who, asked)
        self._says_yes(asked)

    def invites(self, who: Character, asked: Character) -> None:
        """Another party is asked, and has not answered yet."""
        seat, name = self.place(who).seat, asked.house.name
        collaborations.invite(self.collaboration, name, asked.email, by=seat, at=self.tick())

    def brings(self, who: Character, colleague: Character, part: Part = Part.MEMBER) -> None:
        """Somebody asks a colleague in, who says yes the same day."""
        seat = self.place(who).seat
        collaborations.invite_colleague(colleague.email, part, by=seat, at=self.tick())
        self._joins(colleague, Standing(title=colleague.title))

    def _says_yes(self, who: Character) -> None:
        self.at += timedelta(days=2)
        self._joins(who, Standing(own=self.county.houses[who.house.name], title=who.title))

    def _joins(self, who: Character, standing: Standing) -> Membership:
        invitation = db.session.scalars(
            select(Invitation)
            .join(Invitation.party)
            .where(Invitation.address == who.email, Invitation.reply.is_(None))
            .order_by(Invitation.id.desc())
        ).first()
        if invitation is None:
            raise LookupError(f"Nobody has asked {who.name}.")
        link = db.session.scalars(
            select(Link).where(
                Link.purpose == Purpose.INVITATION,
                Link.subject_id == invitation.id,
                Link.used_at.is_(None),
                Link.withdrawn_at.is_(None),
            )
        ).one()
        return join(invitation, link, self.person(who), standing, at=self.tick())

    def has_seen(self, who: Character, text: str) -> None:
        """A party writes what it has seen, in its own words."""
        place, at = self.place(who), self.tick()
        need = needs.first_need(self.collaboration, at=at)
        seen = needs.seen_by(framing_by(need, place.party))
        needs.frame(need, text, seen=seen, by=place.seat, at=at)

    def weaves(self, who: Character, text: str) -> None:
        """Somebody writes the joint text, which their own party then stands behind."""
        need = self._need()
        needs.write(need, text, seen=need.revision, by=self.place(who).seat, at=self.tick())

    def stands_behind(self, *parties: Character) -> None:
        """Parties say yes to the joint text."""
        for who in parties:
            need, seat = self._need(), self.place(who).seat
            needs.confirm(need, revision=need.revision, by=seat, at=self.tick())

    def _need(self) -> Need:
        return needs_of(self.collaboration)[0]

    def takes_on(self, who: Character, task: str, *, holder: str, deputy: str = "") -> None:
        """A party takes on a task."""
        mandates.take_on(
            task,
            here=self.place(who),
            holder=holder,
            deputy=deputy,
            by=self.person(who),
            at=self.tick(),
        )

    def may_sign(
        self, who: Character, ground: str, *, until: date | None, most: int | None = None
    ) -> None:
        """A mandate to sign is written down, by the person who has it; `most` in kronor."""
        self._mandate(who, Scope.SIGN, ground, until=until, most=most)

    def may_decide(
        self, who: Character, matter: str, ground: str, *, until: date | None, most: int | None
    ) -> None:
        """A mandate to decide about something; `most` in kronor."""
        self._mandate(who, Scope.DECIDE, ground, until=until, most=most, matter=matter)

    def may_follow_up(self, who: Character, ground: str, *, until: date | None) -> None:
        """A mandate to follow up and report."""
        self._mandate(who, Scope.REPORT, ground, until=until)

    def _mandate(  # noqa: PLR0913 - a mandate is this many things
        self,
        who: Character,
        scope: Scope,
        ground: str,
        *,
        until: date | None,
        most: int | None = None,
        matter: str = "",
    ) -> None:
        at = self.tick()
        terms = mandates.Terms(
            person_id=self.person(who).id,
            scope=scope,
            ground=ground,
            since=at.date(),
            until=until,
            matter=matter,
            limit_ore=most * ORE if most is not None else None,
        )
        mandates.record_mandate(terms, here=self.place(who), by=self.person(who), at=at)

    def puts_in(  # noqa: PLR0913 - a resource is this many things
        self,
        who: Character,
        kind: ResourceKind,
        what: str,
        *,
        years: tuple[int, int],
        kronor: int | None = None,
        hours: int | None = None,
    ) -> list[Resource]:
        """A party puts something in, each calendar year from the first to the last."""
        ore = kronor * ORE if kronor is not None else None
        offer = resources.Offer(kind, what, *years, amount_ore=ore, hours=hours)
        return resources.put_in(offer, here=self.place(who), by=self.person(who), at=self.tick())

    def takes_back(self, who: Character, things: list[Resource]) -> None:
        """A party takes back what it put in."""
        for thing in things:
            by = self.person(who)
            resources.take_back(thing, here=self.place(who), by=by, at=self.tick())

    def proposes(
        self, who: Character, kind: ChangeKind, what: str, *, why: str, from_: date
    ) -> Change:
        """A party proposes a change."""
        proposal = changes.Proposal(kind, what, why, from_)
        return changes.propose(proposal, here=self.place(who), by=self.person(who), at=self.tick())

    def answers(self, who: Character, change: Change, answer: Answer, because: str = "") -> None:
        """A party answers a change."""
        here, by = self.place(who), self.person(who)
        changes.respond(change, answer, because, here=here, by=by, at=self.tick())

    def years(self, first: int, last: int) -> tuple[int, int]:
        """The calendar years in which two days, counted from the load day, fall."""
        return self.day(first).year, self.day(last).year
