"""Every pair of colours that meet on a page has at least the contrast that WCAG 2.2 asks for."""

import re
from pathlib import Path

import pytest

TOKENS = Path(__file__).parents[2] / "static" / "css" / "tokens.css"
HEX = re.compile(r"--([\w-]+):\s*(#[0-9a-f]{6})\b")

PARTIES = [f"party-{number}" for number in range(1, 7)]
PAIRS = [
    ("ink", "paper", 7),
    ("ink", "surface", 7),
    ("ink", "sunken", 7),
    ("on-ink", "ink", 7),
    ("on-focus", "focus", 7),
    ("ink-2", "paper", 4.5),
    ("ink-2", "surface", 4.5),
    ("ink-2", "sunken", 4.5),
    ("ok", "ok-bg", 4.5),
    ("warn", "warn-bg", 4.5),
    ("err", "err-bg", 4.5),
    ("err", "surface", 4.5),
    ("err", "paper", 4.5),
    ("surface", "err", 4.5),
    ("ink", "ok-bg", 7),
    ("ink", "warn-bg", 7),
    ("line-2", "surface", 3),
    ("line-2", "paper", 3),
    ("ring", "paper", 3),
    ("ring", "surface", 3),
    *[(party, "surface", 4.5) for party in PARTIES],
    *[("surface", party, 4.5) for party in PARTIES],
    *[(party, f"{party}-bg", 4.5) for party in PARTIES],
    *[("ink", f"{party}-bg", 7) for party in PARTIES],
]


def palettes() -> dict[str, dict[str, str]]:
    """The colours of tokens.css by mode: light, dark by the system, dark by choice."""
    _, light, system, chosen, *_ = re.split(r"color-scheme: (?:light|dark);", TOKENS.read_text())
    return {
        "light": dict(HEX.findall(light)),
        "system": dict(HEX.findall(system)),
        "chosen": dict(HEX.findall(chosen)),
    }


def luminance(colour: str) -> float:
    """Relative luminance of #rrggbb as WCAG defines it."""
    channels = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (linear(channel) for channel in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def linear(channel: float) -> float:
    return channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4


def contrast(one: str, other: str) -> float:
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize("mode", ["light", "system", "chosen"])
@pytest.mark.parametrize(("text", "ground", "least"), PAIRS)
def test_colours_that_meet_can_be_told_apart(mode, text, ground, least):
    palette = palettes()[mode]

    assert contrast(palette[text], palette[ground]) >= least


@pytest.mark.parametrize("mode", ["light", "system"])
def test_no_party_weighs_more_than_another(mode):
    palette = palettes()[mode]
    weights = [contrast(palette[party], palette["surface"]) for party in PARTIES]

    assert max(weights) - min(weights) < 0.2


def test_dark_is_the_same_whoever_chose_it():
    assert palettes()["system"] == palettes()["chosen"]


def test_black_on_white_is_twenty_one_to_one():
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
