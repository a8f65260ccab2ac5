"""What happened with check-ins, in sentences."""

from samverkan.core.language import _l

SENTENCES = {
    "checkins.planned": _l("Avstämning %(number)s öppnar %(opens_on)s"),
    "checkins.closed": _l("Avstämning %(number)s är klar och resultatet syns för alla"),
}
