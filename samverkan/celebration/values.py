"""What can come after, and what the story is made of."""

from enum import StrEnum

from samverkan.core.language import _l


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

    DIFFERENT = "different"
    OTHERWISE = "otherwise"
    NUMBER = "number"
    THANKS = "thanks"


NOTE_KINDS = {
    NoteKind.DIFFERENT: _l("Det som blev annorlunda"),
    NoteKind.OTHERWISE: _l("Det som inte gick som vi trodde"),
    NoteKind.NUMBER: _l("En siffra att minnas"),
    NoteKind.THANKS: _l("Ett tack"),
}
