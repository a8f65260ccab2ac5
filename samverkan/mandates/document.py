"""What the page says: the table of who decides what, and the answer to "Får vi …?"."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from samverkan.collaborations.models import Party
from samverkan.core.language import _, day, kronor
from samverkan.core.words import swedish
from samverkan.mandates.models import Mandate
from samverkan.mandates.rules import Obstacle, ending_soon, may_use, obstacle, subject
from samverkan.mandates.values import SCOPES, Scope

Tag = tuple[str, str, str]


@dataclass(frozen=True)
class Topic:
    """Something a mandate can be about: to sign, or to do something in a matter."""

    scope: Scope
    matter: str = ""

    @property
    def key(self) -> str:
        """The same for two mandates about the same thing."""
        return subject(self.scope, self.matter)

    @property
    def title(self) -> str:
        words = self.matter if self.scope == Scope.DECIDE else self.doing
        return words[:1].upper() + words[1:]

    @property
    def doing(self) -> str:
        """What one does, to stand after "får": besluta om inköp."""
        matter = _lowered(self.matter)
        if self.scope == Scope.SIGN:
            return _("skriva under överenskommelsen")
        if self.scope == Scope.DECIDE:
            return _("besluta om %(matter)s", matter=matter)
        if self.scope == Scope.NEGOTIATE:
            about = _("förhandla om %(matter)s", matter=matter)
            return about if matter else _("förhandla och skriva fram text")
        about = _("följa upp och redovisa %(matter)s", matter=matter)
        return about if matter else _("följa upp och redovisa")

    def holds(self, mandate: Mandate) -> bool:
        """Whether the mandate is about this."""
        return subject(mandate.scope, mandate.matter) == self.key


SIGNING = Topic(Scope.SIGN)


def _lowered(matter: str) -> str:
    """A matter as it stands inside a sentence; a first word all in capitals stays so."""
    first = matter.split(maxsplit=1)[0] if matter else ""
    return matter if first[1:] != first[1:].lower() else matter[:1].lower() + matter[1:]


def topics(mandates: Iterable[Mandate]) -> list[Topic]:
    """Signing first, whether or not anybody may, and then what else the mandates are about."""
    found = {SIGNING.key: SIGNING}
    for one in mandates:
        topic = topic_of(one)
        found.setdefault(topic.key, topic)
    places = {scope: place for place, scope in enumerate(SCOPES)}
    return sorted(found.values(), key=lambda one: (places[one.scope], swedish(one.matter)))


def topic_of(mandate: Mandate) -> Topic:
    """What the mandate is about."""
    scope = Scope(mandate.scope)
    return SIGNING if scope == Scope.SIGN else Topic(scope, mandate.matter)


@dataclass(frozen=True)
class Cell:
    """What one party may do in one matter, as components/matrix.html shows it."""

    level: str
    text: str
    lines: tuple[str, ...] = ()
    tag: Tag | None = None


@dataclass(frozen=True)
class Matter:
    """One row of the table: a matter and a cell for each party."""

    title: str
    cells: tuple[Cell, ...]


def table(mandates: Sequence[Mandate], parties: Sequence[Party], on: date) -> tuple[Matter, ...]:
    """A row for signing and for each matter with a mandate in force or to come."""
    alive = [one for one in mandates if obstacle(one, on, None) in {None, Obstacle.EARLY}]
    near = {ending.mandate.id for ending in ending_soon(mandates, on)}
    rows = []
    for topic in topics(alive):
        same = [one for one in alive if topic.holds(one)]
        cells = (
            _cell(topic.scope, [one for one in same if one.party_id == party.id], near, on)
            for party in parties
        )
        rows.append(Matter(topic.title, tuple(cells)))
    return tuple(rows)


def _cell(scope: Scope, mandates: list[Mandate], near: set[int], on: date) -> Cell:
    if not mandates and scope == Scope.SIGN:
        return Cell("out", _("Ingen än"), tag=("warn", _("Saknas"), "warn"))
    if not mandates:
        return Cell("out", _("Inget mandat"))
    level = "together" if scope == Scope.SIGN else "decides"
    lines = tuple(line for one in mandates for line in _lines(one, near, on))
    ends = [one.until for one in mandates if one.id in near and one.until]
    tag = ("warn", _("till %(day)s", day=day(min(ends))), "clock") if ends else None
    return Cell(level, _words(scope), lines, tag)


def _lines(mandate: Mandate, near: set[int], on: date) -> list[str]:
    """Who, up to how much, on what ground and when; a last day that is near stands in the tag."""
    until = None if mandate.id in near else mandate.until
    told = (
        mandate.person.name,
        _("högst %(sum)s", sum=kronor(mandate.limit_ore)) if mandate.limit_ore is not None else "",
        mandate.ground,
        _("från %(day)s", day=day(mandate.since)) if mandate.since > on else "",
        _("till %(day)s", day=day(until)) if until else "",
    )
    return [line for line in told if line]


def _words(scope: Scope) -> str:
    return {
        Scope.SIGN: _("Skriver under"),
        Scope.DECIDE: _("Beslutar"),
        Scope.NEGOTIATE: _("Förhandlar"),
        Scope.REPORT: _("Redovisar"),
    }[scope]


@dataclass(frozen=True)
class Advice:
    """The answer to "Får vi …?": yes or no, and a sentence for each who may or can be asked."""

    is_yes: bool
    sentences: tuple[str, ...]


def advise(
    topic: Topic,
    mandates: Iterable[Mandate],
    parties: Sequence[Party],
    *,
    sum_ore: int | None,
    on: date,
) -> Advice:
    """May we do this that day, for that sum in öre?

    One party is enough for everything but signing, which takes somebody at every party.
    """
    same = [one for one in mandates if topic.holds(one)]
    valid = [one for one in same if may_use(one, on, sum_ore)]
    signed_for = {one.party_id for one in valid}
    if topic != SIGNING:
        lacking = [] if valid else [_nobody(topic, sum_ore)]
    else:
        lacking = [_lacks(one, sum_ore) for one in parties if one.id not in signed_for]
    if not lacking:
        return Advice(is_yes=True, sentences=tuple(_may(one) for one in valid))
    nearly = [one for one in same if one.party_id not in signed_for]
    return Advice(is_yes=False, sentences=(*lacking, *_ask(nearly, sum_ore, on)))


def _may(mandate: Mandate) -> str:
    told = {
        "person": mandate.person.name,
        "party": mandate.party.name,
        "doing": topic_of(mandate).doing,
    }
    limit, until = mandate.limit_ore, mandate.until
    may = _("%(person)s, %(party)s, får %(doing)s.", **told)
    if limit is not None:
        most = kronor(limit)
        may = _("%(person)s, %(party)s, får %(doing)s för högst %(sum)s.", sum=most, **told)
    holds = _("Det gäller tills vidare.")
    if until:
        holds = _("Det gäller till %(day)s.", day=day(until))
    return " ".join((may, holds, _("Grund: %(ground)s.", ground=mandate.ground.rstrip("."))))


def _nobody(topic: Topic, sum_ore: int | None) -> str:
    if sum_ore:
        return _("Ingen får %(doing)s för %(sum)s.", doing=topic.doing, sum=kronor(sum_ore))
    return _("Ingen får %(doing)s just nu.", doing=topic.doing)


def _lacks(party: Party, sum_ore: int | None) -> str:
    if sum_ore:
        return _(
            "%(party)s har ingen som får skriva under för %(sum)s.",
            party=party.name,
            sum=kronor(sum_ore),
        )
    return _("%(party)s har ingen som får skriva under.", party=party.name)


def _ask(mandates: Iterable[Mandate], sum_ore: int | None, on: date) -> tuple[str, ...]:
    """Who to ask: those whose mandate nearly reaches, and what is in the way."""
    return tuple(
        _(
            "Fråga %(person)s, %(party)s. %(why)s",
            person=one.person.name,
            party=one.party.name,
            why=may_use(one, on, sum_ore).reason,
        )
        for one in mandates
        if one.ended_at is None
    )
