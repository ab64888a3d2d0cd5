"""What the property's rules make of a reservation: VAT, city tax, and what cancelling it or not coming costs."""

from datetime import timedelta
from typing import Any

from roomrack.core.localtime import format_instant, instant_of
from tests.api.connections.support import CHANNEX, SIMULATOR
from tests.api.reservations.support import Desk, desk, done
from tests.factories import World


async def policy(at: Desk, **fields: Any) -> int:
    body = {"title": "Late", "stepType": "CANCELLATION", **fields}
    made: int = done(await at.session.post(f"/rest/x1/policy/{at.hotel.id}", json=body))["id"]
    return made


async def terms(at: Desk, *taxes: dict[str, Any]) -> None:
    done(await at.session.put(f"/rest/x1/offers/{at.hotel.id}/terms", json={"cityTaxes": list(taxes)}))


def rows(room: dict[str, Any], *types: str) -> list[tuple[str, float, bool]]:
    return [(row["type"], row["price"], row["included"]) for row in room["priceBreakdown"] if row["type"] in types]


async def read(at: Desk, id: int) -> dict[str, Any]:
    found: dict[str, Any] = done(await at.session.get(f"{at.path}/{id}"))
    return found


async def test_vat_is_within_the_room_and_comes_on_top_of_prices_without_it(world: World) -> None:
    at = await desk(world, price=110, details={"taxes": 10, "taxIncluded": True})
    room = await at.book(nights=1)
    assert (room["roomGross"], rows(room, "ROOM_NET", "VAT")) == (
        110,
        [("ROOM_NET", 100, True), ("VAT", 10, True)],
    )
    at = await desk(world, price=100, details={"taxes": 10, "taxIncluded": False})
    room = await at.book(nights=1)
    assert (room["roomGross"], rows(room, "DAILY_ROOM_PRICE", "VAT")) == (
        110,
        [("DAILY_ROOM_PRICE", 110, True), ("VAT", 10, True)],
    )


async def test_city_tax_is_that_of_the_terms_for_those_written_down_and_the_rest(world: World) -> None:
    at = await desk(world)
    await terms(at, {"name": "City", "amount": 2, "fromAge": 10, "maxNights": 3})
    room = await at.book(nights=5, totalGuest=2, totalChildren=1)
    # The child is taken to be 10 years old.
    assert (room["touristTax"], rows(room, "TOURIST_TAX")) == (18, [("TOURIST_TAX", 18, False)])
    assert room["totalGross"] == room["roomGross"]
    guest = {"type": "GUEST", "sex": "MALE", "checkin": at.day(3), "checkout": at.day(8), "cityTaxExemption": "DRIVER"}
    body = {"givenName": "Ada", "familyName": "King", **guest}
    added = done(await at.session.post(f"/rest/v2/checkin/{at.hotel.id}/{room['id']}/guest", json=body))
    assert added["cityTaxPrice"] == 0
    assert (await read(at, room["id"]))["touristTax"] == 12
    stated = done(await at.patch(room["id"], cityTaxPrice=4.5))
    assert (stated["touristTax"], stated["cityTaxPrice"]) == (4.5, 4.5)
    assert done(await at.patch(room["id"], cityTaxPrice=None, cityTaxZero=True))["touristTax"] == 0


async def test_the_check_in_and_the_offers_say_the_same_of_city_tax(world: World) -> None:
    at = await desk(world)
    settings = f"/rest/x1/checkin/{at.hotel.id}/settings"
    plain = {"amount": 3, "maxNights": 4, "bands": [{"fromAge": 0, "toAge": 11, "amount": 0}]}
    done(await at.session.patch(settings, json={"cityTax": plain}))
    shown = done(await at.session.get(f"/rest/x1/offers/{at.hotel.id}/terms"))["cityTaxes"]
    assert [(tax["amount"], tax.get("fromAge", 0), tax.get("toAge"), tax["maxNights"]) for tax in shown] == [
        (0, 0, 11, 4),
        (3, 0, None, 4),
    ]
    await terms(at, {"name": "City", "amount": 5, "fromAge": 18})
    assert done(await at.session.get(settings))["cityTax"] == {
        "amount": 5,
        "bands": [{"fromAge": 0, "toAge": 17, "amount": 0}],
    }
    await terms(at, {"name": "Summer", "amount": 5, "dateFrom": at.day(0)})
    assert "cityTax" not in done(await at.session.get(settings))
    wrong = await at.session.patch(settings, json={"cityTax": {"amount": 1.234}})
    assert (wrong.status_code, wrong.json()["nested"][0]["element"]) == (400, "$.cityTax.amount")


