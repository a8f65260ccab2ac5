"""What happened to the needs, in one past-tense sentence per kind of event."""

from samverkan.core.language import _l

SENTENCES: dict[str, str] = {
    "needs.added": _l("%(party)s lade till behovet %(need)s."),
    "needs.framed": _l("%(party)s skrev vad de har sett, med egna ord."),
    "needs.reframed": _l("%(party)s ändrade sina egna ord."),
    "needs.written": _l("%(party)s skrev på den gemensamma texten."),
    "needs.confirmed": _l("%(party)s står bakom den gemensamma texten."),
    "needs.agreed": _l("Alla parter står bakom texten om %(need)s."),
}
