"""Words that people read: told for every event, kind, and complete in English."""

import re
from functools import cache
from pathlib import Path

from babel.messages.catalog import Message
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po

from samverkan.overview.story import SENTENCES

ROOT = Path(__file__).resolve().parents[2]
CODE, TEMPLATES = ROOT / "samverkan", ROOT / "templates"
METHODS = [("**.py", "python"), ("**.html", "jinja2"), ("**.txt", "jinja2")]
KEYWORDS = {"_": None, "_l": None, "_n": (1, 2), "gettext": None, "ngettext": (1, 2)}
RECORDED = re.compile(r'record\(\s*"([a-z-]+\.[a-z-]+)"')
BANNED = re.compile(
    r"\b(ogiltigt?|felaktigt?|obligatoriskt?|aktör\w*|intressent\w*|utförare|implementera\w*"
    r"|tyvärr|och/eller|målgrupp\w*)\b|—",
    re.IGNORECASE,
)
Text = str | tuple[str, ...] | list[str] | None
BLANK = re.compile(r"%\(\w+\)s|\{\w+\}")
LONELY_PERCENT = re.compile(r"%(?!\()")


@cache
def messages() -> frozenset[str]:
    found: set[str] = set()
    for folder in (CODE, TEMPLATES):
        for _file, _line, message, _comments, _context in extract_from_dir(
            str(folder), METHODS, keywords=KEYWORDS
        ):
            found.update([message] if isinstance(message, str) else message[:2])
    return frozenset(found)


@cache
def english() -> tuple[Message, ...]:
    with (CODE / "translations/en/LC_MESSAGES/messages.po").open("rb") as file:
        return tuple(message for message in read_po(file, locale="en") if message.id)


def texts(one_or_both: Text) -> tuple[str, ...]:
    return (one_or_both,) if isinstance(one_or_both, str) else tuple(one_or_both or ())


def blanks(one_or_both: Text) -> set[str]:
    return {blank for text in texts(one_or_both) for blank in BLANK.findall(text)}


def test_every_event_can_be_told():
    recorded = {kind for file in CODE.rglob("*.py") for kind in RECORDED.findall(file.read_text())}
    assert recorded
    assert recorded <= set(SENTENCES)


def test_every_word_has_its_english():
    known = {text for message in english() for text in texts(message.id)}
    assert sorted(messages() - known) == []


def test_no_english_is_empty_or_a_guess():
    unsaid = [
        message.id for message in english() if message.fuzzy or not all(texts(message.string))
    ]
    assert unsaid == []


def test_the_english_keeps_every_blank():
    lost = [message.id for message in english() if blanks(message.id) != blanks(message.string)]
    assert lost == []


def test_the_swedish_is_plain():
    assert [text for text in sorted(messages()) if BANNED.search(text)] == []


def test_nothing_shouts_but_a_thanks():
    loud = [text for text in messages() if "!" in text and not text.startswith("Tack")]
    heard = [
        text
        for message in english()
        for text in texts(message.string)
        if "!" in text and not text.startswith("Thank")
    ]
    assert loud + heard == []


def test_a_percent_sign_only_ever_opens_a_blank():
    """A page would need it doubled and the code would not, so we write per cent in words."""
    assert [text for text in messages() if LONELY_PERCENT.search(text)] == []
