"""Kinds of organisations, and which of them are public bodies."""

from enum import StrEnum

from samverkan.core.language import _l


class Kind(StrEnum):
    """What kind of organisation can be a party."""

    MUNICIPALITY = "municipality"
    REGION = "region"
    BOARD = "board"
    ASSOCIATION = "association"
    FOUNDATION = "foundation"
    ECONOMIC_ASSOCIATION = "economic-association"
    FAITH_COMMUNITY = "faith-community"
    NETWORK = "network"


KINDS = {
    Kind.ASSOCIATION: _l("Ideell förening"),
    Kind.FOUNDATION: _l("Stiftelse"),
    Kind.ECONOMIC_ASSOCIATION: _l("Ekonomisk förening"),
    Kind.FAITH_COMMUNITY: _l("Trossamfund"),
    Kind.NETWORK: _l("Nätverk utan organisationsnummer"),
    Kind.MUNICIPALITY: _l("Kommun"),
    Kind.BOARD: _l("Nämnd i en kommun eller region"),
    Kind.REGION: _l("Region"),
}
PUBLIC = frozenset({Kind.MUNICIPALITY, Kind.REGION, Kind.BOARD})
