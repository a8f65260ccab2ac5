"""What happened, in one past-tense sentence per kind of event; `party` is who acted."""

from samverkan.core.language import _l

SENTENCES: dict[str, str] = {
    "collaborations.started": _l("%(party)s började en samverkan."),
    "collaborations.invited": _l("%(party)s bjöd in %(invited)s."),
    "collaborations.reminded": _l("%(party)s skickade inbjudan till %(invited)s igen."),
    "collaborations.withdrawn": _l("%(party)s tog tillbaka inbjudan till %(invited)s."),
    "collaborations.joined": _l("%(party)s sade ja till att vara med."),
    "collaborations.wants_to_talk": _l("%(party)s vill prata innan de bestämmer sig."),
    "collaborations.not_now": _l("%(party)s kan inte vara med just nu."),
    "collaborations.colleague_invited": _l("%(party)s bjöd in en kollega."),
    "collaborations.colleague_joined": _l("En person till från %(party)s är med."),
    "collaborations.left": _l("En person från %(party)s är inte längre med."),
    "collaborations.party_left": _l("%(party)s lämnade samverkan."),
    "collaborations.purpose_set": _l("%(party)s skrev syftet: %(purpose)s"),
}
