"""How changes and answers are told in the history."""

from samverkan.core.language import _l

SENTENCES: dict[str, str] = {
    "changes.proposed": _l("%(party)s föreslog en ändring: %(what)s"),
    "changes.withdrawn": _l("%(party)s drog tillbaka ett förslag: %(what)s"),
    "changes.answered_yes": _l("%(party)s sade ja till en ändring: %(what)s"),
    "changes.answered_otherwise": _l("%(party)s föreslog något annat än: %(what)s"),
    "changes.answered_talk": _l("%(party)s vill prata först om: %(what)s"),
    "changes.agreed": _l("Alla parter sade ja. Från %(starts_on)s gäller: %(what)s"),
}
