"""When an agreement may be written in, approved, signed and sealed, and what is still missing.

What a party approves is exact words. They are known by a SHA-256 over the heading, the short
version, the text with its answers filled in, and the tables it holds.
"""

import hashlib
import json
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from babel.lists import format_list

from samverkan.agreements.library import BOUND_BLOCKS, ClauseStatus
from samverkan.agreements.prose import BLANK, BLOCK_LINE, blanks_in, blocks_in
from samverkan.core.language import _, current, day
from samverkan.core.verdict import YES, Verdict, no

if TYPE_CHECKING:
    from samverkan.agreements.models import Agreement

LONGEST = 100_000
FEWEST_PARTIES = 2

Rows = Sequence[Sequence[str]]


@dataclass(frozen=True)
class ClauseState:
    """How far one included clause has come. `waits_for` are the joined parties yet to approve."""

    slug: str
    number: int
    heading: str
    waits_for: tuple[str, ...] = ()


@dataclass(frozen=True)
class State:
    """How far an agreement has come: what the rules need to know, and no more.

    `parties` are names by id; `questions` are the unanswered ones by name; `signed` is the hash
    of the words each party has signed.
    """

    is_sealed: bool
    parties: Mapping[int, str]
    clauses: tuple[ClauseState, ...]
    questions: Mapping[str, str]
    signed: Mapping[int, str]
    words_hash: str


@dataclass(frozen=True)
class Missing:
    """Something that stands in the way of signing, and the clause or the question it is about."""

    sentence: str
    slug: str = ""
    question: str = ""


def words_hash(heading: str, in_short: str, text: str, tables: Mapping[str, Rows]) -> str:
    """The SHA-256 of a clause's exact words, tables included, as 64 hexadecimal digits."""
    rows = [[name, [list(row) for row in tables[name]]] for name in sorted(tables)]
    return _digest([heading, in_short, text, rows])


def document_hash(title: str, clauses: Iterable[str], parties: Iterable[Sequence[str]]) -> str:
    """The SHA-256 of a whole agreement: its title, its clauses' hashes, and who the parties are."""
    return _digest([title, list(clauses), [list(party) for party in parties]])


