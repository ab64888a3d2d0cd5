"""Card numbers never pass the API, whatever the operation (docs/contract.md 8)."""

from collections.abc import Callable
from typing import Any

import pytest

from tests.api.reservations.support import Desk, desk
from tests.factories import World

CARD = "4111111111111111"

Request = tuple[str, str, dict[str, Any]]


def item(at: Desk) -> dict[str, Any]:
    return {"room": at.room, "dateFrom": at.day(1), "dateTo": at.day(2), "values": {"price": 5}}


@pytest.mark.parametrize(
    "request_of",
    [
        pytest.param(lambda at: ("POST", "/rest/v1/calendar/bulk", {"json": [{**item(at), "cvv": "123"}]}), id="bulk"),
        pytest.param(
            lambda at: ("POST", f"/rest/v1/roomrates/{at.hotel.id}", {"json": {"name": "x", "pan": CARD}}),
            id="createRoomRate",
        ),
        pytest.param(
            lambda at: ("POST", f"/rest/v1/reservation/bulk/{at.hotel.id}", {"json": {"data": [{"pan": CARD}]}}),
            id="createManyReservations",
        ),
        pytest.param(
            lambda _: ("POST", "/rest/v1/subscription/RESERVATION_CREATED", {"data": {"url": "https://x", "cvv": 1}}),
            id="createSubscription, as a form",
        ),
        pytest.param(
            lambda _: ("POST", "/rest/v1/subscription/RESERVATION_CREATED", {"json": {"url": "https://x", "cvv": 1}}),
            id="createSubscription, as JSON",
        ),
    ],
)
async def test_any_body_with_card_data_is_refused(world: World, request_of: Callable[[Desk], Request]) -> None:
    at = await desk(world)
    method, path, options = request_of(at)
    before = await at.books()
    answer = await at.session.request(method, path, **options)
    assert answer.status_code == 403, answer.text
    assert answer.json() == {
        "success": False,
        "type": "ApiSecurityException",
        "message": "Card numbers and security codes never pass this API; the request was not processed.",
        "nested": [],
    }
    assert await at.books() == before
    assert (await at.session.get("/rest/v1/subscription")).json() == []
