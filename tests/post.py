"""A real post office for tests: an SMTP server that keeps every letter."""

import socket
from collections.abc import Iterator
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from typing import Any

import pytest
from aiosmtpd.controller import Controller


class PostOffice:
    """What arrived, and what to answer next."""

    def __init__(self, port: int) -> None:
        self.url = f"smtp://127.0.0.1:{port}"
        self.messages: list[EmailMessage] = []
        self._answers: list[str] = []

    def will_answer(self, *answers: str) -> None:
        """The next letters get these answers ("451 4.3.0 Later"); only a 250 keeps the letter."""
        self._answers.extend(answers)

    async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:  # noqa: N802
        """Called by aiosmtpd for each letter."""
        del server, session
        answer = self._answers.pop(0) if self._answers else "250 OK"
        if answer.startswith("250"):
            self.messages.append(message_from_bytes(envelope.original_content, policy=default))
        return answer


def free_port() -> int:
    """A port that nobody listens on; aiosmtpd cannot choose one itself."""
    with socket.socket() as asked:
        asked.bind(("127.0.0.1", 0))
        return int(asked.getsockname()[1])


@pytest.fixture
def smtp(request: pytest.FixtureRequest) -> Iterator[PostOffice]:
    """A post office at `smtp.url`, with `smtp.messages`; the test's app, if any, posts there."""
    port = free_port()
    office = PostOffice(port)
    controller = Controller(office, hostname="127.0.0.1", port=port)
    controller.start()
    if "app" in request.fixturenames:
        request.getfixturevalue("app").config["SMTP_URL"] = office.url
    yield office
    controller.stop()
