"""readCalendar: whole pages, defaults, derived products, and what it refuses."""

from datetime import timedelta
from typing import Any

from tests.factories import Session, World


def day(date: str, **values: Any) -> dict[str, Any]:
    """A day as it reads when it was never set, with some values."""
    return {
        "date": date,
        "availability": 0,
        "price": 0,
        "minStay": 1,
        "maxStay": 99,
        "stopSells": False,
        "closeToArrival": False,
        "closeToDeparture": False,
        "cutOffDays": 0,
        "bookable": False,
        **values,
    }


async def test_days_never_set_read_as_their_defaults(world: World) -> None:
    hotel = await world.hotel()
    room = await world.product(hotel, name='The "Blue" room')
    session = await world.session(hotel)
    answer = await session.get(f"/rest/v1/calendar/{hotel.id}")
    today = world.today(hotel)
    assert answer.status_code == 200
    body = answer.json()
    assert body["data"] == [
        {
            "id": room,
            "name": 'The "Blue" room',
            "days": [day((today + timedelta(n)).isoformat()) for n in range(16)],
        }
    ]
    assert body["page"]["page"] == 0
    assert body["page"]["totalPages"] == 1
    assert list(body["data"][0]["days"][0]) == list(day(""))


async def test_derived(world: World) -> None:
    hotel = await world.hotel()
    room = await world.product(hotel)
    rate = await world.product(
        hotel, parent=room, price_rule="PERCENT", price_value=-10, follows_availability=True, price_round=True
    )
    await world.sell(hotel, room, allotment=3, price=99, days=3)
    session: Session = await world.session(hotel)
    answer = await session.get(f"/rest/v1/calendar/{hotel.id}")
    assert answer.status_code == 200, answer.text
    print(answer.text)
    assert [(d["availability"], d["price"], d["bookable"]) for d in answer.json()["data"][1]["days"][:4]] == [
        (3, 89, True),
        (3, 89, True),
        (3, 89, True),
        (0, 0, False),
    ]
    assert rate == answer.json()["data"][1]["id"]
