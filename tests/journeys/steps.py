"""What people do on the pages, one sentence each; letters are opened in the practice letter box."""

from dataclasses import dataclass, field
from itertools import repeat
from typing import Any

from flask import Flask

from tests.visiting import Page, Visitor

HOME = "http://localhost"


@dataclass
class Actor:
    """Somebody at a browser of their own, who works for one of the parties."""

    app: Flask
    name: str
    email: str
    party: str = ""
    home: str = ""
    visitor: Visitor = field(init=False)

    def __post_init__(self) -> None:
        self.visitor = a_fresh_browser(self.app)

    def at(self, place: str = "") -> Page:
        """The page at a place in the collaboration: "/behov", "/avtal"."""
        return self.visitor.read(self.home + place)

    def follows(self, page: Page, label: str) -> Page:
        """Where the link with that label leads."""
        return self.visitor.read(address_of(page, label))

    def fills(self, place: str, action: str = "", button: str = "", **written: Any) -> Page:
        """Writes in the form at a place in the collaboration, and sends it."""
        return self.visitor.fill(self.home + place, action, button, **written)


def a_fresh_browser(app: Flask) -> Visitor:
    return Visitor(app.test_client())


def address_of(page: Page, label: str) -> str:
    """Where the first link with that label leads."""
    for link in page.tree.iterfind(".//a"):
        if label in " ".join("".join(link.itertext()).split()):
            return str(link.get("href"))
    raise AssertionError(f"No link {label!r} on this page: {page.text}")


def letter_to(address: str, subject: str, *, app: Flask) -> str:
    """The address behind the button in the newest letter to somebody about something."""
    reader = a_fresh_browser(app)
    box = reader.read("/brevlada")
    about = (a for a in box.tree.iterfind(".//main//a") if subject in "".join(a.itertext()))
    letters = (reader.read(str(link.get("href"))) for link in about)
    found = next(letter for letter in letters if f"{address} " in letter.text)
    button = found.tree.find(".//main//a[@class='button']")
    assert button is not None, found.text
    return str(button.get("href")).removeprefix(HOME)


def letters_about(subject: str, *, app: Flask) -> int:
    """How many of the newest letters are about something."""
    links = a_fresh_browser(app).read("/brevlada").tree.iterfind(".//main//a")
    return sum(subject in "".join(link.itertext()) for link in links)


def opens_the_letter(actor: Actor, subject: str) -> Page:
    return actor.visitor.read(letter_to(actor.email, subject, app=actor.app))


def runs(app: Flask, command: str) -> str:
    """What a caretaker's command says; it must succeed."""
    told = app.test_cli_runner().invoke(args=command.split())
    assert told.exit_code == 0, told.output
    return str(told.output)


def clicks_twice(actor: Actor, page: Page, button: str, **written: Any) -> Page:
    """Sends the same form twice, as an impatient finger does; both clicks lead to one page."""
    first = actor.visitor.send(page, button=button, follow=False, **written)
    second = actor.visitor.send(page, button=button, follow=False, **written)
    assert (first.status_code, second.status_code) == (303, 303), actor.visitor.answer(page).text
    assert first.location == second.location
    return actor.visitor.read(first.location)


def becomes_the_first_person(actor: Actor) -> Page:
    told = runs(actor.app, "first-administrator")
    link = next(word for word in told.split() if word.startswith(HOME)).removeprefix(HOME)
    return actor.visitor.fill(link, button="Börja", name=actor.name, email=actor.email)


def starts_a_collaboration(actor: Actor, name: str, *, other: str, email: str) -> Page:
    """With the three fields, and an impatient finger."""
    page = actor.visitor.read("/samverkan/ny")
    begun = clicks_twice(actor, page, "Starta och bjud in", name=name, other=other, email=email)
    actor.home = begun.response.request.path
    return begun


def invites(actor: Actor, party: str, email: str) -> Page:
    return actor.fills("/parter/ny", name=party, email=email)


def says_yes_to_the_invitation(actor: Actor) -> Page:
    """From the letter: looks, says yes, says who one is, and is in."""
    invitation = opens_the_letter(actor, "Vill ni vara med")
    page = actor.visitor.answer(invitation, button="Ja, vi tittar vidare", reply="yes")
    inside = actor.visitor.answer(page, button="Kom in", name=actor.name, organisation=actor.party)
    actor.home = inside.response.request.path.partition("/behov")[0]
    return inside


def comes_back(actor: Actor) -> Page:
    """Signs in by a link in a letter, in a browser that has forgotten everything."""
    actor.visitor = a_fresh_browser(actor.app)
    actor.visitor.fill("/logga-in", button="Skicka en länk", email=actor.email)
    page = opens_the_letter(actor, "Din länk till Samverkan")
    return actor.visitor.answer(page, button="Logga in")


