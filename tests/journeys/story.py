"""Who is in the journey and when it is; what is public is told apart from what is made up."""

import json
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import time_machine
from flask import Flask

from tests.journeys import steps
from tests.journeys.steps import Actor

TOLD = json.loads((Path(__file__).parent / "gothenburg.json").read_text(encoding="utf-8"))
PUBLIC, MADE_UP = TOLD["public"], TOLD["made_up"]
PEOPLE = MADE_UP["people"]
STOCKHOLM = ZoneInfo("Europe/Stockholm")


@dataclass
class Story:
    """The people, the clock and the house."""

    app: Flask
    clock: time_machine.Traveller
    people: dict[str, Actor]
    colleague: Actor

    @property
    def city(self) -> Actor:
        return self.people["staden"]

    @property
    def everyone(self) -> list[Actor]:
        return list(self.people.values())

    @property
    def others(self) -> list[Actor]:
        return self.everyone[1:]

    def on(self, day: str) -> None:
        """Time stands at ten in the morning that day, in Stockholm."""
        self.clock.move_to(datetime.fromisoformat(f"{day}T10:00").replace(tzinfo=STOCKHOLM))

    def all_come_back_on(self, day: str) -> None:
        """Weeks have gone, and everybody signs in anew."""
        self.on(day)
        for actor in self.everyone:
            steps.comes_back(actor)


def gothenburg(app: Flask, clock: time_machine.Traveller) -> Story:
    """Five parties with one person each, and a colleague in the city; nobody is in yet."""
    parties = PUBLIC["parties"]
    people = {who: actor(app, PEOPLE[who], parties[who]["name"]) for who in parties}
    return Story(app, clock, people, actor(app, MADE_UP["colleague"], people["staden"].party))


def actor(app: Flask, person: dict[str, str], party: str) -> Actor:
    return Actor(app, person["name"], person["email"], party)
