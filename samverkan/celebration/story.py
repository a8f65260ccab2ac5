"""How the celebration is told in the history. What a party has chosen is never in it alone."""

from samverkan.core.language import _l

SENTENCES: dict[str, str] = {
    "celebration.told": _l("%(party)s skrev en rad i berättelsen"),
    "celebration.took_back": _l("%(party)s tog bort en rad ur berättelsen"),
    "celebration.chose": _l("%(party)s har valt nästa steg"),
    "celebration.chosen": _l("Alla parter har valt nästa steg och ser varandras val"),
}
