"""Steps of policies that hold only for bookings through some portals (docs/algorithms/policies.md)."""

from typing import Any

from tests.api.connections.support import CHANNEX, SIMULATOR
from tests.api.payments.support import Till


def _planned(room: dict[str, Any]) -> list[tuple[str, float]]:
    return [(payment["status"], payment["scheduledAmount"]) for payment in room["payments"]]


async def test_a_step_plans_payments_of_the_portals_that_it_names(shop: Till) -> None:
    await shop.policy(valuePercent=50, portalNames=["Channex"], days=1, beforeCheckin=True)
    rooms = [(await shop.at.book(20, 2, channelId=channel))["id"] for channel in (CHANNEX, SIMULATOR, 1)]
    assert [_planned(await shop.room(room)) for room in rooms] == [[("WAITING_PAYSTEP", 100)], [], []]
