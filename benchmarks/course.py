"""What the benchmark measures, in its order: the rows of docs/performance.md."""

import functools
from collections.abc import Callable, Iterator
from contextlib import AsyncExitStack
from dataclasses import dataclass, replace

from benchmarks import calendars, channels, estate, fed, finding, invoicing, load, nights, searching, seed, selling
from benchmarks.calendars import Writer
from benchmarks.delivering import Announcer, Receiver
from benchmarks.estate import Estate
from benchmarks.finding import Finder
from benchmarks.nights import Nights
from benchmarks.rows import Measure, Outcome, Row, interleaved
from benchmarks.seed import Property
from benchmarks.site import Ground, Site, Visitor, address_of

MANY = 1_000_000
"""An allotment that no run sells out: what is measured is selling, not refusing."""
SCALES = (10, 100, 1_000)
SPREAD = 1.5
"""How much worse the figures may be with more properties."""
KEYS = (
    "calendar",
    "search",
    "find",
    "invoices",
    "bulk",
    "booking",
    "webhooks",
    "channels",
    "memory",
    "list",
    "copy",
    "import",
    "night",
    "scale",
)
_OF_THE_ESTATE = frozenset({"list", "copy", "import"})
_OF_NO_MAIN_SITE = _OF_THE_ESTATE | {"channels", "search", "find", "invoices", "night", "scale"}


@dataclass(frozen=True, slots=True)
class Plan:
    """How much is measured."""

    keys: frozenset[str]
    runs: int
    seconds: float
    scales: tuple[int, ...] = SCALES
    tell: Callable[[str], None] = print


@dataclass(frozen=True, slots=True)
class House:
    """The houses of the main site."""

    derived: Property
    """2 base rooms and 18 rates."""
    rooms: Property
    """20 base rooms."""
    written: Property
    """50 base rooms."""
    sold: Property
    """20 base rooms, of which bookings are made."""
    single: Property
    """One base room, of which bookings are made."""
    heard: list[Property]
    """50 small houses whose events are announced."""

    def all(self) -> list[Property]:
        """All of them."""
        return [self.derived, self.rooms, self.written, self.sold, self.single, *self.heard]


async def run(ground: Ground, plan: Plan) -> list[Outcome]:
    """Measure everything that the plan names."""
    outcomes: list[Outcome] = []
    if plan.keys - _OF_NO_MAIN_SITE:
        async with AsyncExitStack() as stack:
            outcomes += await _main(ground, plan, stack)
    if "channels" in plan.keys:
        async with AsyncExitStack() as stack:
            outcomes += await _channels(ground, plan, stack)
    if "search" in plan.keys:
        async with AsyncExitStack() as stack:
            outcomes += await _search(ground, plan, stack)
    if "find" in plan.keys:
        async with AsyncExitStack() as stack:
            outcomes += await _find(ground, plan, stack)
    if "invoices" in plan.keys:
        async with AsyncExitStack() as stack:
            outcomes += await _invoices(ground, plan, stack)
    if plan.keys & _OF_THE_ESTATE:
        async with AsyncExitStack() as stack:
            outcomes += await _estate(ground, plan, stack)
    if "night" in plan.keys:
        async with AsyncExitStack() as stack:
            outcomes += await _nights(ground, plan, stack)
    if "scale" in plan.keys:
        async with AsyncExitStack() as stack:
            outcomes += await _scales(ground, plan, stack)
    return outcomes


async def _main(ground: Ground, plan: Plan, stack: AsyncExitStack) -> list[Outcome]:
    plan.tell("preparing the properties")
    site = await ground.site("main")
    stack.push_async_callback(site.stop)
    single = await seed.make(site, rooms=1, rates=0)
    houses = House(
        derived=await seed.make(site, rooms=2, rates=18),
        rooms=await seed.make(site, rooms=20, rates=0),
        written=await seed.make(site, rooms=50, rates=0),
        sold=await seed.make(site, rooms=20, rates=0),
        single=single,
        heard=await seed.copies(site, single, 50),
    )
    visitor = await site.visitor([house.id for house in houses.all() if house not in (houses.sold, houses.single)])
    seller = await site.visitor([houses.sold.id, houses.single.id])
    await seed.fill(site, visitor, [houses.derived, houses.rooms, houses.written], allotment=5, every=30)
    await seed.fill(site, visitor, [houses.sold, houses.single], allotment=MANY)
    await site.settle("calendar_day")
    rows: list[Row] = []
    if "calendar" in plan.keys:
        rows += _reading(site, visitor, houses, plan)
    if "bulk" in plan.keys:
        rows += _writing(site, visitor, houses, plan)
    if "booking" in plan.keys:
        rows += _booking(site, seller, houses, plan)
    if "webhooks" in plan.keys:
        receiver = await stack.enter_async_context(Receiver())
        announcer = Announcer(site, houses.heard, receiver)
        await announcer.subscribe(visitor, houses.derived)
        rows += _announcing(announcer, plan)
    outcomes = await interleaved(rows, plan.runs, plan.tell)
    if "memory" in plan.keys:
        memory = Row("memory", "memory of the API process under this load", "MB", _left(site.peak_memory), 250, True)
        outcomes += await interleaved([memory], 1, plan.tell)
    return outcomes