def _digest(content: list[object]) -> str:
    canonical = json.dumps(content, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(canonical.encode("utf-8", "surrogatepass")).hexdigest()


def may_begin(latest: "Agreement | None") -> Verdict:
    """One agreement at a time is written in a collaboration."""
    if latest is not None and not latest.is_sealed:
        return no(_("Det finns redan ett utkast. Skriv vidare i det."))
    return YES


def may_write(state: State, party_id: int) -> Verdict:
    """The words are open until the first party has signed them."""
    verdict = may_approve(state, party_id)
    if not verdict:
        return verdict
    if state.signed:
        return no(_("Någon har redan skrivit under. Dra tillbaka underskrifterna först."))
    return YES


def may_approve(state: State, party_id: int) -> Verdict:
    """A party that is in may approve until all have signed."""
    if state.is_sealed:
        return no(_("Alla har skrivit under, så orden ligger fast. Föreslå en förändring."))
    if party_id not in state.parties:
        return no(_("Er part har inte sagt ja till att vara med än. Svara på inbjudan först."))
    return YES


def has_no_gaps(questions: Sequence[str]) -> Verdict:
    """Words with gaps in them cannot be approved."""
    if questions:
        return no(_("Svara först på frågan ”%(question)s”", question=questions[0]))
    return YES


def may_leave_out(status: ClauseStatus) -> Verdict:
    """Clauses that every agreement of the kind needs stay in."""
    if status == ClauseStatus.REQUIRED:
        return no(_("Det här avsnittet är alltid med. Ni kan ändra vad som står i det."))
    return YES


def may_say(text: str, known: Collection[str]) -> Verdict:
    """Double braces hold a known question, or a table alone on its line; nothing else."""
    unknown = [name for name in blanks_in(text) if name not in known]
    if unknown:
        return no(
            _(
                "Det finns ingen fråga som heter %(name)s. "
                "Skriv själva orden i stället för klamrarna.",
                name=unknown[0],
            )
        )
    rest = BLOCK_LINE.sub("", text)
    if blocks_in(rest):
        name = f"{{{{ {blocks_in(rest)[0]} }}}}"
        return no(_("Låt %(name)s stå ensamt på en egen rad. Där kommer en tabell.", name=name))
    return is_plain(BLANK.sub("", rest))


def is_plain(text: str) -> Verdict:
    """No double braces are left over."""
    if "{{" in text or "}}" in text:
        sentence = _("Dubbla klamrar är bara till för frågor och tabeller. Ta bort de andra.")
        return no(sentence)
    return YES


def ends_after_it_begins(answers: Mapping[str, str]) -> Verdict:
    """The last day comes after the first, when both are known."""
    first, last = answers.get("startdag"), answers.get("slutdag")
    if first and last and date.fromisoformat(last) <= date.fromisoformat(first):
        start = day(date.fromisoformat(first))
        return no(_("Välj en sista dag efter %(day)s, då ni börjar.", day=start))
    return YES


def known_names(questions: Iterable[str]) -> frozenset[str]:
    """What may stand between double braces: the template's questions and the tables."""
    return frozenset({*questions, *BOUND_BLOCKS})


def what_is_missing(state: State) -> list[Missing]:
    """Everything that stands in the way of signing, in the order one would mend it."""
    return [
        *_too_few(state),
        *_unanswered(state),
        *_unapproved(state),
        *_signed_other_words(state),
    ]


def _too_few(state: State) -> Iterable[Missing]:
    if len(state.parties) < FEWEST_PARTIES:
        yield Missing(_("Minst två parter behöver vara med. Vänta in dem ni har bjudit in."))
    if not state.clauses:
        yield Missing(_("Överenskommelsen har inga avsnitt. Ta med minst ett."))


def _unanswered(state: State) -> Iterable[Missing]:
    for name, question in state.questions.items():
        yield Missing(_("Svara på frågan ”%(question)s”", question=question), question=name)


def _unapproved(state: State) -> Iterable[Missing]:
    for clause in state.clauses:
        if clause.waits_for:
            sentence = _(
                "Avsnitt %(number)s, %(heading)s, väntar på %(parties)s.",
                number=clause.number,
                heading=clause.heading,
                parties=listed(clause.waits_for),
            )
            yield Missing(sentence, slug=clause.slug)


def _signed_other_words(state: State) -> Iterable[Missing]:
    stale = [state.parties.get(one, "") for one in _stale(state)]
    if stale:
        yield Missing(
            _(
                "Orden har ändrats sedan %(parties)s skrev under. "
                "Dra tillbaka den underskriften och skriv under på nytt.",
                parties=listed(stale),
            )
        )


def _stale(state: State) -> list[int]:
    return [party for party, words in state.signed.items() if words != state.words_hash]


def may_sign(state: State, party_id: int, mandate: Verdict) -> Verdict:
    """Signing takes words that all have approved, and a mandate; a party signs once."""
    allowed = may_approve(state, party_id)
    if not allowed:
        return allowed
    if party_id in state.signed:
        return no(_("Er part har redan skrivit under."))
    missing = what_is_missing(state)
    if missing:
        return no(missing[0].sentence)
    return mandate


def may_withdraw(state: State, party_id: int) -> Verdict:
    """A party takes back its own signature as long as not everybody has signed."""
    if state.is_sealed:
        return no(_("Alla har skrivit under, så underskriften ligger fast."))
    if party_id not in state.signed:
        return no(_("Er part har inte skrivit under."))
    return YES


def is_signed_by_all(state: State) -> bool:
    """Whether every party has signed exactly these words."""
    everyone = set(state.parties) <= set(state.signed)
    return bool(state.parties) and everyone and not _stale(state) and not what_is_missing(state)


def approved_by_all(state: State) -> int:
    """How many included clauses every party has approved."""
    return sum(1 for clause in state.clauses if not clause.waits_for)


def listed(names: Sequence[str]) -> str:
    """Names in a row as one reads them: A, B och C."""
    return format_list(list(names), locale=current())
