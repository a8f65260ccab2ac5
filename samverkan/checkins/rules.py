"""When to ask, who may answer, and what the answers say. Plain arithmetic, no database."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from samverkan.checkins.values import HIGH, LARGE_GAP, QUESTIONS, SMALL_GAP, Score
from samverkan.core.clock import day_of
from samverkan.core.language import _, day
from samverkan.core.verdict import YES, Verdict, no

if TYPE_CHECKING:
    from samverkan.checkins.models import CheckIn

MONTHS = 12
MOST_MONTHS = 120


def months_after(start: date, months: int) -> date:
    """The same day some months later, or the last day of that month when it has fewer days."""
    year, month = divmod(start.month - 1 + months, MONTHS)
    year, month = start.year + year, month + 1
    return date(year, month, min(start.day, monthrange(year, month)[1]))


def next_opening(start: date, months: int, *, until: date | None, on: date) -> date | None:
    """That many months after `start` but not in the past; None when it would be after the end."""
    opens_on = max(months_after(start, min(months, MOST_MONTHS)), on)
    return opens_on if until is None or opens_on <= until else None


def may_answer(checkin: CheckIn, *, on: date) -> Verdict:
    """Answers are taken from the first day to the last, both included."""
    if checkin.closed_at is not None or on > checkin.closes_on:
        closed_on = day_of(checkin.closed_at) if checkin.closed_at else on
        last = day(min(closed_on, checkin.closes_on))
        return no(_("Avstämningen stängde %(day)s. Resultatet visas för alla.", day=last))
    if on < checkin.opens_on:
        return no(_("Avstämningen öppnar %(day)s.", day=day(checkin.opens_on)))
    return YES


def may_plan(latest: CheckIn | None, *, opens_on: date, on: date) -> Verdict:
    """One check-in at a time, none in the past and none more than ten years ahead."""
    if latest is not None and latest.closed_at is None:
        return no(_("Det finns redan en avstämning som öppnar %(day)s.", day=day(latest.opens_on)))
    if opens_on < on:
        return no(_("Välj en dag från och med i dag."))
    last = months_after(on, MOST_MONTHS)
    if opens_on > last:
        return no(_("Välj en dag senast %(day)s.", day=day(last)))
    return YES


@dataclass(frozen=True)
class Seen:
    """How the parties answered one question: (party id, mean) in the parties' order."""

    code: str
    means: tuple[tuple[int, float], ...]

    @property
    def gap(self) -> float:
        """How far apart the parties are, in steps on the scale."""
        numbers = [mean for _party, mean in self.means]
        return round(max(numbers) - min(numbers), 1) if numbers else 0.0

    @property
    def mean(self) -> float:
        """The parties' mean, each party weighing the same however many answered."""
        return sum(mean for _party, mean in self.means) / len(self.means)

    @property
    def is_large(self) -> bool:
        return self.gap >= LARGE_GAP

    @property
    def lowest(self) -> int:
        """The party that sees it darkest: it speaks first."""
        return min(self.means, key=lambda pair: pair[1])[0]


def seen(scores: list[Score], order: list[int]) -> list[Seen]:
    """The answers per question, widest gap first; parties in the given order."""
    codes = list(dict.fromkeys(score.code for score in scores))
    rows = [
        Seen(
            code,
            tuple((p, s.mean) for p in order for s in scores if (s.code, s.party_id) == (code, p)),
        )
        for code in codes
    ]
    return sorted((row for row in rows if row.means), key=lambda row: (-row.gap, row.code))


def headline(rows: list[Seen]) -> str:
    """What the parties agree on first, then where they differ, in one line.

    Agreement is a gap of at most 0.6 with a mean of at least 3.5; a difference is a gap of at
    least 1.5 (our own thresholds, ux.md 2.8: something to talk about, not a measurement).
    """
    together = [row for row in rows if len(row.means) > 1]
    if not together:
        return _("Bara en part har svarat. Prata med de andra innan ni drar slutsatser.")
    return _said_together(together)


def _said_together(rows: list[Seen]) -> str:
    agreed = [row for row in rows if row.gap <= SMALL_GAP and row.mean >= HIGH]
    apart = [row for row in rows if row.is_large]
    best = max(agreed, key=lambda row: row.mean, default=None)
    hard = min(rows, key=lambda row: row.mean, default=None)
    if best and apart:
        return _(
            "Ni är eniga om %(agreed)s. Ni ser olika på %(apart)s.",
            agreed=QUESTIONS[best.code].theme,
            apart=QUESTIONS[apart[0].code].theme,
        )
    if apart:
        return _("Ni ser olika på %(apart)s.", apart=QUESTIONS[apart[0].code].theme)
    if best:
        return _("Ni är eniga om %(agreed)s.", agreed=QUESTIONS[best.code].theme)
    if hard and hard.mean < HIGH:
        theme = QUESTIONS[hard.code].theme
        return _(
            "Alla tycker att %(theme)s är svårt. Det är bra att veta tillsammans.", theme=theme
        )
    return _("Ni ser ungefär likadant på er samverkan.")
