"""Parts of a property's answer that several tests expect."""

from typing import Any

_LICENSED = (
    "bookingEngine octoSite realPlanning versionPmsStats webConcierge chat smartOffer octoDaily rms "
    "businessIntelligence metaSearch octoSiteAdvanced rateChecker fiscalPrinter invoice"
)


def license_with(*, rooms: int) -> dict[str, Any]:
    """The licence of a property with so many rooms: everything is on."""
    return {"channelManager": "PREMIUM", **dict.fromkeys(_LICENSED.split(), True), "roomsCount": rooms}
