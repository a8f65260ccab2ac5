"""Asking for words: one's own, and the joint ones."""

from wtforms import HiddenField

from samverkan.core.forms import Form, line, text
from samverkan.core.language import _l


class FramingForm(Form):
    """One's party's own words. `seen` tells which version stood in the field."""

    text = text(_l("Vad har ni sett? Skriv med egna ord."), empty=_l("Skriv vad ni har sett"))
    seen = HiddenField()


class JointForm(Form):
    """The joint text. `revision` tells which version stood in the field."""

    text = text(_l("Den gemensamma texten"), empty=_l("Skriv den gemensamma texten"))
    revision = HiddenField()

    @property
    def seen(self) -> int:
        written = self.revision.data or ""
        return int(written) if written.isascii() and written.isdigit() and len(written) < 9 else 0  # noqa: PLR2004


class NeedForm(Form):
    """One more need."""

    title = line(_l("Vad handlar behovet om?"), empty=_l("Skriv vad behovet handlar om"))
