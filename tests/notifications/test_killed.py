"""A real deliverer is killed in the middle, at the worst moment: after the office took a letter."""

import os
import subprocess
import sys
from collections import Counter
from typing import Any

import pytest
from flask import Flask

from samverkan.core import clock
from samverkan.notifications.values import LEASE
from tests.notifications.conftest import Deliver, Owe
from tests.post import PostOffice

MANY = 30
LAST = 12
PATIENCE_SECONDS = 60


class Assassin:
    """Takes letters like the post office, and kills the deliverer when it has taken the twelfth."""

    def __init__(self, office: PostOffice) -> None:
        self.take = office.handle_DATA
        self.taken = 0
        self.victim: subprocess.Popen[bytes] | None = None

    async def handle_DATA(self, *given: Any) -> str:  # noqa: N802
        answer = await self.take(*given)
        self.taken += 1
        if self.taken == LAST and self.victim:
            self.victim.kill()
        return answer


def test_a_killed_deliverer_loses_none_and_repeats_at_most_one(
    app: Flask, smtp: PostOffice, owe: Owe, deliver: Deliver, monkeypatch: pytest.MonkeyPatch
):
    owe(MANY)
    assassin = Assassin(smtp)
    monkeypatch.setattr(smtp, "handle_DATA", assassin.handle_DATA)
    assassin.victim = deliverer(app)

    assert assassin.victim.wait(PATIENCE_SECONDS) < 0
    assert len(smtp.messages) == LAST

    deliver(clock.now() + LEASE)
    times = Counter(str(message["Message-ID"]) for message in smtp.messages)
    assert len(times) == MANY
    assert sum(times.values()) <= MANY + 1


def deliverer(app: Flask) -> "subprocess.Popen[bytes]":
    environment = {
        **os.environ,
        "FLASK_APP": "samverkan.app",
        "SAMVERKAN_SETTINGS": "testing",
        "SAMVERKAN_INSTANCE": str(app.config["INSTANCE"]),
        "DATABASE_URL": app.config["SQLALCHEMY_DATABASE_URI"],
        "SMTP_URL": app.config["SMTP_URL"],
    }
    return subprocess.Popen([sys.executable, "-m", "flask", "letters", "deliver"], env=environment)
