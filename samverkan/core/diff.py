"""What changed between two texts, word by word."""

import re
from collections import Counter
from difflib import SequenceMatcher
from typing import Literal

Kind = Literal["same", "del", "ins"]
Part = tuple[Kind, str]
MOST_PAIRS = 3_000_000
_WORDS = re.compile(r"\s+|\w+|[^\w\s]")


def words(text: str) -> list[str]:
    """A text cut into words, spaces and signs; joined again it is the same text."""
    return _WORDS.findall(text)


def changes(before: str, after: str) -> list[Part]:
    """The way from one text to another as kept, deleted and inserted pieces, in reading order.

    Texts that would take long to compare (one word over and over) are shown whole, before and
    after.
    """
    old, new = words(before), words(after)
    parts: list[Part] = []
    if not _is_quick(old, new):
        return [("del", before), ("ins", after)]
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


def _is_quick(old: list[str], new: list[str]) -> bool:
    """Whether there are few enough pairs of equal words: comparing takes a step for each."""
    there = Counter(new)
    return sum(count * there[word] for word, count in Counter(old).items()) <= MOST_PAIRS
