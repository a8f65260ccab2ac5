"""What a caretaker runs by hand."""

from datetime import datetime
from pathlib import Path

import click
from flask import Flask, current_app
from flask.cli import AppGroup, with_appcontext

from samverkan import timetable
from samverkan.accounts.links import make_link, token_of
from samverkan.accounts.queries import somebody_exists
from samverkan.accounts.values import Purpose
from samverkan.agreements import library
from samverkan.agreements.delivery import specimen
from samverkan.collaborations.history import broken_links
from samverkan.core import clock
from samverkan.core.addresses import absolute
from samverkan.core.db import db
from samverkan.example import county
from samverkan.example.guestbook import how_to_sign_in
from samverkan.notifications.delivery import Office, deliver_waiting
from samverkan.notifications.models import Letter
from samverkan.notifications.queries import newest_letters, stuck_letters

letters = AppGroup("letters", help="Breven: lämna dem, se vilka som har fastnat.")
prompts = AppGroup("prompts", help="Det som annars går av sig självt, för hand.")


def install(app: Flask) -> None:
    """Hang the commands on `flask`."""
    by_hand = (first_administrator, example, scheduler, verify_history, specimens, letters, prompts)
    for command in by_hand:
        app.cli.add_command(command)


@click.command("first-administrator")
@with_appcontext
def first_administrator() -> None:
    """Skriv ut länken där den första personen skapar sitt konto."""
    if somebody_exists():
        click.echo(f"Det finns redan konton här. Logga in på {absolute('accounts.sign_in')}")
        return
    click.echo("Öppna länken och skapa det första kontot. Den gäller i ett dygn:")
    click.echo(_first_address())


@click.command("example")
@with_appcontext
def example() -> None:
    """Läs in det påhittade länet Älvland, att öva i. Lösenordet skrivs ut och är inte hemligt."""
    if not current_app.config["PRACTICE"]:
        raise click.ClickException(
            "Exempellänet är bara till för övning, så det läses inte in här."
        )
    if county.is_here():
        click.echo("Exempellänet Älvland finns redan här.")
    elif county.is_somebody_elses():
        click.echo(f"Här finns redan andra konton. Logga in på {absolute('accounts.sign_in')}")
        return
    else:
        _say("Läser in exempellänet Älvland. Det tar en stund.")
        county.load(clock.today(), say=lambda name: _say(f"  {name}"))
    click.echo(how_to_sign_in())


@click.command("verify-history")
@with_appcontext
def verify_history() -> None:
    """Gå igenom all historik och säg var den inte håller ihop, om den inte gör det."""
    broken = list(broken_links())
    for link in broken:
        click.echo(f"{link.collaboration}: historiken håller inte från händelse {link.number}.")
    if broken:
        raise SystemExit(1)
    click.echo("All historik håller ihop.")


@click.command("specimens")
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path))
@with_appcontext
def specimens(folder: Path) -> None:
    """Skriv ut ett exempel (pdf) av varje mall i en mapp."""
    folder.mkdir(parents=True, exist_ok=True)
    for kind in library.kinds():
        for version in library.versions(kind):
            specimen(library.read(kind, version), folder)
            click.echo(folder / f"{kind}-{version}.pdf")


@click.command("scheduler")
@with_appcontext
def scheduler() -> None:
    """Håll tidtabellen tills någon stoppar den."""
    timetable.run(current_app._get_current_object())  # type: ignore[attr-defined]  # noqa: SLF001


@letters.command("deliver")
def deliver() -> None:
    """Lämna alla brev som väntar, nu."""
    sent = deliver_waiting(clock.now(), Office.of(current_app.config))
    click.echo(f"{sent} brev lämnades.")


@letters.command("list")
@click.option("--stuck", is_flag=True, help="Bara de som inte har kommit fram.")
def list_letters(*, stuck: bool) -> None:
    """Visa breven: de senaste, eller de som har fastnat."""
    found = stuck_letters() if stuck else newest_letters(before=None, most=50)
    for letter in found:
        click.echo(_told(letter))
    click.echo(f"{len(found)} brev.")


@prompts.command("run")
@click.argument("name", type=click.Choice([job.name for job in timetable.JOBS]))
@click.option("--on", "day", type=click.DateTime(["%Y-%m-%d"]), help="Som om det vore den dagen.")
def run_prompt(name: str, day: datetime | None) -> None:
    """Gör ett av tidtabellens jobb nu, eller som på morgonen en viss dag."""
    job = timetable.job_named(name)
    now = timetable.morning_of(day.date()) if day else clock.now()
    if job is None or not timetable.run_once(current_app._get_current_object(), job, now):  # type: ignore[attr-defined]  # noqa: SLF001
        raise click.ClickException("Det gick inte. Felet står ovanför.")
    click.echo(f"Klart: {name}.")


def _say(line: str) -> None:
    """Progress, beside what is printed to be read afterwards."""
    click.echo(line, err=True)


def _first_address() -> str:
    """The link to the first account; afterwards its owner says who they work for."""
    link = make_link(Purpose.FIRST_ADMINISTRATOR, about=0, address="", at=clock.now())
    db.session.commit()
    onward = absolute("organisations.mine").removeprefix(current_app.config["BASE_URL"])
    return absolute("accounts.first_administrator", token=token_of(link), next=onward)


def _told(letter: Letter) -> str:
    state = "skickat" if letter.sent_at else "uppgivet" if letter.given_up_at else "väntar"
    told = f"{letter.id}  {letter.posted_at:%Y-%m-%d}  {letter.address}  {state}"
    return f"{told}, försök {letter.tries}" + (f": {letter.trouble}" if letter.trouble else "")
