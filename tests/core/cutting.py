"""Cuts the paper's fonts out of the variable ones: `python -m tests.core.cutting` renews them."""

from io import BytesIO
from pathlib import Path

from fontTools.ttLib import TTFont, woff2
from fontTools.varLib.instancer import instantiateVariableFont

from samverkan.core.glyphs import PAPER

WEIGHTS = {
    "bricolage-grotesque-latin-wght-normal": (600, 700),
    "source-sans-3-latin-wght-normal": (400, 600, 700),
    "source-serif-4-latin-wght-normal": (400,),
    "source-serif-4-latin-wght-italic": (400,),
}


def cuts() -> dict[str, bytes]:
    """Every font the paper needs, by file name; the same bytes each time."""
    return {
        _named(source, weight): _cut(PAPER.parent / f"{source}.woff2", weight)
        for source, weights in WEIGHTS.items()
        for weight in weights
    }


def _named(source: str, weight: int) -> str:
    return f"{source.replace('-latin-wght', '').replace('-normal', '')}-{weight}.ttf"


def _cut(source: Path, weight: int) -> bytes:
    variable, plain = BytesIO(), BytesIO()
    woff2.decompress(BytesIO(source.read_bytes()), variable)
    font = TTFont(variable, recalcTimestamp=False)
    instantiateVariableFont(font, {"wght": weight}, inplace=True)
    font.save(plain)
    return plain.getvalue()


if __name__ == "__main__":
    PAPER.mkdir(exist_ok=True)
    for name, content in cuts().items():
        (PAPER / name).write_bytes(content)
