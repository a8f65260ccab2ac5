"""What can come after, and what the story is made of."""

from dataclasses import dataclass
from enum import StrEnum

from samverkan.core.language import _l

LONGEST_LINE = 600
LONGEST_FIGURE = 20
LONGEST_WORDS = 120
LONGEST_THANKS = 200
LONGEST_BECAUSE = 300
NEAR_THE_END_DAYS = 120
SHOWN = "celebration.chosen"


class NextStep(StrEnum):
    """What a party wants next. To end well is also a step worth celebrating."""

    EXTEND = "extend"
    WIDEN = "widen"
    HAND_OVER = "hand-over"
    REFRAME = "reframe"
    END = "end"


NEXT_STEPS = {
    NextStep.EXTEND: _l("Fortsätta som nu"),
    NextStep.WIDEN: _l("Växa: fler parter, fler platser eller mer tid"),
    NextStep.HAND_OVER: _l("Lämna över till någon annan"),
    NextStep.REFRAME: _l("Börja om från behovet"),
    NextStep.END: _l("Avsluta med heder"),
}


class NoteKind(StrEnum):
    """A line in the story."""

    BEGAN = "began"
    DIFFERENT = "different"
    OTHERWISE = "otherwise"
    NUMBER = "number"
    QUOTE = "quote"
    THANKS = "thanks"


NOTE_KINDS = {
    NoteKind.BEGAN: _l("Så började det"),
    NoteKind.DIFFERENT: _l("Det som blev annorlunda"),
    NoteKind.OTHERWISE: _l("Det som inte gick som vi trodde"),
    NoteKind.NUMBER: _l("En siffra att minnas"),
    NoteKind.QUOTE: _l("Något som någon sade"),
    NoteKind.THANKS: _l("Ett tack"),
}
KINDS = tuple(NOTE_KINDS)


@dataclass(frozen=True)
class Question:
    """What brings a line out: a question, an example, and how many lines one party may add."""

    words: str
    example: str
    most: int


QUESTIONS = {
    NoteKind.BEGAN: Question(
        _l("Hur började det, och var är ni i dag?"),
        _l("Till exempel: Unga hade ingenstans att ta vägen. I dag är huset öppet fem kvällar."),
        1,
    ),
    NoteKind.DIFFERENT: Question(
        _l("Vad blev annorlunda?"),
        _l("Till exempel: Vi pratade om öppettider. De unga pratade om bussen hem."),
        10,
    ),
    NoteKind.OTHERWISE: Question(
        _l("Vad gick inte som ni trodde?"),
        _l("Till exempel: Till läxhjälpen kom nästan ingen. Vi slutade efter en termin."),
        10,
    ),
    NoteKind.NUMBER: Question(
        _l("Vilken siffra vill ni minnas?"),
        _l("Till exempel 64: unga en vanlig vecka. Målet var 40."),
        3,
    ),
    NoteKind.QUOTE: Question(
        _l("Vad har någon sagt som ni bär med er?"),
        _l("Till exempel: Nu är det någon som märker om jag inte kommer."),
        3,
    ),
    NoteKind.THANKS: Question(
        _l("Vem vill ni tacka?"),
        _l(
            "Till exempel: alla som har gått hem sent på fredagar. Ett namn eller en grupp i taget."
        ),
        40,
    ),
}
