"""How an agreement reads right now: answers filled in, tables from the records, hashes of words.

Everything is in the agreement's own language, whoever reads it, so that the same words always have
the same hash.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import Literal

from samverkan.agreements import library, rules
from samverkan.agreements.document import Table
from samverkan.agreements.library import Blank, Template, lead_and_items, paragraphs
from samverkan.agreements.models import Approval, Clause
from samverkan.agreements.prose import BLANK, BOUND_BLOCKS, Block
from samverkan.agreements.queries import Desk
from samverkan.collaborations.models import Party
from samverkan.core.language import _, _n, day, kronor, speaking
from samverkan.mandates.models import Mandate
from samverkan.mandates.values import SCOPES
from samverkan.organisations.values import KINDS
from samverkan.resources.models import Resource
from samverkan.resources.values import RESOURCE_KINDS

ANSWER, GAP, END = "\ue000", "\ue001", "\ue002"
MARKED = re.compile(f"([{ANSWER}{GAP}])(.*?){END}", re.DOTALL)


@dataclass(frozen=True)
class Piece:
    """Some words of a paragraph: the clause's own, an answer, or a gap showing its question."""

    text: str
    kind: Literal["plain", "answer", "gap"] = "plain"


@dataclass(frozen=True)
class Passage:
    """A numbered paragraph with its list, or a table that says what the records say."""

    number: str = ""
    pieces: tuple[Piece, ...] = ()
    items: tuple[tuple[Piece, ...], ...] = ()
    table: Table | None = None


@dataclass(frozen=True)
class ReadClause:
    """A clause as it reads now. `number` is 0 when it is left out; `gaps` lack an answer."""

    row: Clause
    number: int
    text: str
    gaps: tuple[Blank, ...]
    words_hash: str
    approvals: tuple[Approval, ...] = ()

    @property
    def seen(self) -> str:
        """What a form says was shown: slug, revision and hash."""
        return f"{self.row.slug}:{self.row.revision}:{self.words_hash}"

    def approval_of(self, party: Party) -> Approval | None:
        return next((one for one in self.approvals if one.party_id == party.id), None)


@dataclass(frozen=True)
class Reading:
    """A whole agreement as it reads right now."""

    desk: Desk
    template: Template
    answers: Mapping[str, str]
    tables: Mapping[str, Table]
    clauses: tuple[ReadClause, ...]

    @property
    def included(self) -> tuple[ReadClause, ...]:
        return tuple(clause for clause in self.clauses if clause.number)

    @property
    def left_out(self) -> tuple[ReadClause, ...]:
        return tuple(clause for clause in self.clauses if not clause.number)

    def clause(self, slug: str) -> ReadClause | None:
        return next((clause for clause in self.clauses if clause.row.slug == slug), None)

    def waits_for(self, clause: ReadClause) -> tuple[Party, ...]:
        return tuple(one for one in self.desk.parties if not clause.approval_of(one))

    def unapproved_by(self, party: Party) -> tuple[ReadClause, ...]:
        """The included clauses that the party has yet to approve."""
        return tuple(clause for clause in self.included if not clause.approval_of(party))

    def passages(self, clause: ReadClause) -> tuple[Passage, ...]:
        """The paragraphs, lists and tables of a clause, with what was filled in marked."""
        return passages(clause.row.text, clause.number, self.template, self.answers, self.tables)

    @cached_property
    def state(self) -> rules.State:
        """How far the agreement has come, for the rules."""
        joined = {party.id: party.name for party in self.desk.parties}
        gaps = {gap.name: gap.question for clause in self.included for gap in clause.gaps}
        return rules.State(
            is_sealed=self.desk.agreement.is_sealed,
            parties=joined,
            clauses=tuple(map(self._state_of, self.included)),
            questions=gaps,
            signed={one.party_id: one.words_hash for one in self.desk.signatures},
            words_hash=self.words_hash,
        )

    def _state_of(self, clause: ReadClause) -> rules.ClauseState:
        waits_for = tuple(party.name for party in self.waits_for(clause))
        return rules.ClauseState(clause.row.slug, clause.number, clause.row.heading, waits_for)

    @cached_property
    def words_hash(self) -> str:
        """The hash that a signature stands on: all included clauses, the parties, their numbers."""
        numbers = self.desk.registry_numbers
        parties = (
            (*row, numbers.get(one.id, ""))
            for one, row in zip(self.desk.parties, self.tables["parter"].rows, strict=True)
        )
        words = (clause.words_hash for clause in self.included)
        return rules.document_hash(self.desk.agreement.title, words, parties)


