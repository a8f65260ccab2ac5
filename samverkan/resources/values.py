"""Kinds of resources a party can put in; money is one among others."""

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
