"""The outbox: a letter we owe someone stays here until it has left the house."""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, ForeignKey, Index, String, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from samverkan.core.db import Row


class Message(Row):
    """The words of one or many letters; written once however many people get them."""

    __tablename__ = "messages"
    words: Mapped[dict[str, Any]] = mapped_column(JSON)
    at: Mapped[datetime]


class Letter(Row):
    """One message to one person. The unique key makes posting twice the same as posting once."""

    __tablename__ = "letters"
    key: Mapped[str] = mapped_column(String(200), unique=True)
    message_id: Mapped[int] = mapped_column(ForeignKey("messages.id"), index=True)
    message: Mapped[Message] = relationship()
    address: Mapped[str] = mapped_column(String(254), index=True)
    name: Mapped[str] = mapped_column(String(200), default="")
    nonce: Mapped[str] = mapped_column(String(64), default="")
    facts: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)
    posted_at: Mapped[datetime]
    due_at: Mapped[datetime]
    leased_until: Mapped[datetime | None]
    tries: Mapped[int] = mapped_column(default=0)
    sent_at: Mapped[datetime | None]
    given_up_at: Mapped[datetime | None]
    trouble: Mapped[str] = mapped_column(String(500), default="")

    __table_args__ = (
        Index(
            "ix_letters_waiting",
            "due_at",
            sqlite_where=text("sent_at IS NULL AND given_up_at IS NULL"),
            postgresql_where=text("sent_at IS NULL AND given_up_at IS NULL"),
        ),
    )
