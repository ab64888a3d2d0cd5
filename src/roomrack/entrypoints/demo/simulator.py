"""The sandbox property at the OTA simulator: what it sells there, and its connection.

The hotel stands in a file that the simulator reads at its start; the connection is written with the rest of the data.
"""

from collections.abc import Iterator
from typing import Any

from roomrack.domain.connections import service as connections
from roomrack.entrypoints.demo import plan
from roomrack.entrypoints.demo.load import CURRENCY
from roomrack.infra.db import WriteUnit
from roomrack.ports.channels import ExternalProduct

PORTAL = "simulator"
OTA, HOTEL = "alba", str(plan.SANDBOX)
USERNAME = "sandbox-hotel"
PATHS = ("product", "externalProduct")
RATE_NAMES = {0: ("FLEX", "Flexible"), 1: ("NONREF", "Not refundable"), 2: ("BREAKFAST", "With breakfast")}
"""The rates of each room that are sold there, by number, with what the OTA calls them."""

GUESTS_A_DAY = 12.0
"""How often something happens there by itself."""


def hotels(password: str) -> list[dict[str, Any]]:
    """The file of hotels, as the simulator reads it."""
    house = plan.BY_ID[plan.SANDBOX]
    listings = [
        {
            "key": {"room": sold.room, "rate_plan": sold.rate, "occupancy": sold.occupancy},
            "room_name": sold.room_name,
            "rate_name": sold.rate_name,
            "editable": True,
        }
        for _, sold in _sold()
    ]
    draft = {
        "name": house.name,
        "currency": CURRENCY,
        "username": USERNAME,
        "password": password,
        "listings": listings,
        "plan": {"seed": plan.SANDBOX, "per_day": GUESTS_A_DAY, "window_days": 60},
    }
    return [{"ota": OTA, "hotel": HOTEL, "draft": draft}]


async def connect(unit: WriteUnit, password: str) -> None:
    """Connect the sandbox property and map what it sells there."""
    portal = await connections.portal_named(unit, PORTAL)
    if portal is None:
        raise LookupError("the simulator's portal comes with the schema")
    draft = {"portal": portal.id, "hotel": f"{OTA}/{HOTEL}", "username": USERNAME, "password": password}
    id = plan.SANDBOX_CONNECTION
    made = await connections.create(unit, plan.SANDBOX, draft, grant=None, id=id)
    externals = await connections.replace_externals(unit, made, [sold for _, sold in _sold()])
    by_key = {(one.room, one.rate): one.id for one in externals}
    for product, sold in _sold():
        await connections.map_product(unit, plan.SANDBOX, id, product, by_key[sold.room, sold.rate], paths=PATHS)
    await connections.logged_in(unit, plan.SANDBOX, id)
    await connections.update(
        unit, plan.SANDBOX, id, {"update_calendar": True, "pull_reservations": True, "messages": True, "content": True}
    )


def _sold() -> Iterator[tuple[int, ExternalProduct]]:
    """Products of the sandbox property with what each is at the OTA."""
    house = plan.BY_ID[plan.SANDBOX]
    for number, room in enumerate(house.rooms, 1):
        for rate, (code, name) in RATE_NAMES.items():
            yield (
                house.product(number, rate),
                ExternalProduct(
                    room=f"ROOM-{number}",
                    room_name=room.name,
                    rate=code,
                    rate_name=name,
                    occupancy=room.adults,
                    currency=CURRENCY,
                ),
            )
