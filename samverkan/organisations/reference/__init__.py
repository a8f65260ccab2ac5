"""Sweden's counties and municipalities with their official codes, read from the files beside.

The files are public geographic data under CC0 1.0; see LICENSE in this folder.
"""

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from samverkan.core.words import swedish

HOME_COUNTY = "21"
_FOLDER = Path(__file__).resolve().parent


@dataclass(frozen=True)
class Place:
    """A municipality or a county: its code, its name, and the county it lies in."""

    code: str
    name: str
    county_code: str


@cache
def municipalities() -> tuple[Place, ...]:
    """All 290 municipalities, in the order of their names."""
    found = (
        Place(row["municipality_code"], row["municipality_name_short"], row["county_code"])
        for row in _rows("municipalities.csv")
    )
    return tuple(sorted(found, key=lambda place: swedish(place.name)))


@cache
def counties() -> tuple[Place, ...]:
    """All 21 counties: Gävleborg, where this house stands, and then the others by name."""
    found = (
        Place(row["county_code"], row["county_name"], row["county_code"])
        for row in _rows("counties.csv")
    )
    return tuple(sorted(found, key=lambda place: (place.code != HOME_COUNTY, *swedish(place.name))))


def municipalities_in(county_code: str) -> tuple[Place, ...]:
    """A county's municipalities, in the order of their names."""
    return tuple(place for place in municipalities() if place.county_code == county_code)


def _rows(file: str) -> Iterator[dict[str, str]]:
    with (_FOLDER / file).open(encoding="utf-8", newline="") as opened:
        yield from csv.DictReader(opened)
