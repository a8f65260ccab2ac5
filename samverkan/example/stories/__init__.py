"""Eight collaborations, the oldest first, at least one in each stage."""

from samverkan.example.stories import (
    andrum,
    cykelverkstan,
    kvallsoppet,
    matladan,
    simkunnig,
    sprakcafe,
    trygg_hemvag,
    ungdomsbryggan,
)

STORIES = (
    cykelverkstan,
    ungdomsbryggan,
    trygg_hemvag,
    simkunnig,
    kvallsoppet,
    matladan,
    andrum,
    sprakcafe,
)
"""In the order they began, so that the newest stands first in everyone's list."""
