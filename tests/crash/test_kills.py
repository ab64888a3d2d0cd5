"""`kill -9` in the middle of keyed bookings: nothing confirmed is lost or doubled, and everything is announced.

The server is the product's own supervisor with fsync on, as `roomrack demo` runs it. What is measured: the time from
the kill until a booking is confirmed, or the receiver hears of one, that was sent when all that had to die was dead.
`docs/reliability.md` says what these prove.

The control sends again without `Idempotency-Key`. It shows that answers do get lost after their booking was committed,
so that it is the key which keeps bookings from being made twice, and that the comparison with the books finds such.
"""

import itertools
from collections.abc import AsyncIterator
from dataclasses import dataclass, field

import pytest

from tests.crash import books
from tests.crash.bookers import Bookers
from tests.crash.site import Site, Stay, site
from tests.crash.victims import VICTIMS, supervisor
from tests.scale import scaled

pytestmark = pytest.mark.crash

CLIENTS = 8
BOOKINGS_BETWEEN_KILLS = 30
SECONDS_TO_SERVE_AGAIN = 5.0
KILLS_FOR_THE_CONTROL = 60


@dataclass
class Recoveries:
    """Seconds from each kill."""

    serving: list[float] = field(default_factory=list)
    announcing: list[float] = field(default_factory=list)

    def __str__(self) -> str:
        return ", ".join(
            f"{what} again after {sorted(took)[len(took) // 2]:.2f} s, at most {max(took):.2f} s"
            for what, took in (("serving", self.serving), ("announcing", self.announcing))
        )


@pytest.fixture(scope="module")
async def place(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Site]:
    async with site(tmp_path_factory.mktemp("crash") / "data") as running:
        yield running


def report(name: str, kills: int, run: Bookers, heard: int) -> None:
    cancelled = len(run.gone)
    print(
        f"{name}: {kills} kills, {len(run.confirmed)} bookings, {cancelled} cancelled, {heard} webhooks, "
        f"sent again {dict(run.troubles)}, of which {run.replayed} had been done"
    )


async def judge(place: Site, stay: Stay, run: Bookers) -> None:
    """Compare everything with everything once the clients have gone."""
    assert run.unexpected == []
    await books.compare(place.world, run)
    await books.all_delivered(place.world, run)
    books.heard(run, place.receiver.at(stay.path), stay.secret)


@pytest.mark.soak
@pytest.mark.parametrize("name", VICTIMS)
async def test_what_was_confirmed_is_there_once_and_announced(place: Site, name: str) -> None:
    kills = scaled(3, 50)
    stay = await place.hotel()
    run, recoveries = place.bookers(stay), Recoveries()
    async with run.at_work(CLIENTS):
        for _ in range(kills):
            await run.book_on(BOOKINGS_BETWEEN_KILLS)
            killed, dead = await VICTIMS[name](place.demo).kill()
            confirmed = await run.first_after(dead)
            got = await place.first_heard_after(run, stay.path, dead)
            recoveries.serving.append(confirmed.answered - killed)
            recoveries.announcing.append(got.at - killed)
    await judge(place, stay, run)
    report(name, kills, run, len(place.receiver.at(stay.path)))
    print(recoveries)
    assert max(recoveries.serving + recoveries.announcing) < SECONDS_TO_SERVE_AGAIN


@pytest.mark.soak
async def test_the_command_itself_is_killed_and_started_again(place: Site) -> None:
    kills = scaled(1, 15)
    stay = await place.hotel()
    run, recoveries = place.bookers(stay), Recoveries()
    async with run.at_work(CLIENTS):
        for _ in range(kills):
            await run.book_on(BOOKINGS_BETWEEN_KILLS)
            # It waits for PostgreSQL and everything else to end: nothing is left behind.
            killed, dead = await supervisor(place.demo).kill()
            place.restart()
            confirmed = await run.first_after(dead)
            got = await place.first_heard_after(run, stay.path, dead)
            recoveries.serving.append(confirmed.answered - killed)
            recoveries.announcing.append(got.at - killed)
    await judge(place, stay, run)
    report("supervisor", kills, run, len(place.receiver.at(stay.path)))
    print(recoveries)


async def test_control_clients_without_a_key_book_twice(place: Site) -> None:
    stay = await place.hotel()
    run = place.bookers(stay, keyed=False)
    async with run.at_work(3 * CLIENTS):
        for kill in itertools.count(1):
            await run.book_on(BOOKINGS_BETWEEN_KILLS)
            await VICTIMS["api process"](place.demo).kill()
            await run.book_on(1)
            if await books.doubled(place.world, run) or kill == KILLS_FOR_THE_CONTROL:
                break
    print(f"without a key: {await books.doubled(place.world, run)} doubled after {kill} kills")
    assert await books.doubled(place.world, run) > 0
    with pytest.raises(AssertionError):
        await books.compare(place.world, run)
