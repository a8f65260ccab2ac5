"""What changed between two texts, word by word."""

import re
from difflib import SequenceMatcher
from typing import Literal

Kind = Literal["same", "del", "ins"]
Part = tuple[Kind, str]
_WORDS = re.compile(r"\s+|\w+|[^\w\s]")


def words(text: str) -> list[str]:
    """A text cut into words, spaces and signs; joined again it is the same text."""
    return _WORDS.findall(text)


def changes(before: str, after: str) -> list[Part]:
    """The way from one text to another as kept, deleted and inserted pieces, in reading order."""
    old, new = words(before), words(after)
    parts: list[Part] = []
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    for what, a, b, c, d in matcher.get_opcodes():
        if what == "equal":
            parts.append(("same", "".join(old[a:b])))
            continue
        if a < b:
            parts.append(("del", "".join(old[a:b])))
        if c < d:
            parts.append(("ins", "".join(new[c:d])))
    return parts
