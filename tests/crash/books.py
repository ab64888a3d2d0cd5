"""After the kills: what the database holds and what the receiver heard, against what the clients were told."""

import asyncio
import hashlib
import hmac
import time

from tests.concurrency.race import Audit
from tests.crash.bookers import Bookers
from tests.factories import World
from tests.webhooks.receiver import Got

SECONDS_TO_DELIVER = 40
"""What a killed worker had begun is due again after 10 seconds, and what waits for it comes after that."""


async def compare(world: World, run: Bookers) -> None:
    """Assert that each confirmed booking is there once, as confirmed, with its nights, and that nothing else is."""
    audit = Audit(world, run.house)
    await audit.look()
    assert (audit.oversold, audit.wrong) == (0, 0)
    await audit.compare(run)
    async with world.unit() as unit:
        rows = await unit.raw.fetch(
            """
            select r.id, r.refer, g.family_name
            from reservation r
            left join reservation_guest g on g.accommodation = r.accommodation and g.reservation = r.id
            where r.accommodation = $1 order by r.id
            """,
            run.house.hotel.id,
        )
    told = sorted((each.id, each.refer, f"Guest {each.refer}") for each in run.confirmed.values())
    assert [tuple(row) for row in rows] == told
    assert len({refer for _, refer, _ in told}) == len(told)


async def doubled(world: World, run: Bookers) -> int:
    """How many bookings are there a second time."""
    async with world.unit() as unit:
        count = await unit.raw.fetchval(
            "select count(*) - count(distinct refer) from reservation where accommodation = $1", run.house.hotel.id
        )
    return int(count)


async def all_delivered(world: World, run: Bookers) -> None:
    """Wait until every event of a reservation has been taken by the receiver; fails when one is not."""
    deadline = time.monotonic() + SECONDS_TO_DELIVER
    while True:
        async with world.unit() as unit:
            left = await unit.raw.fetchval(
                """
                select count(*) from event
                where accommodation = $1 and type like 'reservation.%' and not exists (
                    select from delivery
                    where delivery.accommodation = event.accommodation and delivery.event = event.id
                      and delivery.outcome = 'delivered'
                )
                """,
                run.house.hotel.id,
            )
        if not left:
            return
        assert time.monotonic() < deadline, f"{left} events were not delivered"
        await asyncio.sleep(0.1)


def heard(run: Bookers, got: list[Got], secret: str) -> None:
    """Assert that the receiver heard of each reservation what it came to, signed, and of nothing else."""
    told: dict[int, list[tuple[str, str, str]]] = {}
    for each in got:
        body, content = each.body, each.content
        signature = hmac.new(secret.encode(), body["content"].encode(), hashlib.sha1).hexdigest()
        assert body["hmac"] == signature
        assert body["reference"] == str(content["id"])
        told.setdefault(content["id"], []).append((body["type"], content["refer"], content["status"]))
    assert told.keys() == run.confirmed.keys()
    for reservation, messages in told.items():
        refer = run.confirmed[reservation].refer
        created = ("RESERVATION_CREATED", refer, "CONFIRMED")
        cancelled = ("RESERVATION_CANCELLED", refer, "CANCELLED")
        # Repeated, as a kill may have it, but never out of order.
        assert list(dict.fromkeys(messages)) == [created, *([cancelled] if reservation in run.gone else [])]
        assert messages[-1] == (cancelled if reservation in run.gone else created)
