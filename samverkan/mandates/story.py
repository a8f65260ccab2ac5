"""How roles and mandates are told in the history."""

from samverkan.core.language import _l

SENTENCES: dict[str, str] = {
    "mandates.role_added": _l("%(party)s tog på sig en uppgift: %(task)s"),
    "mandates.role_ended": _l("%(party)s lämnade en uppgift: %(task)s"),
    "mandates.recorded_sign": _l("%(party)s lade in ett mandat att skriva under"),
    "mandates.recorded_decide": _l("%(party)s lade in ett mandat att besluta om %(matter)s"),
    "mandates.recorded_negotiate": _l("%(party)s lade in ett mandat att förhandla"),
    "mandates.recorded_report": _l("%(party)s lade in ett mandat att följa upp och redovisa"),
    "mandates.ended_sign": _l("%(party)s avslutade ett mandat att skriva under"),
    "mandates.ended_decide": _l("%(party)s avslutade ett mandat att besluta om %(matter)s"),
    "mandates.ended_negotiate": _l("%(party)s avslutade ett mandat att förhandla"),
    "mandates.ended_report": _l("%(party)s avslutade ett mandat att följa upp och redovisa"),
}
