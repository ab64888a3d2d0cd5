"""`python -m benchmarks.replay FILE`: play a season of bookings through the API and check the books afterwards."""

import argparse
import asyncio
import sys
from collections.abc import Sequence
from datetime import date, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn
from rich.table import Table

from benchmarks.replay import season
from benchmarks.replay.player import House, Player, Score
from benchmarks.replay.recount import Books
from benchmarks.replay.season import Booking
from benchmarks.site import Ground, Site, address_of
from roomrack.core.clock import clock_from
from roomrack.core.localtime import local_day
from roomrack.domain.identity import service as identity
from roomrack.domain.products import service as products
from roomrack.domain.properties import service as properties
from tests.harness.processes import ClockFile

ZONE = ZoneInfo("Europe/Lisbon")
SEED = 20
DAY_SECONDS = 86_400
SHOWN_COMPLAINTS = 20


def main() -> int:
    """Gives 0 when the API and the recount agree on everything, else 1."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.replay", description=__doc__)
    parser.add_argument("file", type=Path, metavar="FILE", help="bookings as CSV, packed with gzip or not")
    parser.add_argument("--seed", type=int, default=SEED, help="of the rule that makes up what each change was")
    parser.add_argument("--limit", type=int, help="only the first bookings of the file")
    options = parser.parse_args()
    console = Console()
    bookings = season.read(options.file)[: options.limit]
    console.print(f"{len(bookings):,} bookings of {len({booking.house for booking in bookings})} houses")
    with Ground() as ground:
        clock = ClockFile(ground.folder / "clock.json")
        today = local_day(clock_from("system").now(), ZONE)
        clock.run(season.days_ahead(bookings, today) * DAY_SECONDS)
        score = asyncio.run(_replay(ground, clock, bookings, options.seed, console))
    _show(console, score)
    return 1 if score.complaints else 0


async def _replay(ground: Ground, clock: ClockFile, bookings: Sequence[Booking], seed: int, console: Console) -> Score:
    site = await ground.site("replay", {"ROOMRACK_CLOCK": clock.setting})
    try:
        today = local_day(site.context.clock.now(), ZONE)
        bookings = season.shifted(bookings, today)
        houses = await _houses(site, season.allotments(bookings))
        visitor = await site.visitor([house.id for house in houses.values()])
        player = Player(address_of(site.api), visitor.token, houses, seed)
        first, last = span(bookings)
        await player.open_calendars(first, last, season.rates(bookings))
        acts = season.acts(bookings, seed)
        columns = (TextColumn("{task.description}"), BarColumn(None), MofNCompleteColumn(), TimeRemainingColumn())
        with Progress(*columns, console=console) as progress:
            task = progress.add_task("playing", total=sum(map(len, acts.values())))
            await player.play(acts, lambda: progress.advance(task))
        await player.audit(first, last)
        return player.score
    finally:
        await site.stop()


def span(bookings: Sequence[Booking]) -> tuple[date, date]:
    """The first and the last night that can be taken; a change can make a stay one night longer."""
    last = max(booking.departure + timedelta(booking.changes) for booking in bookings)
    return min(booking.arrival for booking in bookings), last


async def _houses(site: Site, allotments: dict[str, dict[str, int]]) -> dict[str, House]:
    found = {}
    for name, rooms in allotments.items():
        async with site.database.write(site.context) as unit:
            made = await properties.create(
                unit,
                name=name,
                email=f"desk@{name.split()[0].lower()}.example",
                given_name="Ada",
                family_name="Owner",
                currency="EUR",
                time_zone=ZONE.key,
            )
            await identity.register_accommodation(unit, made.id, sandbox=False)
            ids = {room: (await products.create(unit, made.id, name=f"Room {room}")).product.id for room in rooms}
        found[name] = House(made.id, ids, Books(ZONE, {ids[room]: count for room, count in rooms.items()}))
    return found


def _show(console: Console, score: Score) -> None:
    table = Table(title="Season", show_header=False)
    table.add_column("what")
    table.add_column("count", justify="right")
    for what, count in (
        ("bookings accepted", score.booked),
        ("bookings refused, each confirmed by the recount", score.refused),
        ("day uses, which take no night", score.day_uses),
        ("changes", score.changed),
        ("changes refused, each confirmed by the recount", score.changes_refused),
        ("cancellations", score.cancelled),
        ("no-shows, which keep their nights", score.no_shows),
        ("changes and cancellations of refused bookings, left out", score.skipped),
        ("room-nights sold at the end", score.sold),
        ("nights compared with the recount", score.nights),
        ("differences", len(score.complaints)),
    ):
        table.add_row(what, f"{count:,}")
    console.print(table)
    for complaint in score.complaints[:SHOWN_COMPLAINTS]:
        console.print(complaint, style="red")
    console.print(f"{score.rate:,.0f} bookings a second, {score.seconds:,.1f} s in all")


if __name__ == "__main__":
    sys.exit(main())
