"""The floor of both pages: Flask, Flask-SQLAlchemy and Jinja, written by hand in the plain way."""

from collections import defaultdict
from datetime import UTC, date, datetime, timedelta
from typing import Any

from flask import Flask, abort, g, redirect, render_template, session
from werkzeug.wrappers import Response

from bench.bare import rows
from bench.bare.asking import Rows, db
from bench.bare.todo import waiting

STAGES = (
    (1, "Behov", "needs"),
    (2, "Roller och mandat", "mandates"),
    (3, "Överenskommelse", "agreement"),
    (4, "Förändringar", "changes"),
    (5, "Utvärdering", "checkin"),
    (6, "Firande och nästa steg", "celebration"),
)
MONTHS = [
    "januari",
    "februari",
    "mars",
    "april",
    "maj",
    "juni",
    "juli",
    "augusti",
    "september",
    "oktober",
    "november",
    "december",
]
SENTENCES = {"collaborations.started": "%(party)s började en samverkan."}
OTHER_PAGES = {
    "home": "/",
    "collaborations": "/samverkan",
    "settings": "/konto",
    "sign_out": "/logga-ut",
    "sign_in": "/logga-in",
    "language": "/sprak",
    "accessibility": "/tillganglighet",
    "privacy": "/uppgifter",
    "who_sees": "/vem-ser-vad",
    "stylesheet": "/stil.css",
    "parties": "/samverkan/<key>/parter",
    "colleague": "/samverkan/<key>/parter/kollega",
    "needs": "/samverkan/<key>/behov",
    "need": "/samverkan/<key>/behov/<int:number>",
    "mandates": "/samverkan/<key>/mandat",
    "mandate": "/samverkan/<key>/mandat/nytt",
    "resources": "/samverkan/<key>/resurser",
    "resource": "/samverkan/<key>/resurser/ny",
    "agreement": "/samverkan/<key>/avtal",
    "clauses": "/samverkan/<key>/avtal/<int:number>",
    "signing": "/samverkan/<key>/avtal/<int:number>/underskrift",
    "changes": "/samverkan/<key>/forandringar",
    "change": "/samverkan/<key>/forandringar/<int:number>",
    "new_change": "/samverkan/<key>/forandringar/ny",
    "checkin": "/samverkan/<key>/avstamning",
    "question": "/avstamning/<int:number>",
    "celebration": "/samverkan/<key>/firande",
    "choosing": "/samverkan/<key>/firande/val",
}


def create_app(url: str, *, ready_made: bool = False) -> Flask:
    """A bare app on that database; `ready_made` keeps each SELECT as if building it were free."""
    app = Flask("bench.bare")
    app.config.update(SQLALCHEMY_DATABASE_URI=url, SECRET_KEY="bare", READY_MADE=ready_made)  # noqa: S106
    app.jinja_env.trim_blocks = app.jinja_env.lstrip_blocks = True
    app.jinja_env.filters.update(day=_day, short_day=_short_day)
    db.init_app(app)
    app.before_request(_who_is_it)
    app.context_processor(lambda: {"me": g.me})
    for endpoint, rule in OTHER_PAGES.items():
        app.add_url_rule(rule, endpoint, lambda **_given: abort(404))
    app.add_url_rule("/att-gora", "todo", todo)
    app.add_url_rule("/samverkan/<key>", "collaboration", collaboration)
    return app


def _who_is_it() -> Response | None:
    g.now = datetime.now(UTC)  # noqa: TID251
    g.me = rows.visitor(session.get("_user_id", ""), g.now)
    return None if g.me else redirect("/logga-in")


def todo() -> str:
    items = waiting(g.me.id, g.now)
    news = [_told(row) for row in rows.news(g.me.id)]
    minutes = sum(item.minutes for item in items)
    return render_template("todo.html", items=items, minutes=minutes, news=news)


def collaboration(key: str) -> str:
    place = rows.place(g.me.id, key) or abort(404)
    happened = [_told(row) for row in rows.events(place.id)]
    items = waiting(g.me.id, g.now, within=place.id)
    parties = rows.parties(place.id)
    return render_template(
        "collaboration.html",
        place=place,
        parties=parties,
        members=rows.members(place.id),
        items=items,
        happened=happened[:10],
        more=len(happened) > 10,  # noqa: PLR2004
        stages=_stages(place.id, parties, g.now.date()),
        filters=STAGES,
    )


