"""Telling how an agreement came to be: begun, rewritten, approved, signed and sealed."""

from dataclasses import dataclass
from datetime import date

from samverkan.agreements import approving, drafting, sealing, signing
from samverkan.agreements.models import Agreement
from samverkan.agreements.queries import desk_of
from samverkan.agreements.values import Method
from samverkan.agreements.wording import ReadClause, Reading, read
from samverkan.collaborations.queries import parties_of
from samverkan.example.people import Character
from samverkan.example.telling import Tale

KIND = "ideburet-partnerskap"


@dataclass(frozen=True)
class Answers:
    """What the parties answer to the template's questions; what is None keeps its proposal."""

    initiativ: str
    plan: str
    syfte: str
    mal: str
    startdag: date
    slutdag: date
    styrgrupp_moten_per_ar: int | None = None
    avstamning_manader: int | None = None
    nasta_steg_manader: int | None = None
    uppsagningstid_manader: int | None = None
    avgransning: str | None = None

    def as_given(self) -> dict[str, str]:
        """As the form would have given them."""
        return {name: str(given) for name, given in vars(self).items() if given is not None}


@dataclass
class Paper:
    """An agreement as it is told."""

    tale: Tale
    agreement: Agreement

    @classmethod
    def begun(cls, tale: Tale, who: Character, answers: Answers) -> "Paper":
        """Somebody begins a draft and answers the questions."""
        by, party = tale.person(who), tale.place(who).party
        agreement = drafting.begin(tale.collaboration, KIND, by=by, party=party, at=tale.tick())
        paper = cls(tale, agreement)
        drafting.answer(
            paper.reading,
            answers.as_given(),
            base=agreement.blanks_revision,
            by=by,
            party=party,
            at=tale.tick(),
        )
        return paper

    @property
    def reading(self) -> Reading:
        """How it reads at this point of the tale."""
        joined = tuple(one for one in parties_of(self.tale.collaboration) if one.is_in)
        return read(desk_of(self.agreement, joined))

    def includes(self, who: Character, *slugs: str) -> None:
        """Somebody takes optional clauses in."""
        for slug in slugs:
            reading = self.reading
            drafting.include(
                reading,
                _clause(reading, slug),
                wanted=True,
                by=self.tale.person(who),
                party=self.tale.place(who).party,
                at=self.tale.tick(),
            )

    def rewrites(self, who: Character, slug: str, old: str, new: str, *, why: str) -> None:
        """Somebody changes `old` to `new` in a clause, and says why; ValueError without `old`."""
        reading = self.reading
        row = _clause(reading, slug).row
        if old not in row.text:
            raise ValueError(f"The clause {slug} does not say: {old}")
        text = row.text.replace(old, new)
        drafting.rewrite(
            reading,
            _clause(reading, slug),
            drafting.Words(row.heading, row.in_short, text, why),
            base=row.revision,
            by=self.tale.person(who),
            party=self.tale.place(who).party,
            at=self.tale.tick(),
        )

    def registers(self, who: Character, number: str) -> None:
        """A public party gives the agreement its diarienummer."""
        by, party = self.tale.person(who), self.tale.place(who).party
        drafting.register(self.reading, number, by=by, party=party, at=self.tale.tick())

    def approves(self, *parties: Character, all_but: tuple[str, ...] = ()) -> None:
        """Each approves for their party every clause that is left, except some."""
        for who in parties:
            party, reading = self.tale.place(who).party, self.reading
            left = [one for one in reading.unapproved_by(party) if one.row.slug not in all_but]
            seen = [approving.Seen(one.row.slug, one.row.revision, one.words_hash) for one in left]
            by, at = self.tale.person(who), self.tale.tick()
            approving.approve(reading, seen, by=by, party=party, at=at)

    def is_signed_by(self, *signers: Character) -> None:
        """Each signs for their party; the last party's name seals it."""
        for who in signers:
            reading, place = self.reading, self.tale.place(who)
            hand = signing.Hand(Method.HERE, reading.words_hash)
            by, at = self.tale.person(who), self.tale.tick()
            signing.sign(reading, hand, by=by, party=place.party, at=at)
            sealing.seal_when_all_have_signed(self.agreement, place.joined, at=at)


def _clause(reading: Reading, slug: str) -> ReadClause:
    """The clause with that slug; LookupError when the template has none."""
    clause = reading.clause(slug)
    if clause is None:
        raise LookupError(slug)
    return clause
