"""Writing together: beginning from a template, saving words, answering questions."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import delete
from sqlalchemy.exc import IntegrityError

from samverkan.accounts.models import Person
from samverkan.agreements import letters, library, rules
from samverkan.agreements.library import ClauseStatus, Template
from samverkan.agreements.models import Agreement, Approval, Clause, ClauseVersion, RegistryNumber
from samverkan.agreements.queries import (
    clauses_of,
    hold,
    latest_agreement,
    registry_number,
    version_of,
)
from samverkan.agreements.wording import ReadClause, Reading, read
from samverkan.collaborations.actions import reach
from samverkan.collaborations.history import record
from samverkan.collaborations.models import Collaboration, Party
from samverkan.collaborations.queries import members_of
from samverkan.collaborations.values import Stage
from samverkan.core.db import db, insert_or_ignore
from samverkan.core.language import _, speaking
from samverkan.resources.queries import resources_of

STAGE = Stage.AGREEMENT


@dataclass(frozen=True)
class Words:
    """New words for a clause, and why."""

    heading: str
    in_short: str
    text: str
    why: str


class SavedMeanwhile(Exception):
    """Somebody else saved the clause first; `now` is what stands there."""

    def __init__(self, now: ClauseVersion) -> None:
        super().__init__()
        self.now = now


class AnsweredMeanwhile(Exception):
    """Somebody else answered the questions first."""


def begin(
    collaboration: Collaboration, kind: str, *, by: Person, party: Party, at: datetime
) -> Agreement:
    """A first draft from the newest version of a template, with what we already know filled in.

    Raises RuleBroken while another agreement is being written.
    """
    hold(collaboration)
    rules.may_begin(latest_agreement(collaboration)).or_break()
    template = library.latest(kind)
    agreement = _added(collaboration, template, by=by, at=at)
    _copy_clauses(agreement, template, at)
    reach(collaboration, STAGE)
    facts = {"title": agreement.title, "template": f"{template.kind} {template.version}"}
    record(
        "agreements.begun", of=collaboration, stage=STAGE, by=by, party=party, at=at, facts=facts
    )
    others = [one.person for one in members_of(collaboration) if one.person_id != by.id]
    letters.send(
        letters.draft_begun, agreement, others, key=f"agreements:begun:{agreement.id}", at=at
    )
    return agreement


def _added(
    collaboration: Collaboration, template: Template, *, by: Person, at: datetime
) -> Agreement:
    agreement = Agreement(
        collaboration=collaboration,
        title=_title(collaboration, template),
        template_kind=template.kind,
        template_version=template.version,
        blanks=known_answers(collaboration, template),
        begun_at=at,
        begun_by_id=by.id,
    )
    db.session.add(agreement)
    db.session.flush()
    return agreement


def _title(collaboration: Collaboration, template: Template) -> str:
    with speaking(template.language):
        return _("Överenskommelse om %(name)s", name=collaboration.name)[:200]


def known_answers(collaboration: Collaboration, template: Template) -> dict[str, str]:
    """Answers we already have, and the template's own proposals; nothing is made up."""
    answers = {one.name: one.default for one in template.blanks if one.default is not None}
    years = [resource.year for resource in resources_of(collaboration)]
    if years:
        answers["startdag"] = date(min(years), 1, 1).isoformat()
        answers["slutdag"] = date(max(years), 12, 31).isoformat()
    if collaboration.purpose:
        answers["syfte"] = collaboration.purpose
    asked = {blank.name for blank in template.blanks}
    return {name: answer for name, answer in answers.items() if name in asked}


def _copy_clauses(agreement: Agreement, template: Template, at: datetime) -> None:
    for position, source in enumerate(template.clauses, start=1):
        clause = Clause(
            agreement_id=agreement.id,
            slug=source.slug,
            position=position,
            heading=source.heading,
            in_short=source.in_short,
            text=source.text,
            is_included=source.status != ClauseStatus.OPTIONAL,
        )
        db.session.add(clause)
    db.session.flush()
    db.session.add_all(_version(clause, at) for clause in clauses_of(agreement))
    db.session.flush()


def _version(clause: Clause, at: datetime, **who: Any) -> ClauseVersion:  # noqa: ANN401
    return ClauseVersion(
        clause_id=clause.id,
        revision=clause.revision,
        heading=clause.heading,
        in_short=clause.in_short,
        text=clause.text,
        at=at,
        **who,
    )


