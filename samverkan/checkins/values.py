"""The questions, their scale, and what an answer can be."""

from dataclasses import dataclass
from datetime import timedelta

from samverkan.core.language import _l

OPEN_DAYS = timedelta(days=10)
REMIND_AFTER = timedelta(days=5)
LARGE_GAP = 1.5
SMALL_GAP = 0.6
HIGH = 3.5
FREE = "fritt"
REMINDER = "checkin-reminder:"
LONGEST = 400
DOES_NOT_KNOW = "vet-inte"

SCALE = {
    5: _l("Stämmer helt"),
    4: _l("Stämmer ganska bra"),
    3: _l("Varken eller"),
    2: _l("Stämmer ganska dåligt"),
    1: _l("Stämmer inte alls"),
}


@dataclass(frozen=True)
class Question:
    """A statement to agree with or not, its name in a headline, and what to talk about after."""

    statement: str
    theme: str
    talk: str


# Our own wording; the constructs are those of domain.md 3.3, the talk is the seeds' questions.
QUESTIONS = {
    "makt": Question(
        _l("Vi har lika mycket att säga till om som de andra parterna"),
        _l("inflytandet"),
        _l("Hur hanterar vi maktobalansen, till exempel när det gäller pengarna?"),
    ),
    "oppenhet": Question(
        _l("Vi kan prata öppet när något inte fungerar"),
        _l("öppenheten"),
        _l("Hur bygger vi goda relationer och tillit mellan parterna?"),
    ),
    "behov": Question(
        _l("Det vi gör möter verkliga behov"),
        _l("behoven"),
        _l("Utgår det vi vill lösa från verkliga behov?"),
    ),
    "ansvar": Question(
        _l("Ansvaret är tydligt fördelat"),
        _l("ansvaret"),
        _l("Hur kan vi tydliggöra vad vi förväntar oss av varandra?"),
    ),
    "mandat": Question(
        _l("Rätt personer har rätt mandat"),
        _l("mandaten"),
        _l("Hur ger vi rätt mandat till rätt personer?"),
    ),
    "villkor": Question(
        _l("Vi förstår varandras villkor och regler"),
        _l("varandras villkor"),
        _l("Hur skapar vi förståelse för varandras drivkrafter och lagar?"),
    ),
    "resurser": Question(
        _l("Vi har tid och resurser för det vi har lovat"),
        _l("resurserna"),
        _l("Ser vi olika på samverkan när pengar är inblandade?"),
    ),
    "papper": Question(
        _l("Administrationen är rimlig"),
        _l("pappersarbetet"),
        _l("Vad kan vi sluta göra?"),
    ),
    "andring": Question(
        _l("Vi kan ändra oss när läget förändras"),
        _l("öppenheten för ändringar"),
        _l("Hur skapar vi öppenhet för ändrade förutsättningar?"),
    ),
    "berorda": Question(
        _l("De som berörs är med"),
        _l("vilka som är med"),
        _l("Hur undviker vi att tradition styr vilka som får vara med?"),
    ),
    "larande": Question(
        _l("Vi använder det vi lär oss"),
        _l("lärandet"),
        _l("Hur säkrar vi att vi använder utvärderingen?"),
    ),
    "firande": Question(
        _l("Vi firar det som går bra"),
        _l("firandet"),
        _l("Hur firar vi resultat och framgång?"),
    ),
}
CORE = ("makt", "oppenhet", "behov")
ROTATING = tuple(code for code in QUESTIONS if code not in CORE)
FREE_QUESTION = _l("Vad borde vi göra mer av tillsammans?")


def questions_for(number: int) -> list[str]:
    """The five questions of the check-in with this number in a collaboration.

    The same three each time so that change shows, one that rotates, and one in free words.
    """
    return [*CORE, ROTATING[(number - 1) % len(ROTATING)], FREE]


@dataclass(frozen=True)
class Score:
    """One party's mean answer to one question, and how many gave it."""

    code: str
    party_id: int
    mean: float
    answers: int
