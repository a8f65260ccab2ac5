"""Telling what was achieved, and choosing what comes next."""

from collections.abc import Sequence
from datetime import datetime
from functools import partial

from samverkan.accounts.models import Person
from samverkan.celebration.letters import all_have_said
from samverkan.celebration.models import Choice, StoryNote
from samverkan.celebration.queries import (
    choices_of,
    hold,
    is_shown,
    ready_to_show,
    story_of,
)
from samverkan.celebration.rules import (
    all_have_chosen,
    may_choose,
    may_remove,
    may_tell,
    said_together,
)
from samverkan.celebration.values import SHOWN, NextStep, NoteKind
from samverkan.collaborations.actions import reach
from samverkan.collaborations.history import record
from samverkan.collaborations.models import Collaboration, Party
from samverkan.collaborations.queries import members_of, parties_of
from samverkan.collaborations.values import Stage
from samverkan.core.db import db, done_apart
from samverkan.core.language import speaking
from samverkan.notifications.actions import post_many
from samverkan.notifications.values import Recipient, Words

SHOWN_AT_ONCE = 50


def tell(  # noqa: PLR0913 - a line has a kind, a figure and words
    party: Party, kind: NoteKind, *, text: str, figure: str = "", by: Person, at: datetime
) -> StoryNote:
    """Add a line in the party's own words; raises RuleBroken when it has many of the kind."""
    collaboration = party.collaboration
    hold(collaboration)
    own = [note for note in story_of(collaboration) if note.party_id == party.id]
    may_tell(kind, own).or_break(field="text")
    note = StoryNote(
        collaboration_id=collaboration.id,
        party_id=party.id,
        kind=kind,
        figure=figure,
        text=text,
        by_id=by.id,
        at=at,
    )
    db.session.add(note)
    _record("celebration.told", party, by=by, at=at)
    return note


def take_back(note: StoryNote, *, by: Person, party: Party, at: datetime) -> None:
    """Remove a line from the story; raises RuleBroken when it is another party's."""
    may_remove(note, party_id=party.id).or_break()
    note.removed_at = at
    _record("celebration.took_back", party, by=by, at=at)


def choose(party: Party, step: NextStep, *, because: str, by: Person, at: datetime) -> bool:
    """The party's choice of next step, in place of an earlier one; True when all have chosen.

    Nobody else sees it before that: the history tells only that the party has chosen.
    """
    collaboration = party.collaboration
    hold(collaboration)
    joined = [each.id for each in parties_of(collaboration) if each.is_in]
    shown = is_shown(collaboration)
    own = next((each for each in choices_of(collaboration) if each.party_id == party.id), None)
    may_choose(own, joined=joined, is_shown=shown).or_break()
    if own is None:
        own = Choice(collaboration_id=collaboration.id, party_id=party.id)
        db.session.add(own)
    own.step, own.because, own.by_id, own.at = step, because, by.id, at
    _record("celebration.chose", party, by=by, at=at)
    if shown:
        return True
    return show_if_all_have_chosen(collaboration, at=at)


def show_if_all_have_chosen(collaboration: Collaboration, *, at: datetime) -> bool:
    """Show all choices to all parties at once and tell everyone, if nobody is missing."""
    joined = [party.id for party in parties_of(collaboration) if party.is_in]
    choices = [each for each in choices_of(collaboration) if each.party_id in joined]
    if not all_have_chosen([each.party_id for each in choices], joined):
        return False
    reach(collaboration, Stage.CELEBRATION)
    record(
        SHOWN,
        of=collaboration,
        stage=Stage.CELEBRATION,
        by=None,
        party=None,
        at=at,
        facts={"choices": [[each.party_id, each.step] for each in choices]},
    )
    post_many(_letters(collaboration, [NextStep(each.step) for each in choices]), at=at)
    return True


def show_due(*, at: datetime) -> int:
    """Show the choices where the last one missing has left; how many. The caller commits.

    A fault in one collaboration is told and leaves the others alone.
    """
    collaborations = ready_to_show(most=SHOWN_AT_ONCE)
    return sum(done_apart(partial(show_if_all_have_chosen, each, at=at)) for each in collaborations)


def _letters(
    collaboration: Collaboration, steps: Sequence[NextStep]
) -> dict[Words, dict[str, Recipient]]:
    letters: dict[Words, dict[str, Recipient]] = {}
    for seat in members_of(collaboration):
        person = seat.person
        with speaking(person.language):
            words = all_have_said(collaboration, said_together(steps), person.language)
        key = f"celebration-chosen:{collaboration.id}:{seat.id}"
        letters.setdefault(words, {})[key] = Recipient(person.email, person.name)
    return letters


def _record(kind: str, party: Party, *, by: Person, at: datetime) -> None:
    record(kind, of=party.collaboration, stage=Stage.CELEBRATION, by=by, party=party, at=at)