def brings_a_colleague(actor: Actor, colleague: Actor) -> Page:
    actor.fills("/parter/kollega", email=colleague.email, part="member")
    invitation = opens_the_letter(colleague, "vill ha med dig")
    page = colleague.visitor.answer(invitation, button="Ja, jag är med", reply="yes")
    inside = colleague.visitor.answer(page, button="Kom in", name=colleague.name)
    colleague.home = actor.home
    return inside


def writes_what_they_have_seen(actor: Actor, words: str) -> Page:
    return clicks_twice(actor, actor.at("/behov"), "Spara våra ord", text=words)


def writes_the_joint_text(actor: Actor, words: str) -> Page:
    page = actor.follows(actor.at("/behov"), "Skriv texten")
    return actor.visitor.answer(page, button="Spara texten", text=words)


def stands_behind_the_text(actor: Actor) -> Page:
    return actor.fills("/behov", button="Vi står bakom texten")


def takes_on(actor: Actor, task: str) -> Page:
    return actor.fills("/mandat/uppgift", task=task, holder=actor.name)


def gets_a_mandate_to_sign(actor: Actor, ground: str, *, since: str, until: str) -> Page:
    return actor.fills("/mandat/nytt", ground=ground, since=since, until=until)


def puts_in(actor: Actor, what: str, kind: str, year: int, **more: str) -> Page:
    page = actor.at("/resurser/ny")
    return clicks_twice(
        actor, page, "Lägg in", what=what, kind=kind, year=str(year), hours="", **more
    )


def answers_the_questions(actor: Actor, answers: dict[str, str]) -> Page:
    page = actor.follows(actor.at("/avtal"), "Svara på frågorna")
    return actor.visitor.answer(page, button="Spara svaren", **answers)


def takes_in(actor: Actor, clause: str) -> Page:
    return actor.fills("/avtal", action=f"/{clause}/plats", wanted="yes")


def reads_the_clause(actor: Actor, heading: str) -> Page:
    return actor.follows(actor.at("/avtal"), heading)


def adds_to(actor: Actor, heading: str, words: str, *, why: str) -> Page:
    """Writes a paragraph more at the end of a clause."""
    page = actor.follows(reads_the_clause(actor, heading), "Ändra texten")
    now = page.tree.find(".//textarea[@name='text']")
    assert now is not None, page.text
    text = "".join(now.itertext()).strip() + "\n\n" + words
    return actor.visitor.answer(page, button="Spara texten", text=text, why=why)


def approves_all_they_have_read(actor: Actor) -> Page:
    page = actor.follows(actor.at("/avtal"), "Läs alla avsnitt")
    return actor.visitor.answer(page, button="Godkänn alla som vi har läst")


def approves_clause_by_clause(actor: Actor, *, first: str, clauses: int) -> Page:
    """Each approval leads on to the next clause."""
    page = reads_the_clause(actor, first)
    for button in repeat("Vi godkänner avsnittet", clauses):
        page = actor.visitor.answer(page, button=button)
    return page


def looks_at_the_signing_page(actor: Actor) -> Page:
    return actor.follows(actor.at("/avtal"), "Underskrifter")


def signs(actor: Actor) -> Page:
    return clicks_twice(actor, looks_at_the_signing_page(actor), "Skriv under")


def proposes(actor: Actor, kind: str, what: str, *, why: str, from_: str) -> Page:
    page = actor.follows(actor.at(), "Skriv i loggen")
    return clicks_twice(
        actor, page, "Föreslå ändringen", kind=kind, what=what, why=why, starts_on=from_
    )


def says_yes_to_the_change(actor: Actor) -> Page:
    page = opens_the_letter(actor, "föreslår en ändring")
    return actor.visitor.answer(page, action="/svar", answer="yes")


def answers_the_check_in(actor: Actor, scores: str, words: str) -> Page:
    """From the link in the letter, in a browser where nobody has ever signed in."""
    visitor = a_fresh_browser(actor.app)
    page = visitor.read(letter_to(actor.email, "Fem frågor", app=actor.app))
    for score in scores:
        page = visitor.answer(page, button="Nästa fråga", score=score)
    return visitor.answer(page, button="Skicka svaren", words=words)


def chooses_next_step(actor: Actor, step: str, because: str) -> Page:
    page = actor.follows(actor.at("/firande"), "Välj nästa steg")
    return actor.visitor.answer(page, button="Spara ert val", step=step, because=because)
