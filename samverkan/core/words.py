"""What people write, made safe to keep and unchanged to read."""

import re
import unicodedata

_BREAKS = re.compile(r"\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
_DIRECTION = re.compile(r"[\u202a-\u202e\u2066-\u2069]")


def clean(text: str | None) -> str:
    """Text as we keep it: NFC, plain line breaks, no control or direction-override characters."""
    plain = _BREAKS.sub("\n", text or "")
    return unicodedata.normalize("NFC", _DIRECTION.sub("", _CONTROL.sub("", plain))).strip()


def one_line(text: str | None) -> str:
    """Clean text on a single line: for names and subjects."""
    return " ".join(clean(text).split())


def swedish(name: str) -> tuple[str, str]:
    """A key that sorts names as Swedish readers expect: å, ä and ö after z, case aside."""
    return name.casefold().translate(_ALPHABET), name


_ALPHABET = str.maketrans({"å": "{", "ä": "|", "æ": "|", "ö": "}", "ø": "}", "é": "e", "ü": "y"})
