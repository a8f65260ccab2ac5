"""What the tests stand on holds: a closed network, a still clock, a post office, sharp eyes."""

import smtplib
import socket
from datetime import UTC, datetime
from email.message import EmailMessage
from urllib.parse import urlsplit

import pytest
from weasyprint import HTML

from samverkan.core import clock as our_clock
from samverkan.core.db import db
from tests.browsing import listen
from tests.post import PostOffice

TEN_IN_STOCKHOLM = datetime(2027, 3, 18, 9, 0, tzinfo=UTC)
TAGGED = "<html lang='sv'><title>Avtal</title><h1>Avtal</h1>"


@pytest.fixture
def letter():
    written = EmailMessage()
    written["From"], written["To"] = "kommun@example.se", "forening@example.se"
    written["Subject"] = "Läget på torsdag"
    written.set_content("Vi ses på Åkern.")
    return written


def test_nothing_reaches_the_network():
    with pytest.raises((RuntimeError, UserWarning), match=r"192\.0\.2\.1"):
        socket.create_connection(("192.0.2.1", 80), timeout=1)


def test_the_clock_stands_still_until_it_is_moved(clock):
    assert our_clock.now() == TEN_IN_STOCKHOLM

    clock.move_to(datetime(2027, 4, 1, 22, 30, tzinfo=UTC))
    assert our_clock.today().isoformat() == "2027-04-02"


def test_the_post_office_keeps_what_it_accepts(smtp, letter):
    with post(smtp) as van:
        van.send_message(letter)
    assert [kept["Subject"] for kept in smtp.messages] == ["Läget på torsdag"]


def test_the_post_office_can_be_told_to_refuse(smtp, letter):
    smtp.will_answer("451 4.3.0 Later")

    with post(smtp) as van, pytest.raises(smtplib.SMTPDataError):
        van.send_message(letter)
    assert smtp.messages == []


def test_every_question_to_the_database_is_counted(db_session, queries):
    with db_session() as session, queries() as asked:
        session.execute(db.text("SELECT 1"))
        session.execute(db.text("SELECT 2"))
    assert asked == ["SELECT 1", "SELECT 2"]


def test_a_page_that_complains_is_heard(context, live_server):
    tab = context.new_page()
    heard = listen(tab, home=live_server)

    tab.set_content("<img src='http://127.0.0.1:9/away.png'><script>throw Error('aj')</script>")
    assert "aj" in heard
    assert "asked http://127.0.0.1:9/away.png" in heard


def test_axe_sees_what_is_missing(page, axe):
    page.set_content("<html lang='sv'><title>Bild</title><main><h1>Bild</h1><img></main></html>")
    assert axe(page) == ["image-alt: Images must have alternative text at ['img']"]


def test_vera_tells_an_archivable_file_from_an_accessible_one(pdf_verdict):
    archivable = HTML(string=TAGGED).write_pdf(pdf_variant="pdf/a-2a")
    assert {line.partition(":")[0] for line in pdf_verdict(archivable)} == {"ua1"}


def post(office: PostOffice) -> smtplib.SMTP:
    where = urlsplit(office.url)
    return smtplib.SMTP(where.hostname or "", where.port or 25, timeout=5)
