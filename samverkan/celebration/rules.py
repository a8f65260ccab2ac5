"""Who may tell, take back and choose, and what the choices say together."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from samverkan.celebration.values import (
    NEAR_THE_END_DAYS,
    NEXT_STEPS,
    QUESTIONS,
    NextStep,
    NoteKind,
)
from samverkan.core.language import _, _n
from samverkan.core.verdict import YES, Verdict, no

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from samverkan.celebration.models import Choice, StoryNote

FEWEST = 2


def may_tell(kind: NoteKind, own: Sequence[StoryNote]) -> Verdict:
    """A party adds a few lines of each kind, so that there is room for all the parties."""
    most = QUESTIONS[kind].most
    if sum(note.kind == kind for note in own) < most:
        return YES
    return no(
        _n(
            "Ni har redan skrivit en rad här. Ta bort den först om ni vill skriva en annan.",
            "Ni har redan skrivit %(num)s rader här. Ta bort en först om ni vill skriva en annan.",
            most,
        )
    )


def may_remove(note: StoryNote, *, party_id: int) -> Verdict:
    """A party takes back its own words, and nobody else's."""
    if note.party_id != party_id:
        return no(_("Raden är en annan parts. Be dem ta bort den."))
    if note.removed_at is not None:
        return no(_("Raden är redan borttagen."))
    return YES


def may_choose(own: Choice | None, *, joined: Collection[int], is_shown: bool) -> Verdict:
    """A party chooses, and may choose again until everyone sees what all have chosen."""
    if len(joined) < FEWEST:
        return no(_("Ni väljer nästa steg när minst två parter är med."))
    if own is not None and is_shown:
        return no(_("Alla har valt och ser varandras val. Prata vidare om det tillsammans."))
    return YES


def all_have_chosen(chosen: Collection[int], joined: Collection[int]) -> bool:
    """Whether each party that is in has chosen; both are party ids."""
    return bool(joined) and set(joined) <= set(chosen)


def is_near_the_end(ends_on: date | None, *, on: date) -> bool:
    """Whether it is time to think about what comes after: the last 120 days, or later."""
    return ends_on is not None and ends_on - on <= timedelta(days=NEAR_THE_END_DAYS)


def said_together(steps: Sequence[NextStep]) -> str:
    """What the choices say side by side, in a sentence. Never a count of votes."""
    if len(set(steps)) > 1:
        return _(
            "Ni vill olika saker, och nu vet ni det. Det är inget att rösta om. "
            "Börja med att lyssna på varför, en part i taget."
        )
    if steps[0] == NextStep.END:
        return _("Alla vill avsluta med heder. Att sluta i rätt tid är också något att fira.")
    return _("Alla vill samma sak: %(step)s.", step=_lowered(str(NEXT_STEPS[steps[0]])))


def _lowered(words: str) -> str:
    return words[:1].lower() + words[1:]
