"""Words that people read: told for every event, kind, and complete in English."""

import re
from pathlib import Path

import pytest
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
ALLOWED = {"beställare", "utförare"}


def messages() -> set[str]:
    found: set[str] = set()
    for folder in (CODE, TEMPLATES):
        for _file, _line, message, _comments, _context in extract_from_dir(
            str(folder), METHODS, keywords=KEYWORDS
        ):
            found.add(message[0] if isinstance(message, tuple) else message)
    return found


def english() -> dict[str, object]:
    with (CODE / "translations/en/LC_MESSAGES/messages.po").open("rb") as file:
        catalogue = read_po(file, locale="en")
    return {
        (message.id[0] if isinstance(message.id, tuple) else message.id): message
        for message in catalogue
        if message.id
    }


def test_every_event_can_be_told():
    recorded = {kind for file in CODE.rglob("*.py") for kind in RECORDED.findall(file.read_text())}
    assert recorded
    assert recorded <= set(SENTENCES)


def test_every_word_has_its_english():
    catalogue = english()
    missing = sorted(text for text in messages() if text not in catalogue)
    unsaid = sorted(text for text, message in catalogue.items() if not done(message))
    assert not missing
    assert not unsaid


def done(message) -> bool:
    strings = message.string if isinstance(message.string, tuple) else (message.string,)
    return all(strings) and not message.fuzzy


def test_the_english_keeps_every_blank():
    wrong = [text for text, message in english().items() if blanks(text) - blanks_of(message)]
    assert not [text for text in wrong if "%(num)s" not in text]


def blanks(text: str) -> set[str]:
    return set(re.findall(r"%\((\w+)\)s|\{\w+\}", text))


def blanks_of(message) -> set[str]:
    strings = message.string if isinstance(message.string, tuple) else (message.string,)
    return set().union(*(blanks(text) for text in strings))


@pytest.mark.parametrize("text", sorted(messages()))
def test_the_swedish_is_plain(text):
    assert not BANNED.search(text)


def test_nothing_shouts_but_a_thanks():
    assert not [text for text in messages() if "!" in text and not text.startswith("Tack")]
