"""How what the parties put in is told in the history."""

from samverkan.core.language import _l

SENTENCES: dict[str, str] = {
    "resources.put_in": _l("%(party)s lägger in: %(what)s"),
    "resources.taken_back": _l("%(party)s tog tillbaka: %(what)s"),
}
