"""Which characters our paper fonts can draw, and what becomes of all the others.

PDF/A forbids the empty box that a font draws when it lacks a character, so nothing reaches the
typesetter that no font at hand covers. Our five fonts cover the Latin of western Europe; DejaVu
Sans, where the machine has it, adds Greek, Cyrillic, Hebrew, Arabic, arrows and some emoji. The
rest becomes a visible sign, so that a reader sees that something stood there.
"""

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from pathlib import Path

from fontTools.ttLib import TTFont
from markupsafe import Markup, escape

HERE = Path(__file__).resolve()
ROOT = next(
    (
        place
        for place in (HERE.parents[1] / "_root", HERE.parents[2])
        if (place / "static").is_dir()
    ),
    HERE.parents[2],
)
# Our fonts in the weights that paper uses. Left with the variable ones the typesetter would cut
# them anew for every paper, slowly, and write today's date in them; tests/core/cutting.py cuts.
PAPER = ROOT / "static" / "fonts" / "paper"
RESERVES = (
    Path("/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf"),
    Path("/usr/share/fonts/dejavu-sans-fonts/DejaVuSans.ttf"),
    Path("/usr/share/fonts/TTF/DejaVuSans.ttf"),
)

_SPACES = re.compile(r"[\t\u1680\u2000-\u200a\u205f\u3000]")
_LINES = re.compile(r"\r\n?|[\u0085\u2028\u2029]")
_EMPTY_LINES = re.compile(r"\n[ \n]*\n")
# What draws nothing by itself: controls, halves of pairs, direction overrides, joiners, selectors.
_SILENT = re.compile(
    r"[\x00-\x08\x0b-\x1f\x7f-\x9f\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f"
    r"\u202a-\u202e\u2060-\u206f\u3164\ud800-\udfff\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffc"
    r"\ufffe\uffff\U0001f3fb-\U0001f3ff\U000e0000-\U000e0fff]"
)
ENDLESS = r"[^ \n]{60,}"
_PRIVATE = range(0xE000, 0xF900)
MARKS_IN_A_ROW = 3
LINES = 2_000
SHORT_LINES = 100
SHORT = 12  # letters: more than a hundred lines shorter than this are a flood


def settable(text: str) -> str:
    """The text as paper can carry it: NFC, no silent characters, only what some font can draw.

    Meant for one text at a time, before it is escaped. Doing it twice changes nothing.
    """
    plain = _SPACES.sub(" ", _LINES.sub("\n", text)).replace("\u202f", "\u00a0")
    whole = unicodedata.normalize("NFC", _SILENT.sub("", plain))
    return _marks().sub(r"\1", drawable(whole)).strip()


def in_lines(text: str) -> str:
    """A settable text with its line breaks, unless they are so many that they would be a flood."""
    calm = _EMPTY_LINES.sub("\n\n", settable(text))
    most = max(SHORT_LINES, min(LINES, len(calm) // SHORT))
    return calm if calm.count("\n") <= most else " ".join(calm.split())


def drawable(text: str) -> str:
    """The text with a visible sign for every character that no font at hand can draw."""
    return _uncovered().sub(_sign(), _SILENT.sub("", text))


def needs_reserve(text: str) -> bool:
    """Whether the text has a character that our own fonts lack."""
    return _foreign().search(text) is not None


def runs_right_to_left(text: str) -> bool:
    """Whether the first letter with a direction is Hebrew, Arabic or the like."""
    directions = (unicodedata.bidirectional(sign) for sign in text[:500])
    return next((way for way in directions if way in {"L", "R", "AL"}), "L") != "L"


def shortened(text: str, most: int) -> str:
    """The text if it has at most that many characters, else its first words and an ellipsis."""
    flat = " ".join(text.split())
    if len(flat) <= most:
        return flat
    words, _, rest = flat[:most].rpartition(" ")
    return (words or rest) + " …"


def keeper(names: tuple[str, ...]) -> Callable[[str], Markup]:
    """A function that escapes a text and says what in it no hyphen may break.

    That is names, endless words, and the two last words of a sentence, when they are short.
    """
    known = [re.escape(_bound(name)) for name in names if len(name) > 5]  # noqa: PLR2004
    kept = re.compile(
        "|".join([*known, ENDLESS, r"(?<=[\s\S]{30})(?P<end>(?<![^ \n])\S{1,8} \S{1,14})\Z"])
    )

    def whole(words: str) -> Markup:
        text, pieces, end = _bound(words), [], 0
        for found in kept.finditer(text):
            pieces += [escape(text[end : found.start()]), _unbroken(found)]
            end = found.end()
        return Markup().join([*pieces, escape(text[end:])])

    return whole


def _unbroken(found: re.Match[str]) -> Markup:
    """The words in a span without hyphens; a word without an end may break anywhere, though."""
    text = found.group().replace(" ", "\u00a0") if found["end"] else found.group()
    chunks = (text[start : start + 60] for start in range(0, len(text), 60))
    return Markup('<span class="whole">{}</span>').format(Markup("<wbr>").join(chunks))


def _bound(text: str) -> str:
    """The text with each short number held to the word after it: 12 mars, 60 unga, § 6."""
    return re.sub(r"(\b\d{1,3}|§) (?=\w)", "\\1\u00a0", text)


@cache
def reserve() -> Path | None:
    """The machine's DejaVu Sans, or None where there is none."""
    return next((path for path in RESERVES if path.is_file()), None)


@cache
def _ours() -> frozenset[int]:
    return frozenset().union(*(_covered(TTFont(font, lazy=True)) for font in PAPER.glob("*.ttf")))


@cache
def _all() -> frozenset[int]:
    path = reserve()
    return _ours() | _covered(TTFont(path, lazy=True)) if path else _ours()


def _covered(font: TTFont) -> frozenset[int]:
    return frozenset(font.getBestCmap()) - frozenset(_PRIVATE)


@cache
def _sign() -> str:
    return "□" if ord("□") in _all() else "¤"


@cache
def _uncovered() -> re.Pattern[str]:
    return re.compile(f"[^\t\n\r{_as_class(_all())}]")


@cache
def _foreign() -> re.Pattern[str]:
    return re.compile(f"[^\t\n\r{_as_class(_ours())}]")


@cache
def _marks() -> re.Pattern[str]:
    marks = _as_class(code for code in _all() if unicodedata.combining(chr(code)))
    return re.compile(f"^[{marks}]+|([{marks}]{{{MARKS_IN_A_ROW}}})[{marks}]+")


def _as_class(codes: Iterable[int]) -> str:
    return "".join(f"\\U{first:08x}-\\U{last:08x}" for first, last in _ranges(sorted(codes)))


def _ranges(codes: list[int]) -> Iterator[tuple[int, int]]:
    first = last = codes[0]
    for code in codes[1:]:
        if code != last + 1:
            yield first, last
            first = code
        last = code
    yield first, last