async def test_cancelling_costs_what_the_policies_say_at_that_moment(world: World) -> None:
    at = await desk(world)
    await policy(at, days=3, beforeCheckin=True, hour="18:00", valuePercent=50)
    free, late = await at.book(arrival=20), await at.book(arrival=2)
    from_when = instant_of(at.today + timedelta(17), 18 * 60, at.hotel.zone)
    assert (free["freeCancellation"], free["paidCancellation"]) == (True, format_instant(from_when))
    assert late["freeCancellation"] is False
    assert (await at.cancel(free["id"]))["cancelPenality"] == 0
    gone = await at.cancel(late["id"])
    assert gone["cancelPenality"] == 100
    assert "paidCancellation" not in gone
    again = done(await at.patch(late["id"], status="CONFIRMED"))
    assert "cancelPenality" not in again
    assert done(await at.put(late["id"], {"status": "CANCELLED"}))["cancelPenality"] == 100


async def test_a_step_that_names_portals_holds_for_their_bookings_alone(world: World) -> None:
    at = await desk(world)
    await policy(at, valuePercent=50, portalNames=["elsewhere", "CHANNEX"])
    there = await at.book(arrival=20, channelId=CHANNEX)
    beside, direct = await at.book(arrival=25, channelId=SIMULATOR), await at.book(arrival=30, channelId=1)
    assert [room["freeCancellation"] for room in (there, beside, direct)] == [False, True, True]
    assert [(await at.cancel(room["id"]))["cancelPenality"] for room in (there, beside, direct)] == [100, 0, 0]


async def test_what_is_not_refundable_costs_the_room_and_a_stated_penalty_stands(world: World) -> None:
    at = await desk(world)
    final, stated = await at.book(arrival=20, notRefundable=True), await at.book(arrival=20, cancelPenality=12.5)
    assert (final["freeCancellation"], stated["cancelPenality"]) == (False, 12.5)
    assert (await at.cancel(final["id"]))["cancelPenality"] == final["roomGross"]
    assert (await at.cancel(stated["id"]))["cancelPenality"] == 12.5
    wrong = await at.post(cancelPenality=-1)
    assert (wrong.status_code, wrong.json()["nested"][0]["element"]) == (400, "$.cancelPenality")


async def test_not_coming_costs_the_same_until_somebody_comes_after_all(world: World) -> None:
    at = await desk(world)
    await policy(at, days=1, beforeCheckin=True, valueNights=1)
    room = await at.book(arrival=0)
    status = f"/rest/v1/checkin/{at.hotel.id}/{room['id']}"
    assert (await at.session.put(status, params={"status": "NO_SHOW"})).status_code == 200
    missed = await read(at, room["id"])
    assert (missed["noShow"], missed["cancelPenality"]) == (True, 100)
    assert (await at.session.put(status, params={"status": "CHECKIN_END"})).status_code == 200
    here = await read(at, room["id"])
    assert (here["noShow"], "cancelPenality" in here) == (False, False)
    assert here["effectiveCheckin"]


async def test_a_rate_plan_has_a_policy_of_its_own(world: World) -> None:
    at = await desk(world)
    everybody, strict = await policy(at, valuePercent=10), await policy(at, valuePercent=80)
    plan = done(
        await at.session.post(
            f"/rest/v1/rateplans/{at.hotel.id}",
            json={"internalLabel": "Strict", "cancellationPolicy": {"id": strict}},
        )
    )
    assert everybody != strict
    room = await at.book(ratePlanId=plan["id"])
    assert (await at.cancel(room["id"]))["cancelPenality"] == 160