def read(desk: Desk) -> Reading:
    """The agreement as it reads right now, in its own language."""
    agreement = desk.agreement
    template = library.read(agreement.template_kind, agreement.template_version)
    with speaking(template.language):
        answers = answers_in(template, agreement.blanks)
        tables = tables_of(desk, answers)
    clauses = tuple(_read_all(desk, template, answers, tables))
    return Reading(desk, template, answers, tables, clauses)


def answers_in(template: Template, given: Mapping[str, str]) -> dict[str, str]:
    """The answers that have been given, as they read in the text."""
    asked = ((blank, str(given.get(blank.name) or "").strip()) for blank in template.blanks)
    return {
        blank.name: library.worded(blank, answer, template.language)
        for blank, answer in asked
        if answer
    }


def _read_all(
    desk: Desk, template: Template, answers: Mapping[str, str], tables: Mapping[str, Table]
) -> Iterable[ReadClause]:
    questions = {blank.name: blank for blank in template.blanks}
    number = 0
    for clause in desk.clauses:
        number += clause.is_included
        text = filled(clause.text, answers)
        rows = {name: tables[name].rows for name in library.blocks_in(clause.text)}
        gaps = [name for name in library.blanks_in(clause.text) if name not in answers]
        words = rules.words_hash(clause.heading, clause.in_short, text, rows)
        yield ReadClause(
            row=clause,
            number=number if clause.is_included else 0,
            text=text,
            gaps=tuple(questions[name] for name in gaps if name in questions),
            words_hash=words,
            approvals=tuple(_standing_by(desk, clause, words)),
        )


def filled(text: str, answers: Mapping[str, str]) -> str:
    return BLANK.sub(lambda found: answers.get(found[1], found[0]), text)


def _standing_by(desk: Desk, clause: Clause, words: str) -> Iterable[Approval]:
    for approval in desk.approvals:
        if approval.clause_id == clause.id and approval.words_hash == words:
            yield approval


def passages(
    text: str,
    number: int,
    template: Template,
    answers: Mapping[str, str],
    tables: Mapping[str, Table],
) -> tuple[Passage, ...]:
    """Prose as passages numbered 6.1, 6.2 …; a clause that is left out has no numbers."""
    made: list[Passage] = []
    count = 0
    for part in paragraphs(marked(text, template, answers)):
        if isinstance(part, Block):
            made.append(Passage(table=tables[part.name]))
            continue
        count += 1
        lead, items = lead_and_items(part)
        name = f"{number}.{count}" if number else ""
        made.append(Passage(name, _pieces(lead), tuple(_pieces(item) for item in items)))
    return tuple(made)


def marked(text: str, template: Template, answers: Mapping[str, str]) -> str:
    """The text with answers filled in and each gap as its question, both between marks."""
    questions = {blank.name: blank.question for blank in template.blanks}

    def fill(found: re.Match[str]) -> str:
        name = found[1]
        if name in BOUND_BLOCKS:
            return found[0]
        if name in answers:
            return _mark_lines(answers[name])
        return f"{GAP}{questions.get(name, name)}{END}"

    return BLANK.sub(fill, _unmarked(text))


def _mark_lines(answer: str) -> str:
    """Each line on its own between marks, outside the dash that makes it an item of a list."""
    line = re.compile(r"^(- +)?(.+)$", re.MULTILINE)
    return line.sub(lambda found: f"{found[1] or ''}{ANSWER}{found[2]}{END}", _unmarked(answer))


def _unmarked(text: str) -> str:
    return re.sub(f"[{ANSWER}{GAP}{END}]", "", text)