def _told(row: Any) -> dict[str, Any]:  # noqa: ANN401
    party = row.party or "Parterna"
    sentence = SENTENCES[row.kind] % {**row.facts, "party": party}
    by = f"{party}, {row.person}" if row.person else party
    return {**row._mapping, "sentence": sentence, "by": by}  # noqa: SLF001


def _stages(place: int, parties: Rows, today: date) -> list[dict[str, Any]]:
    weave: dict[int, list[int]] = defaultdict(list)
    for stage, mark in reversed(rows.acts(place)):
        weave[stage].append(mark or 0)
    told = (
        _needs(place, parties),
        _mandates(place, parties, today),
        _agreement(place),
        _changes(place),
        _checkin(place, today),
        _celebration(place, parties),
    )
    return [
        {"name": name, "endpoint": endpoint, "state": state, "sentence": sentence,
         "weave": _threads(weave[number])}
        for (number, name, endpoint), (state, sentence) in zip(STAGES, told, strict=True)
    ]  # fmt: skip


def _threads(marks: list[int]) -> list[tuple[int, int]]:
    threads: list[tuple[int, int]] = []
    for mark in marks[-22:]:
        if threads and mark and threads[-1][0] == mark:
            threads[-1] = (mark, threads[-1][1] + 1)
        else:
            threads.append((mark, 1))
    return threads


def _needs(place: int, parties: Rows) -> tuple[str, str]:
    needs = rows.needs_in(place)
    if not needs:
        return "now", "Ingen har skrivit än"
    if all(need.text and need.behind >= len(parties) for need in needs):
        return "done", f"{len(needs)} behov, som alla står bakom"
    return "now", f"{needs[0].framed} av {len(parties)} parter har skrivit"


def _mandates(place: int, parties: Rows, today: date) -> tuple[str, str]:
    mandates, roles = rows.mandates_in(place), rows.roles_in(place)
    soon = [one for one in mandates if one.until and today <= one.until < today + timedelta(60)]
    if soon:
        return "warn", f"Ett mandat för {soon[0].name} går ut {_day(soon[0].until)}."
    signing = {one.party_id for one in mandates if one.scope == "sign" and one.since <= today}
    if signing and {role.party_id for role in roles} >= {party.id for party in parties} == signing:
        return "done", "Varje part har uppgifter och någon som får skriva under."
    if mandates or roles:
        lacking = ", ".join(party.name for party in parties if party.id not in signing)
        return "now", f"Ingen får skriva under än för {lacking}."
    return "next", "Ingen har skrivit in något än."


def _agreement(place: int) -> tuple[str, str]:
    found = rows.agreement_in(place)
    if found is None:
        return "next", "Ingen har börjat skriva än"
    if found.sealed_at:
        return "done", f"Undertecknad av alla {_day(found.sealed_at)}"
    if found.signed:
        return "now", f"{found.signed} parter har skrivit under"
    return "now", f"{found.approved} av {found.total} avsnitt är godkända"


def _changes(place: int) -> tuple[str, str]:
    found = rows.changes_in(place)
    if found.waiting:
        return "now", f"{found.waiting} ändringar väntar på svar."
    if found.agreed:
        return "some", f"{found.agreed} ändringar gäller. Den senaste från {_day(found.last)}."
    return "next", "Inget har ändrats än."


def _checkin(place: int, today: date) -> tuple[str, str]:
    found = rows.checkin_in(place)
    if found is None:
        return "next", "Ingen avstämning än"
    if found.closed_at:
        return "some", f"Avstämning {found.number} klar {_short_day(found.closed_at)}"
    if found.opens_on > today:
        return "some", f"Nästa avstämning {_short_day(found.opens_on)}"
    return "now", f"Öppen till {_short_day(found.closes_on)}"


def _celebration(place: int, parties: Rows) -> tuple[str, str]:
    found = rows.choices_in(place)
    if found.shown:
        return "done", "Alla har valt nästa steg"
    if found.chosen:
        return "now", f"{found.chosen} av {len(parties)} har valt nästa steg"
    return "next", "Inte börjat än"


def _day(day: date) -> str:
    return f"{_short_day(day)} {day.year}"


def _short_day(day: date) -> str:
    return f"{day.day} {MONTHS[day.month - 1]}"
