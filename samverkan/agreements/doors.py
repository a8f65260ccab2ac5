"""The door to one agreement: what a person finds on the table, and what they may do there."""

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from flask import abort, url_for

from samverkan.agreements import rules
from samverkan.agreements.approving import ChangedMeanwhile, Seen
from samverkan.agreements.library import ClauseTemplate, blanks_in, blocks_in
from samverkan.agreements.models import Agreement, ClauseVersion, Signature
from samverkan.agreements.queries import (
    agreement_in,
    agreement_to_change,
    desk_of,
    version_of,
)
from samverkan.agreements.rules import Missing
from samverkan.agreements.wording import ReadClause, Reading, filled, read
from samverkan.collaborations.doors import enter, enter_to_write
from samverkan.collaborations.models import Party
from samverkan.collaborations.queries import Place
from samverkan.core import diff
from samverkan.core.language import _, _n, day
from samverkan.core.verdict import Verdict, no

LONGEST_DIFF = 20_000


@dataclass(frozen=True)
class Room:
    """A person at an agreement: where they stand, and how it reads right now."""

    place: Place
    reading: Reading

    @property
    def agreement(self) -> Agreement:
        return self.reading.desk.agreement

    @property
    def key(self) -> str:
        return self.place.collaboration.key

    @property
    def party(self) -> Party:
        return self.place.party

    def url(self, endpoint: str, **values: Any) -> str:  # noqa: ANN401 - as url_for
        """The address of one of this agreement's pages."""
        return url_for(
            f"agreements.{endpoint}", key=self.key, agreement_id=self.agreement.id, **values
        )

    def clause(self, slug: str) -> ReadClause:
        """The clause with that slug; 404 when this agreement has none."""
        return self.reading.clause(slug) or abort(404)

    def source(self, clause: ReadClause) -> ClauseTemplate:
        """Where the clause came from: its guidance and its questions to talk about."""
        return next(one for one in self.reading.template.clauses if one.slug == clause.row.slug)

    @cached_property
    def may_write(self) -> Verdict:
        if not self.place.may_write:
            return no(_("Du läser här. Be någon i er part om att få skriva."))
        return rules.may_write(self.reading.state, self.party.id)

    @cached_property
    def may_approve(self) -> Verdict:
        if not self.place.may_write:
            return self.may_write
        return rules.may_approve(self.reading.state, self.party.id)

    @cached_property
    def unapproved(self) -> tuple[ReadClause, ...]:
        """What one's own party has yet to approve."""
        return self.reading.unapproved_by(self.party)

    @property
    def offered(self) -> tuple[ReadClause, ...]:
        """The clauses that could be taken in, as long as the words are open."""
        return () if self.agreement.is_sealed else self.reading.left_out

    @property
    def approved(self) -> int:
        return rules.approved_by_all(self.reading.state)

    @cached_property
    def may_withdraw(self) -> Verdict:
        if not self.place.may_write:
            return self.may_write
        return rules.may_withdraw(self.reading.state, self.party.id)

    @property
    def ready_to_approve(self) -> tuple[ReadClause, ...]:
        """What one's own party has yet to approve and that has no gaps."""
        return tuple(clause for clause in self.unapproved if not clause.gaps)

    def shown(self, clauses: tuple[ReadClause, ...]) -> str:
        """What a form says was shown, so that nothing else is approved or signed."""
        return " ".join(clause.seen for clause in clauses)

    def neighbours(self, clause: ReadClause) -> tuple[ReadClause | None, ReadClause | None]:
        """The included clauses before and after."""
        before = [one for one in self.reading.included if one.row.position < clause.row.position]
        after = [one for one in self.reading.included if one.row.position > clause.row.position]
        return before[-1] if before else None, after[0] if after else None

    def braces(self, clause: ReadClause) -> list[tuple[str, str]]:
        """What stands between double braces in a clause, and what it turns into."""
        questions = {blank.name: blank.question for blank in self.reading.template.blanks}
        blanks = [(name, questions[name]) for name in blanks_in(clause.row.text)]
        tables = [(name, self.reading.tables[name].caption) for name in blocks_in(clause.row.text)]
        return [(f"{{{{ {name} }}}}", meaning) for name, meaning in [*blanks, *tables]]

    def signatures(self) -> list[tuple[Party, str, str]]:
        """Who has signed for each party, and when."""
        found = {one.party_id: one for one in self.reading.desk.signatures}
        return [_name_of(party, found.get(party.id)) for party in self.reading.desk.parties]

    def dots(self, clause: ReadClause) -> list[tuple[Party, str]]:
        """How far each party has come with a clause."""
        found = {party.id: clause.approval_of(party) for party in self.reading.desk.parties}
        return [
            (party, "approved" if found[party.id] else "unread")
            for party in self.reading.desk.parties
        ]

    def consent(self, clause: ReadClause) -> list[tuple[Party, str, str]]:
        """Each party's answer to a clause, in words."""
        return [self._answer(party, clause) for party in self.reading.desk.parties]

    def _answer(self, party: Party, clause: ReadClause) -> tuple[Party, str, str]:
        approval = clause.approval_of(party)
        if approval is None:
            return party, "warn", _("Inte godkänt än")
        return party, "ok", _("Godkänt %(day)s", day=day(approval.at))

    def missing(self) -> list[tuple[str, str]]:
        """What stands in the way of signing, with the address where one mends it."""
        return [
            (one.sentence, self._where(one)) for one in rules.what_is_missing(self.reading.state)
        ]

    def _where(self, missing: Missing) -> str:
        if missing.question:
            return self.url("questions", _anchor=missing.question)
        return self.url("clause", slug=missing.slug) if missing.slug else ""


