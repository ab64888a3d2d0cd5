"""`kill -9` in the middle of keyed bookings: nothing confirmed is lost or doubled, and everything is announced.

The server is the product's own supervisor with fsync on, as `roomrack demo` runs it. What is measured: the time from
the kill until a booking is confirmed, and the receiver hears of one, that was sent when all that had to die was dead.
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
class Course:
    """Clients at work, and the seconds from each kill until the server served and announced again."""

    name: str
    stay: Stay
    run: Bookers
    serving: list[float] = field(default_factory=list)
    announcing: list[float] = field(default_factory=list)

    def report(self, webhooks: int) -> None:
        run = self.run
        print(
            f"{self.name}: {len(self.serving)} kills, {len(run.confirmed)} bookings, {len(run.gone)} cancelled, "
            f"{webhooks} webhooks; sent again {dict(run.troubles)}, of which {run.replayed} had been done"
        )
        for what, took in (("serving", self.serving), ("announcing", self.announcing)):
            print(f"  {what} again after {sorted(took)[len(took) // 2]:.2f} s, at most {max(took):.2f} s")


@pytest.fixture(scope="module")
async def place(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Site]:
    async with site(tmp_path_factory.mktemp("crash") / "data") as running:
        yield running


async def course(place: Site, name: str, kills: int) -> Course:
    """Kill one kind of process again and again while a hotel of its own is booked."""
    stay = await place.hotel()
    run = place.bookers(stay)
    done = Course(name, stay, run)
    async with run.at_work(CLIENTS):
        for _ in range(kills):
            await run.book_on(BOOKINGS_BETWEEN_KILLS)
            if name in VICTIMS:
                killed, dead = await VICTIMS[name](place.demo).kill()
            else:
                # It waits for PostgreSQL and everything else to end, too: nothing is left behind.
                killed, dead = await supervisor(place.demo).kill()
                place.restart()
            confirmed = await run.first_after(dead)
            got = await place.first_heard_after(run, stay.path, dead)
            done.serving.append(confirmed.answered - killed)
            done.announcing.append(got.at - killed)
    return done


async def judge(place: Site, done: Course) -> None:
    """Compare everything with everything once the clients have gone."""
    assert done.run.unexpected == []
    await books.compare(place.world, done.run)
    await books.all_delivered(place.world, done.run)
    got = place.receiver.at(done.stay.path)
    books.heard(done.run, got, done.stay.secret)
    done.report(len(got))


@pytest.mark.soak
async def test_what_was_confirmed_is_there_once_and_announced(place: Site) -> None:
    # One test, so that there is one wait for what killed workers had begun, and not one for each kind.
    killed = [await course(place, name, scaled(3, 50)) for name in VICTIMS]
    restarted = await course(place, "the whole command", scaled(1, 15))
    for each in (*killed, restarted):
        await judge(place, each)
    slowest = {each.name: max(each.serving + each.announcing) for each in killed}
    assert {name: seconds for name, seconds in slowest.items() if seconds >= SECONDS_TO_SERVE_AGAIN} == {}


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
    doubled = await books.doubled(place.world, run)
    print(f"without a key: {doubled} bookings doubled after {kill} kills")
    assert doubled > 0
    with pytest.raises(AssertionError):
        await books.compare(place.world, run)
