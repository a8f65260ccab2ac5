"""Kinds of resources a party can put in; money is one among others."""

from datetime import date
from enum import StrEnum

from samverkan.core.language import _l


class ResourceKind(StrEnum):
    """What is put in."""

    MONEY = "money"
    PREMISES = "premises"
    STAFF_TIME = "staff-time"
    VOLUNTARY_TIME = "voluntary-time"
    MATERIAL = "material"
    KNOWLEDGE = "knowledge"
    NETWORK = "network"


RESOURCE_KINDS = {
    ResourceKind.MONEY: _l("Pengar"),
    ResourceKind.PREMISES: _l("Lokal"),
    ResourceKind.STAFF_TIME: _l("Anställdas tid"),
    ResourceKind.VOLUNTARY_TIME: _l("Ideell tid"),
    ResourceKind.MATERIAL: _l("Material"),
    ResourceKind.KNOWLEDGE: _l("Kunskap"),
    ResourceKind.NETWORK: _l("Kontakter"),
}
IN_HOURS = frozenset({ResourceKind.STAFF_TIME, ResourceKind.VOLUNTARY_TIME})
LONGEST_YEARS = 20
FIRST_YEAR = 2000
LAST_YEAR = 2100

PAID_WORK_WORDS = (
    "per plats",
    "per styck",
    "per deltagare",
    "ersättning per",
    "beställare",
    "utförare",
    "uppdrag",
    "prestation",
)
"""Wordings worth a talk: what HFD 2020 ref. 15 weighed when an IOP was found to be a purchase."""

PAID_WORK_SOURCE = "HFD 2020 ref. 15"
PAID_WORK_DECIDED_ON = date(2020, 3, 11)