def _name_of(party: Party, signature: Signature | None) -> tuple[Party, str, str]:
    if signature is None:
        return party, "warn", _("Inte undertecknad än")
    name, on = signature.person.name, day(signature.at)
    return party, "ok", _("%(name)s, %(day)s", name=name, day=on)


@dataclass(frozen=True)
class NextStep:
    """The one next step at an agreement, for this person."""

    title: str
    text: str
    url: str = ""
    label: str = ""
    minutes: int | None = None

    @property
    def kind(self) -> str | None:
        return None if self.url else "quiet"


@dataclass(frozen=True)
class Comparison:
    """A clause as it was shown and as it reads now; no texts when only its tables changed."""

    clause: ReadClause
    version: ClauseVersion | None
    before: tuple[diff.Part, ...] = ()
    after: tuple[diff.Part, ...] = ()


def open_agreement(key: str, agreement_id: int) -> Room:
    """The agreement as this person may see it; 404 when it is not theirs."""
    place = enter(key)
    return room_for(place, agreement_in(place.collaboration, agreement_id) or abort(404))


def open_to_write(key: str, agreement_id: int) -> Room:
    """As `open_agreement`, for acts: locked, so that acts on an agreement come one at a time."""
    place = enter_to_write(key)
    return room_for(place, agreement_to_change(place.collaboration, agreement_id) or abort(404))


def room_for(place: Place, agreement: Agreement) -> Room:
    return Room(place, read(desk_of(agreement, place.joined)))


def next_step(room: Room, mandate: Verdict) -> NextStep | None:
    """What this person does next, or whom the agreement waits for; nothing once it is sealed."""
    state = room.reading.state
    if state.is_sealed or not room.place.may_write:
        return None
    if room.party.id in state.signed:
        return _waiting_for_names(room)
    if rules.what_is_missing(state):
        return _on_the_way(room)
    return _to_sign(room) if mandate else NextStep(_("Klar att skriva under"), mandate.reason)


def _on_the_way(room: Room) -> NextStep:
    questions = room.reading.state.questions
    if questions:
        return _questions(room, len(questions))
    if room.unapproved:
        return _to_read(room, len(room.unapproved))
    return _waiting_for_others(room)


def _questions(room: Room, count: int) -> NextStep:
    return NextStep(
        _n("Svara på en fråga", "Svara på %(num)s frågor", count),
        _("Svaren hamnar på rätt ställe i texten. Ni behöver bara skriva dem en gång."),
        room.url("questions"),
        _("Svara på frågorna"),
        count,
    )


def _to_read(room: Room, count: int) -> NextStep:
    return NextStep(
        _n("Läs och godkänn ett avsnitt", "Läs och godkänn %(num)s avsnitt", count),
        _("Läs i lugn och ro. Ändra det som inte stämmer och godkänn resten."),
        room.url("read_all"),
        _("Läs alla avsnitt"),
        max(1, count // 2),
    )


def _waiting_for_others(room: Room) -> NextStep:
    names = {name for clause in room.reading.state.clauses for name in clause.waits_for}
    if not names:
        return NextStep(_("Nu väntar ni på fler parter"), room.missing()[0][0])
    return NextStep(
        _("Ni har godkänt allt"),
        _("Nu väntar ni på %(parties)s.", parties=rules.listed(sorted(names))),
    )


def _to_sign(room: Room) -> NextStep:
    return NextStep(
        _("Klar att skriva under"),
        _("Alla parter har godkänt alla avsnitt. Läs sidan med det viktigaste och skriv under."),
        room.url("signing_page"),
        _("Läs och skriv under"),
        3,
    )


def _waiting_for_names(room: Room) -> NextStep:
    state = room.reading.state
    left = [name for number, name in state.parties.items() if number not in state.signed]
    return NextStep(
        _("Ni har skrivit under"),
        _("Nu väntar ni på underskrift från %(parties)s.", parties=rules.listed(left))
        if left
        else next((sentence for sentence, *_ in room.missing()), _("Alla har skrivit under.")),
        room.url("signing_page"),
        _("Se underskrifterna"),
    )


def comparisons(room: Room, meanwhile: ChangedMeanwhile) -> list[Comparison]:
    """What was shown beside what stands there now, for each clause that changed."""
    return [_comparison(room, clause, seen) for clause, seen in meanwhile.changed]


def _comparison(room: Room, clause: ReadClause, seen: Seen) -> Comparison:
    now, before = clause.row, version_of(clause.row, seen.revision)
    if before is None or before.revision == now.revision:
        return Comparison(clause, None)
    parts = compared(filled(before.text, room.reading.answers), clause.text)
    return Comparison(clause, version_of(now, now.revision), *sides(parts))


def compared(before: str, after: str) -> list[diff.Part]:
    """What changed between two texts; very long ones are compared as wholes, to be quick."""
    if len(before) + len(after) <= LONGEST_DIFF or before == after:
        return diff.changes(before, after)
    parts: list[diff.Part] = [("del", before), ("ins", after)]
    return parts


def sides(parts: list[diff.Part]) -> tuple[tuple[diff.Part, ...], tuple[diff.Part, ...]]:
    """One text with its changes, as the text before and the text after."""
    before = tuple(part for part in parts if part[0] != "ins")
    return before, tuple(part for part in parts if part[0] != "del")