async def _search(ground: Ground, plan: Plan, stack: AsyncExitStack) -> list[Outcome]:
    site = await ground.site("search")
    stack.push_async_callback(site.stop)
    house = await seed.make(site, rooms=searching.ROOMS, rates=searching.RATES)
    visitor = await site.visitor([house.id])
    await seed.fill(site, visitor, [house], allotment=5)
    await site.settle("calendar_day")
    what = f"search, {house.products} products, {searching.NIGHTS} nights"
    rows = [
        Row(
            "search",
            f"{what}, in the service, p50",
            "ms",
            functools.partial(searching.in_the_service, site, house, plan.seconds),
            25,
            less_is_better=True,
        ),
        Row(
            "search",
            f"{what}, over HTTP, p50",
            "ms",
            functools.partial(searching.over_http, site.address, visitor, house, plan.seconds),
            40,
            less_is_better=True,
        ),
    ]
    return await interleaved(rows, plan.runs, plan.tell)


async def _invoices(ground: Ground, plan: Plan, stack: AsyncExitStack) -> list[Outcome]:
    site = await ground.site("invoices")
    stack.push_async_callback(site.stop)
    house = await seed.make(site, rooms=1, rates=0)
    visitor = await site.visitor([house.id])
    await seed.fill(site, visitor, [house], allotment=MANY)
    invoice = await invoicing.prepare(site, visitor, house)
    rows = [
        Row(
            "invoices",
            "an invoice as PDF over HTTP, p50",
            "ms",
            functools.partial(invoicing.printing, site, visitor, house, invoice, plan.seconds),
            100,
            less_is_better=True,
        ),
        Row(
            "invoices",
            "invoices issued in one series, 4 clients",
            "/s",
            functools.partial(invoicing.issuing, site, visitor, house, plan.seconds),
        ),
    ]
    return await interleaved(rows, plan.runs, plan.tell)


def _reading(site: Site, visitor: Visitor, houses: House, plan: Plan) -> list[Row]:
    memory = address_of(site.another_api(fed.APPLICATION))
    against = "the same handler fed from memory"

    def row(what: str, house: Property, floor: float, share: float | None) -> Row:
        return Row(
            "calendar",
            f"calendar read, 365 days, {what}",
            "reads/s",
            functools.partial(calendars.reads, site.address, visitor, house, plan.seconds),
            floor,
            ceiling=functools.partial(calendars.reads, memory, visitor, house, plan.seconds),
            against=against,
            share=share,
        )

    return [
        row("2 base + 18 derived products", houses.derived, 90, 0.5),
        row("20 base rooms", houses.rooms, 45, None),
    ]


def _writing(site: Site, visitor: Visitor, houses: House, plan: Plan) -> list[Row]:
    writer = Writer(site, visitor, [houses.written])
    return [
        Row(
            "bulk",
            "bulk write, 50 items of 30 to 365 days, one writer",
            "room-days/s",
            functools.partial(writer.write, plan.seconds),
            120_000,
            ceiling=functools.partial(writer.copy, plan.seconds / 2),
            against="COPY into the same table",
            share=0.4,
            prepare=functools.partial(site.settle, "calendar_day"),
        )
    ]


def _booking(site: Site, visitor: Visitor, houses: House, plan: Plan) -> list[Row]:
    """Bookings by an application that has subscribed to nothing; what deliveries cost is in the rows of webhooks."""

    def row(what: str, house: Property, floor: float) -> Row:
        rooms = len(house.rooms)
        return Row(
            "booking",
            f"booking, every guarantee on, 8 clients, {what}",
            "bookings/s",
            functools.partial(selling.bookings, site.address, visitor, [house], rooms, plan.seconds),
            floor,
            ceiling=functools.partial(selling.updates, site, house, rooms, plan.seconds / 2),
            against="single-row updates",
            share=0.07,
            prepare=site.settle,
        )

    return [row("20 rooms", houses.sold, 250), row("one room", houses.single, 200)]


