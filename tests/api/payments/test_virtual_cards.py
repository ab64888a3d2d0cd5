"""Steps of policies that hold only for bookings with a virtual card (docs/algorithms/policies.md)."""

from typing import Any

from tests.api.cards.test_operations import described, from_vault
from tests.api.payments.support import Till
from tests.api.reservations.support import done


async def _carded(shop: Till, room: int, *, virtual: bool, token: str) -> dict[str, Any]:
    body = {"id": room, "card": described(virtual=virtual, token=token * 32)}
    shown: dict[str, Any] = done(await from_vault(shop.at, body))
    return shown


def _planned(room: dict[str, Any]) -> list[tuple[str, float]]:
    return [(payment["status"], payment["scheduledAmount"]) for payment in room["payments"]]


async def test_a_virtual_card_has_its_steps_planned_and_another_does_not(shop: Till) -> None:
    await shop.policy(valuePercent=100, vcc=True, days=1, beforeCheckin=True)
    room = (await shop.at.book(20, 2))["id"]
    assert _planned(await shop.room(room)) == []
    await _carded(shop, room, virtual=False, token="a")
    assert _planned(await shop.room(room)) == []
    shown = await _carded(shop, room, virtual=True, token="b")
    assert _planned(shown) == _planned(await shop.room(room)) == [("WAITING_PAYSTEP", 200)]
    await shop.at.patch(room, privateNotes="Late")
    assert _planned(await shop.room(room)) == [("WAITING_PAYSTEP", 200)]
    await _carded(shop, room, virtual=False, token="c")
    assert _planned(await shop.room(room)) == []


async def test_rooms_that_share_a_virtual_card_are_both_planned(shop: Till) -> None:
    await shop.policy(valuePercent=50, vcc=True, days=1, beforeCheckin=True)
    first = await shop.at.book(20, 2)
    second = await shop.at.book(20, 2, refer=first["refer"])
    left = await shop.at.book(20, 2, refer=first["refer"])
    await shop.at.cancel(left["id"])
    await _carded(shop, first["id"], virtual=True, token="d")
    assert [_planned(await shop.room(one["id"])) for one in (first, second, left)] == [
        [("WAITING_PAYSTEP", 100)],
        [("WAITING_PAYSTEP", 100)],
        [],
    ]


async def test_cancelling_costs_what_is_said_of_virtual_cards(shop: Till) -> None:
    body = {"stepType": "CANCELLATION", "title": "Virtual", "valuePercent": 50, "vcc": True}
    done(await shop.at.session.post(f"/rest/x1/policy/{shop.at.hotel.id}", json=body))
    plain, virtual = (await shop.at.book(20, 2))["id"], (await shop.at.book(20, 2))["id"]
    assert (await _carded(shop, plain, virtual=False, token="e"))["freeCancellation"] is True
    assert (await _carded(shop, virtual, virtual=True, token="f"))["freeCancellation"] is False
    assert (await shop.at.cancel(plain))["cancelPenality"] == 0
    assert (await shop.at.cancel(virtual))["cancelPenality"] == 100