def _pieces(text: str) -> tuple[Piece, ...]:
    ends = [(0, 0), *(found.span() for found in MARKED.finditer(text)), (len(text), len(text))]
    pieces: list[Piece] = []
    for (_start, before), (start, end) in pairwise(ends):
        pieces.append(Piece(text[before:start]))
        found = MARKED.fullmatch(text, start, end)
        if found:
            pieces.append(Piece(found[2], "answer" if found[1] == ANSWER else "gap"))
    return tuple(piece for piece in pieces if piece.text)


def tables_of(desk: Desk, answers: Mapping[str, str]) -> dict[str, Table]:
    """The six tables that always say what the records say, in the language in force."""
    mandates = [one for one in desk.mandates if one.ended_at is None]
    needs = [(one.title, one.text or _("Inte beskrivet än")) for one in desk.needs]
    roles = [(one.task, one.party.name, one.holder or "–", one.deputy or "–") for one in desk.roles]
    return {
        "parter": table_of("parter", map(_party_row, desk.parties)),
        "behov": table_of("behov", needs),
        "roller": table_of("roller", roles),
        "mandat": table_of("mandat", map(_mandate_row, mandates)),
        "resurser": table_of("resurser", map(_resource_row, desk.resources)),
        "rytm": table_of("rytm", rhythm(answers)),
    }


def table_of(name: str, rows: Iterable[Sequence[str]]) -> Table:
    """One of the six tables with these rows, each as wide as its headings."""
    caption, *headings = {
        "parter": (_("Parter"), _("Part"), _("Form"), _("Organisationsnummer")),
        "behov": (_("Behov"), _("Behov"), _("Beskrivning")),
        "roller": (_("Roller"), _("Uppgift"), _("Part"), _("Vem"), _("Ersättare")),
        "mandat": (_("Mandat"), _("Vem"), _("Får"), _("Högst"), _("Till och med"), _("Grund")),
        "resurser": (_("Bidrag"), _("Part"), _("Vad"), _("År"), _("Hur mycket")),
        "rytm": (_("Rytm"), _("Vad"), _("När")),
    }[name]
    note = "" if (made := tuple(map(tuple, rows))) else _("Inget är antecknat än.")
    return Table(caption=caption, headings=tuple(headings), rows=made, note=note)


def _party_row(party: Party) -> tuple[str, str, str]:
    kind = party.organisation.kind
    return party.name, str(KINDS[kind]) if kind else "–", party.organisation.number or "–"


def _mandate_row(mandate: Mandate) -> tuple[str, ...]:
    matter = mandate.matter or str(SCOPES[mandate.scope])
    limit = _("Ingen gräns") if mandate.limit_ore is None else kronor(mandate.limit_ore)
    until = day(mandate.until) if mandate.until else _("Tills vidare")
    who = _("%(name)s, %(party)s", name=mandate.person.name, party=mandate.party.name)
    return who, matter, limit, until, mandate.ground


def _resource_row(resource: Resource) -> tuple[str, ...]:
    sums = [kronor(resource.amount_ore)] if resource.amount_ore is not None else []
    if resource.hours is not None:
        sums.append(_n("%(num)s timme", "%(num)s timmar", resource.hours))
    what = _("%(kind)s: %(what)s", kind=RESOURCE_KINDS[resource.kind], what=resource.what)
    return resource.party.name, what, str(resource.year), ", ".join(sums) or "–"


def rhythm(answers: Mapping[str, str]) -> list[tuple[str, str]]:
    """What the parties have said about when they meet; only what has been answered."""
    asked = ("avstamning_manader", "nasta_steg_manader", "styrgrupp_moten_per_ar")
    months, before, meetings = map(answers.get, asked)
    rows = [
        (_("Avstämning med alla parter"), months and _("Högst %(months)s emellan", months=months)),
        (_("Styrgruppen träffas"), meetings and _("Minst %(count)s per år", count=meetings)),
        (_("Samtal om nästa steg"), before and _("%(months)s före slutdagen", months=before)),
    ]
    return [(what, when) for what, when in rows if when]
