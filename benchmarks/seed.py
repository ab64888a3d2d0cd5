"""Filling a site: properties, products, a calendar and the reservations that hold nights of it.

One property is made through the services and then copied; calendars come in through COPY. What is written obeys what
the server relies on: `sold` is the number of holds of a night, and every hold belongs to a reservation.
"""

import itertools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from benchmarks.load import Connection, body_of, request
from benchmarks.site import Site, Visitor
from roomrack.core.localtime import local_day
from roomrack.domain.identity import service as identity
from roomrack.domain.products import service as products
from roomrack.domain.properties import service as properties
from roomrack.infra.db import WriteUnit

DAYS = 365
NIGHTS = 3
"""Length of a seeded stay."""

_COLUMNS = (
    "accommodation",
    "product",
    "day",
    "allotment",
    "sold",
    "price",
    "min_stay",
    "max_stay",
    "cut_off_days",
    "stop_sell",
    "closed_to_arrival",
    "closed_to_departure",
)

_COPY_PROPERTY = """
insert into accommodation
select made.* from accommodation model
cross join unnest($2::bigint[]) as wanted (id)
cross join lateral jsonb_populate_record(model, jsonb_build_object('accommodation', wanted.id)) as made
where model.accommodation = $1
"""

_COPY_PRODUCTS = """
insert into product
select made.*
from unnest($2::bigint[], $3::bigint[], $4::bigint[], $5::bigint[]) as wanted (accommodation, old, id, parent)
join product model on model.accommodation = $1 and model.id = wanted.old
cross join lateral jsonb_populate_record(
    model, jsonb_build_object('accommodation', wanted.accommodation, 'id', wanted.id, 'parent', wanted.parent)
) as made
"""

_COPY_RESERVATIONS = """
with wanted as (
    select * from unnest($3::bigint[], $4::bigint[], $5::bigint[], $6::date[])
        as w (accommodation, id, product, arrival)
), stays as (
    insert into reservation
    select made.* from reservation model cross join wanted
    cross join lateral jsonb_populate_record(model, jsonb_build_object(
        'accommodation', wanted.accommodation, 'id', wanted.id, 'product', wanted.product, 'channel_refer', null,
        'refer', 'SEED' || wanted.id, 'arrival', wanted.arrival, 'departure', wanted.arrival + $7::int
    )) as made
    where model.accommodation = $1 and model.id = $2
), people as (
    insert into reservation_guest
    select made.* from reservation_guest model cross join wanted
    cross join lateral jsonb_populate_record(model, jsonb_build_object(
        'accommodation', wanted.accommodation, 'id', nextval('reservation_guest_id'), 'reservation', wanted.id
    )) as made
    where model.accommodation = $1 and model.reservation = $2
)
insert into hold (accommodation, reservation, product, day)
select accommodation, id, product, arrival + night from wanted cross join generate_series(0, $7::int - 1) as night
"""

_numbers = itertools.count(1)


@dataclass(frozen=True, slots=True)
class Property:
    """A property and its products; `rates` are derived from the rooms, in turn."""

    id: int
    rooms: tuple[int, ...]
    rates: tuple[int, ...]
    today: date

    @property
    def products(self) -> int:
        """How many products it has."""
        return len(self.rooms) + len(self.rates)


