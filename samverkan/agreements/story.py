"""What history says about agreements."""

from samverkan.core.language import _l

SENTENCES: dict[str, str] = {
    "agreements.begun": _l("%(party)s började skriva ”%(title)s”."),
    "agreements.clause_written": _l("%(party)s ändrade avsnittet ”%(heading)s”."),
    "agreements.clause_included": _l("%(party)s tog med avsnittet ”%(heading)s”."),
    "agreements.clause_left_out": _l("%(party)s tog bort avsnittet ”%(heading)s”."),
    "agreements.answered": _l("%(party)s svarade på frågor i överenskommelsen: %(count)s."),
    "agreements.registered": _l("%(party)s gav överenskommelsen diarienummer %(number)s."),
    "agreements.clause_approved": _l("%(party)s godkände avsnittet ”%(heading)s”."),
    "agreements.clauses_approved": _l("%(party)s godkände %(count)s avsnitt."),
    "agreements.signed": _l("%(party)s skrev under ”%(title)s”."),
    "agreements.signature_withdrawn": _l("%(party)s drog tillbaka sin underskrift."),
    "agreements.sealed": _l("Alla parter har skrivit under ”%(title)s”. Orden ligger fast."),
}