def _announcing(announcer: Announcer, plan: Plan, what: str = "200 events/s over 50 properties") -> list[Row]:
    against = "the same POST sent directly"
    return [
        Row(
            "webhooks",
            f"event to webhook received, {what}, p50",
            "ms",
            functools.partial(announcer.announce, 2 * plan.seconds),
            100,
            less_is_better=True,
            ceiling=functools.partial(announcer.post, plan.seconds),
            against=against,
        ),
        Row(
            "webhooks",
            f"event to webhook received, {what}, p99",
            "ms",
            _left(lambda: announcer.delivered.milliseconds(0.99)),
            1_000,
            less_is_better=True,
            ceiling=_left(lambda: announcer.direct.milliseconds(0.99)),
            against=against,
        ),
    ]


def _left(value: Callable[[], float]) -> Measure:
    """A measure of something that an earlier one has left behind."""

    async def measure() -> float:
        return value()

    return measure


async def _channels(ground: Ground, plan: Plan, stack: AsyncExitStack) -> list[Outcome]:
    plan.tell("connecting properties to the simulator")
    seller = await channels.Seller.start(
        ground.folder, lambda url: ground.site("channels", {"ROOMRACK_SIMULATOR_URL": url})
    )
    stack.push_async_callback(seller.close)
    stack.push_async_callback(seller.site.stop)
    large = await seed.make(seller.site, rooms=20, rates=240)
    model = await seed.make(seller.site, rooms=1, rates=0)
    houses = await seed.copies(seller.site, model, channels.CONNECTIONS)
    visitor = await seller.site.visitor([large.id, *(house.id for house in houses)])
    await seed.fill(seller.site, visitor, [large, *houses], allotment=5)
    await seller.site.settle("calendar_day")
    for house in houses:
        await seller.join(house)
    await seller.rest()
    what = f"{channels.CHANGES_A_SECOND} changes/s over {channels.CONNECTIONS} connections"
    against = "the same call sent directly"
    rows = [
        Row(
            "channels",
            f"change to channel, {what}, p50",
            "ms",
            functools.partial(seller.change, 2 * plan.seconds),
            300,
            less_is_better=True,
            ceiling=functools.partial(seller.send, plan.seconds),
            against=against,
        ),
        Row(
            "channels",
            f"change to channel, {what}, p99",
            "ms",
            _left(lambda: seller.milliseconds(0.99)),
            2_000,
            less_is_better=True,
            ceiling=_left(lambda: load.percentile(seller.direct, 0.99) * 1000),
            against=against,
        ),
    ]
    outcomes = await interleaved(rows, plan.runs, plan.tell)
    whole = await seller.join(large)
    await seller.rest()
    everything = Row(
        "channels",
        f"full push, {large.products} products x {channels.DAYS} days",
        "s",
        functools.partial(seller.everything, whole),
        5,
        less_is_better=True,
        ceiling=functools.partial(seller.everything_sent, whole),
        against="the same values sent directly",
    )
    return outcomes + await interleaved([everything], plan.runs, plan.tell)


async def _find(ground: Ground, plan: Plan, stack: AsyncExitStack) -> list[Outcome]:
    plan.tell(f"storing {finding.STORED:,} reservations")
    site = await ground.site("find")
    stack.push_async_callback(site.stop)
    finder = Finder(site, await seed.make(site, rooms=20, rates=0))
    await finder.fill()
    await site.settle("reservation, reservation_guest")
    what = f"find of {finding.PAGE} reservations of {finding.STORED:,}, the slowest of all filters, p50"
    figure = functools.partial(finder.slowest_filter, plan.seconds)
    outcomes = await interleaved([Row("find", what, "ms", figure, 50, less_is_better=True)], plan.runs, plan.tell)
    plan.tell(f"the slowest was {finder.slowest}")
    return outcomes