async def make(site: Site, *, rooms: int, rates: int) -> Property:
    """A property with base rooms and rates that follow them in everything, with a price of their own kind each."""
    number = next(_numbers)
    async with site.database.write(site.context) as unit:
        made = await properties.create(
            unit,
            name=f"House {number}",
            email=f"desk@house{number}.example",
            given_name="Ada",
            family_name="Owner",
            currency="EUR",
            time_zone="Europe/Rome",
        )
        await identity.register_accommodation(unit, made.id, sandbox=False)
        bases = [(await products.create(unit, made.id, name=f"Room {index}")).product.id for index in range(rooms)]
        derived = [await _rate(unit, made.id, bases[index % rooms], index // rooms) for index in range(rates)]
        today = local_day(unit.now(made.id), made.zone)
    return Property(made.id, tuple(bases), tuple(derived), today)


async def _rate(unit: WriteUnit, accommodation: int, room: int, index: int) -> int:
    rules: list[dict[str, Any]] = [
        {"price_rule": "PERCENT", "price_value": -10, "price_round": True},
        {"price_rule": "INCREMENT", "price_value": 12.5},
        {"price_rule": "PERCENT", "price_value": 7.5},
    ]
    made = await products.create(
        unit,
        accommodation,
        name=f"Rate {index} of {room}",
        parent=room,
        follows_availability=True,
        follows_stay=True,
        follows_restrictions=True,
        follows_stop_sell=True,
        **rules[index % len(rules)],
    )
    return made.product.id


async def copies(site: Site, model: Property, count: int) -> list[Property]:
    """Further properties that are like one that exists."""
    made: list[Property] = []
    old = [*model.rooms, *model.rates]
    parents = [None] * len(model.rooms) + [index % len(model.rooms) for index in range(len(model.rates))]
    async with site.database.write(site.context) as unit:
        ids = await _ids(unit, "accommodation_id", count)
        new = await _ids(unit, "product_id", count * len(old))
        await unit.raw.execute(_COPY_PROPERTY, model.id, ids)
        for index, id in enumerate(ids):
            await identity.register_accommodation(unit, id, sandbox=False)
            own = new[index * len(old) : (index + 1) * len(old)]
            made.append(Property(id, tuple(own[: len(model.rooms)]), tuple(own[len(model.rooms) :]), model.today))
        await unit.raw.execute(
            _COPY_PRODUCTS,
            model.id,
            [id for id in ids for _ in old],
            old * count,
            new,
            [None if parent is None else place.rooms[parent] for place in made for parent in parents],
        )
    return made


async def _ids(unit: WriteUnit, sequence: str, count: int) -> list[int]:
    rows = await unit.raw.fetch("select nextval($1::regclass) as id from generate_series(1, $2)", sequence, count)
    return [row["id"] for row in rows]


async def fill(
    site: Site, visitor: Visitor, houses: Sequence[Property], *, allotment: int, every: int = 0, days: int = DAYS
) -> None:
    """A calendar for every room, and with `every` a stay of three nights in each room every so many days."""
    async with site.database.write(site.context) as unit:
        await unit.raw.copy_to_table(
            "calendar_day", source=_chunks(_lines(houses, allotment, every, days)), columns=list(_COLUMNS)
        )
    if every:
        await _hold(site, visitor, houses, every)


def _lines(houses: Sequence[Property], allotment: int, every: int, length: int) -> Iterator[str]:
    for house in houses:
        days = [(house.today + timedelta(offset)).isoformat() for offset in range(length)]
        for room in house.rooms:
            for offset, day in enumerate(days):
                sold = 1 if every and offset % every < NIGHTS and offset - offset % every + NIGHTS <= length else 0
                season = (offset * 7 + room * 13) % 90
                left = allotment + (offset + room) % 4
                closed = "t" if offset % 31 == 30 else "f"
                yield (
                    f"{house.id}\t{room}\t{day}\t{left}\t{sold}\t{8000 + 100 * season}\t{1 + offset % 3}\t30"
                    f"\t0\t{closed}\t{closed}\tf\n"
                )


async def _chunks(lines: Iterator[str]) -> Any:
    while part := list(itertools.islice(lines, 5_000)):
        yield "".join(part).encode()


async def _hold(site: Site, visitor: Visitor, houses: Sequence[Property], every: int) -> None:
    model_house = houses[0]
    model = await _book_one(site, visitor, model_house)
    stays = [
        (house.id, room, house.today + timedelta(start))
        for house in houses
        for room in house.rooms
        for start in range(0, DAYS - NIGHTS + 1, every)
    ]
    for start in range(0, len(stays), 20_000):
        part = stays[start : start + 20_000]
        async with site.database.write(site.context) as unit:
            ids = await _ids(unit, "reservation_id", len(part))
            await unit.raw.execute(
                _COPY_RESERVATIONS,
                model_house.id,
                model,
                [house for house, _, _ in part],
                ids,
                [room for _, room, _ in part],
                [arrival for _, _, arrival in part],
                NIGHTS,
                timeout=300,
            )


async def _book_one(site: Site, visitor: Visitor, house: Property) -> int:
    """A real booking, which the seeded ones are copies of."""
    day = house.today + timedelta(5)
    content = booking(house.rooms[0], day, NIGHTS)
    async with Connection(*site.address) as connection:
        path = f"/connect/rest/v1/reservation/{house.id}"
        answer = await connection.send(request("POST", path, token=visitor.token, body=content))
    return int(body_of(answer)["id"])


def booking(room: int, arrival: date, nights: int) -> bytes:
    """The body of a booking as clients send it: two guests, one of them with how to reach him."""
    return (
        b'{"channelId":288,"product":%d,"checkin":"%s","checkout":"%s","totalGuest":2,"guests":['
        b'{"givenName":"Ada","familyName":"Lovelace","email":"ada@guest.example","phone":"+39055123456","language":"EN"},'
        b'{"givenName":"Charles","familyName":"Babbage","type":"GUEST"}]}'
        % (room, arrival.isoformat().encode(), (arrival + timedelta(nights)).isoformat().encode())
    )