def rewrite(  # noqa: PLR0913 - words are saved by someone, for a party, on top of what they saw
    reading: Reading,
    clause: ReadClause,
    words: Words,
    *,
    base: int,
    by: Person,
    party: Party,
    at: datetime,
) -> None:
    """Save new words, written on top of revision `base`; the writer's party approves them.

    All approvals of the old words are gone. Raises RuleBroken, or SavedMeanwhile when the words
    are no longer those of `base`.
    """
    row = clause.row
    rules.may_write(reading.state, party.id).or_break()
    _refuse_faults(words, reading.template)
    if base != row.revision:
        raise SavedMeanwhile(_stands_now(row))
    if (words.heading, words.in_short, words.text) == (row.heading, row.in_short, row.text):
        return
    _save(row, words, at, by_id=by.id, party_id=party.id)
    facts = {"heading": row.heading, "slug": row.slug, "revision": row.revision}
    of = reading.desk.agreement.collaboration
    record(
        "agreements.clause_written",
        of=of,
        stage=STAGE,
        by=by,
        party=party,
        at=at,
        why=words.why,
        facts=facts,
    )
    _stand_behind(read(reading.desk), row, by=by, party=party, at=at)


def _refuse_faults(words: Words, template: Template) -> None:
    known = rules.known_names(blank.name for blank in template.blanks)
    for field in ("heading", "in_short"):
        rules.is_plain(getattr(words, field)).or_break(field=field)
    rules.may_say(words.text, known).or_break(field="text")


def _save(row: Clause, words: Words, at: datetime, **who: Any) -> None:  # noqa: ANN401
    """The unique number of a version is the last guard against two saving at once."""
    try:
        with db.session.begin_nested():
            row.heading, row.in_short, row.text = words.heading, words.in_short, words.text
            row.revision += 1
            db.session.add(_version(row, at, why=words.why, **who))
    except IntegrityError as taken:
        raise SavedMeanwhile(_stands_now(row)) from taken


def _stands_now(row: Clause) -> ClauseVersion:
    db.session.refresh(row)
    now = version_of(row, row.revision)
    return now or _version(row, row.agreement.begun_at)


def _stand_behind(reading: Reading, row: Clause, *, by: Person, party: Party, at: datetime) -> None:
    """The old approvals go; the writer's party has approved what it wrote, if nothing is open."""
    db.session.execute(delete(Approval).where(Approval.clause_id == row.id))
    clause = reading.clause(row.slug)
    if clause is None or clause.gaps:
        return
    approval = {"clause_id": row.id, "party_id": party.id, "words_hash": clause.words_hash}
    insert_or_ignore(Approval, [{**approval, "by_id": by.id, "at": at}])


def include(  # noqa: PLR0913 - see rewrite
    reading: Reading, clause: ReadClause, *, wanted: bool, by: Person, party: Party, at: datetime
) -> None:
    """Take a clause in or leave it out; its words are kept either way."""
    row = clause.row
    rules.may_write(reading.state, party.id).or_break()
    if not wanted:
        source = {one.slug: one for one in reading.template.clauses}[row.slug]
        rules.may_leave_out(source.status).or_break()
    if row.is_included == wanted:
        return
    row.is_included = wanted
    kind = "agreements.clause_included" if wanted else "agreements.clause_left_out"
    of, facts = reading.desk.agreement.collaboration, {"heading": row.heading, "slug": row.slug}
    record(kind, of=of, stage=STAGE, by=by, party=party, at=at, facts=facts)


def answer(  # noqa: PLR0913 - see rewrite
    reading: Reading,
    answers: dict[str, str],
    *,
    base: int,
    by: Person,
    party: Party,
    at: datetime,
) -> None:
    """Save answers to the template's questions; clauses that then read otherwise lose approvals.

    Raises RuleBroken, or AnsweredMeanwhile when the answers are no longer those of `base`.
    """
    agreement = reading.desk.agreement
    rules.may_write(reading.state, party.id).or_break()
    rules.ends_after_it_begins(answers).or_break(field="slutdag")
    changed = [name for name in answers if answers[name] != agreement.blanks.get(name, "")]
    if base != agreement.blanks_revision and changed:
        raise AnsweredMeanwhile
    if not changed:
        return
    agreement.blanks = {**agreement.blanks, **answers}
    agreement.blanks_revision += 1
    db.session.flush()
    _void_changed(reading, read(reading.desk))
    facts = {"count": len(changed), "names": changed}
    of = agreement.collaboration
    record("agreements.answered", of=of, stage=STAGE, by=by, party=party, at=at, facts=facts)


def _void_changed(before: Reading, after: Reading) -> None:
    pairs = zip(before.clauses, after.clauses, strict=True)
    changed = [old.row.id for old, new in pairs if old.words_hash != new.words_hash]
    db.session.execute(delete(Approval).where(Approval.clause_id.in_(changed)))


def register(reading: Reading, number: str, *, by: Person, party: Party, at: datetime) -> None:
    """Keep the party's own diarienummer for the agreement; an empty one is taken away."""
    rules.may_write(reading.state, party.id).or_break(field="number")
    agreement = reading.desk.agreement
    row = registry_number(agreement, party)
    if (row.number if row else "") == number:
        return
    if row is None:
        row = RegistryNumber(agreement_id=agreement.id, party_id=party.id)
        db.session.add(row)
    row.number = number
    db.session.flush()
    of, facts = agreement.collaboration, {"number": number or "–"}
    record("agreements.registered", of=of, stage=STAGE, by=by, party=party, at=at, facts=facts)