async def _estate(ground: Ground, plan: Plan, stack: AsyncExitStack) -> list[Outcome]:
    """A property with 260 products."""
    plan.tell(f"preparing a property with {estate.PRODUCTS} products")
    site = await ground.site("estate")
    stack.push_async_callback(site.stop)
    house = await estate.make(site)
    visitor = await site.visitor([house.id])
    await seed.fill(site, visitor, [house], allotment=5, days=estate.COPIED_DAYS)
    owner = Estate(site, visitor, house)
    settle = functools.partial(site.settle, "calendar_day")

    def row(key: str, what: str, unit: str, figure: Measure, floor: float, ceiling: Measure, against: str) -> Row:
        prepare = None if key == "list" else settle
        return Row(key, what, unit, figure, floor, True, ceiling=ceiling, against=against, prepare=prepare)

    few, all_ = estate.IMPORTED_DAYS // 10, estate.IMPORTED_DAYS
    rows = [
        row(
            "list",
            "list of 260 products in v3 with every field, p50",
            "ms",
            functools.partial(owner.list_all, plan.seconds),
            60,
            functools.partial(owner.read_rows, plan.seconds / 2),
            "the same rows read by the driver",
        ),
        row(
            "copy",
            "copy of 260 products with 730 days each",
            "s",
            owner.copy,
            5,
            functools.partial(owner.copy_rows, estate.COPIED_DAYS),
            "COPY of as many days",
        ),
        row(
            "import",
            "import of a CSV file, 260 products over 365 days",
            "s",
            owner.write,
            5,
            functools.partial(owner.copy_rows, all_),
            "COPY of as many days",
        ),
        row(
            "import",
            "memory that such an import takes",
            "MB",
            functools.partial(owner.memory_of, all_),
            50,
            functools.partial(owner.memory_of, few),
            "a file of a tenth of the days",
        ),
    ]
    return await interleaved([row for row in rows if row.key in plan.keys], plan.runs, plan.tell)


async def _nights(ground: Ground, plan: Plan, stack: AsyncExitStack) -> list[Outcome]:
    """As many properties as the largest scale has, all with rules."""
    size = max(plan.scales)
    plan.tell(f"preparing the rules of {size:,} properties")
    site = await ground.site("nights")
    stack.push_async_callback(site.stop)
    model = await seed.make(site, rooms=5, rates=15)
    houses = [model, *await seed.copies(site, model, size - 1)]
    visitor = await site.visitor([model.id])
    await seed.fill(site, visitor, houses, allotment=5, every=nights.EVERY)
    worker = Nights(site, houses)
    await worker.start()
    rows = [
        Row(
            "night",
            f"nightly rules of {size:,} properties, {what}",
            "s",
            figure,
            60 * size / 1_000,
            less_is_better=True,
            prepare=site.settle,
        )
        for what, figure in (("new rules", worker.first), ("the next night", worker.next))
    ]
    return await interleaved(rows, plan.runs, plan.tell)


async def _scales(ground: Ground, plan: Plan, stack: AsyncExitStack) -> list[Outcome]:
    """The same figures on installations of different sizes, side by side."""
    rows: list[Row] = []
    for size in plan.scales:
        plan.tell(f"preparing an installation of {size:,} properties")
        site = await ground.site(f"scale{size}")
        stack.push_async_callback(site.stop)
        model = await seed.make(site, rooms=5, rates=15)
        houses = [model, *await seed.copies(site, model, size - 1)]
        visitor = await site.visitor([house.id for house in houses])
        await seed.fill(site, visitor, houses, allotment=MANY, every=30)
        await site.settle()
        receiver = await stack.enter_async_context(Receiver())
        announcer = Announcer(site, houses, receiver)
        await announcer.subscribe(visitor, model)
        rows += _scaled(site, visitor, houses, announcer, plan)
    # Figures of one kind side by side, so that they are measured right after each other.
    rows.sort(key=lambda row: row.key)
    outcomes = await interleaved(rows, plan.runs, plan.tell)
    first = {outcome.row.key: outcome.figure for outcome in reversed(outcomes)}
    for outcome in outcomes:
        base = first[outcome.row.key]
        floor = base * SPREAD if outcome.row.less_is_better else base / SPREAD
        outcome.row = replace(outcome.row, key="scale", floor=floor)
    return outcomes


def _scaled(site: Site, visitor: Visitor, houses: list[Property], announcer: Announcer, plan: Plan) -> Iterator[Row]:
    writer = Writer(site, visitor, houses)
    where = f"{len(houses):,} properties"
    for key, what, unit, figure in (
        ("1", "calendar read, 5 base + 15 derived", "reads/s", calendars.reads_anywhere),
        ("3", "booking, 8 clients", "bookings/s", selling.bookings_anywhere),
    ):
        measure = functools.partial(figure, site, visitor, houses, plan.seconds)
        yield Row(key, f"{what}, {where}", unit, measure, prepare=site.settle)
    yield Row("2", f"bulk write, {where}", "room-days/s", functools.partial(writer.write, plan.seconds))
    delays = functools.partial(announcer.announce, plan.seconds)
    yield Row("4", f"event to webhook, p50, {where}", "ms", delays, less_is_better=True)
