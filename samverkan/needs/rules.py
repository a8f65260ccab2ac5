"""When a need is shared, and what a text becomes when it travels."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from samverkan.core.language import _
from samverkan.core.verdict import YES, Verdict, no

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from samverkan.collaborations.models import Party

TWO = 2
MOST_NEEDS = 50
LONGEST_PURPOSE = 300


def is_shared(confirmed: Collection[int]) -> bool:
    """Whether a text has become more than one party's: two parties stand behind it."""
    return len(confirmed) >= TWO


def is_agreed(confirmed: Collection[int], joined: Collection[Party]) -> bool:
    """Whether every joined party stands behind the text, and they are at least two."""
    return is_shared(confirmed) and all(party.id in confirmed for party in joined)


def may_add(needs: int) -> Verdict:
    """There is a limit, so that no page grows without end."""
    if needs >= MOST_NEEDS:
        return no(_("Ni har redan %(num)s behov. Skriv i något av dem.", num=MOST_NEEDS))
    return YES


def may_confirm(seen: int, now: int) -> Verdict:
    """One stands behind the text one has read, not the one that came a moment later."""
    if seen != now:
        return no(_("Texten ändrades medan du läste. Läs den igen och svara sedan."))
    return YES


def first_sentence(text: str) -> str:
    """The first sentence of a text, cut at a word when it is very long."""
    line = " ".join(text.split())
    sentence = re.match(r".+?[.!?](?=\s|$)", line)
    found = sentence.group() if sentence else line
    if len(found) <= LONGEST_PURPOSE:
        return found
    return found[:LONGEST_PURPOSE].rsplit(" ", 1)[0] + " …"


def paragraphs(text: str) -> list[str]:
    """The text's paragraphs, without empty lines."""
    return [line for line in text.split("\n") if line.strip()]


def who_sees(parties: Sequence[Party]) -> str:
    """Who can read what one writes, and that a public party may have to hand it out."""
    public = [party.name for party in parties if party.organisation.is_public]
    seen = _("De andra parterna ser era ord först när de har skrivit sina.")
    if not public:
        return seen
    handed_out = _(
        "%(party)s kan behöva lämna ut texten som allmän handling.", party=together(public)
    )
    return f"{seen} {handed_out}"


def together(names: Sequence[str]) -> str:
    """Names in a row as one says them aloud: A, B och C."""
    if len(names) < TWO:
        return "".join(names)
    return _("%(first)s och %(last)s", first=", ".join(names[:-1]), last=names[-1])
