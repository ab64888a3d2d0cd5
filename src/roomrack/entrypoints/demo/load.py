"""Writing the demo's data, all of it or none, the first time that a folder is used."""

from datetime import datetime

from roomrack.core.localtime import local_day
from roomrack.domain.identity import service as identity
from roomrack.domain.products import rules
from roomrack.domain.products import service as products
from roomrack.domain.products.rules import Catalog, PriceRule, Product
from roomrack.domain.properties import service as properties
from roomrack.domain.reservations import service as reservations
from roomrack.entrypoints.demo import calendar, plan
from roomrack.entrypoints.demo.guests import stays
from roomrack.entrypoints.demo.plan import House
from roomrack.infra import tasks
from roomrack.infra.db import ReadUnit, WriteUnit

CURRENCY, TIME_ZONE, COUNTRY = "EUR", "Europe/Rome", "IT"

PRODUCT_COLUMNS = (
    *("accommodation", "id", "parent", "name", "follows_availability", "follows_stay", "follows_restrictions"),
    *("follows_stop_sell", "price_rule", "price_value", "price_round", "quantity", "adults", "children", "created_at"),
)


async def is_loaded(unit: ReadUnit) -> bool:
    """Whether the database holds the demo's data."""
    return bool(await properties.names(unit, [plan.MAIN]))


async def load(unit: WriteUnit) -> None:
    """Write the properties with their rooms, calendars and reservations. People and applications come before."""
    await properties.create_network(
        unit, "Demo Italy", application=plan.PRODUCTION_APPLICATION, root=plan.MAIN, id=plan.NETWORK
    )
    for house in plan.HOUSES:
        await _property(unit, house)
        await _products(unit, house)
        await _pms_rooms(unit, house)
        await _calendar(unit, house)
        await _reservations(unit, house)
    await _task(unit)


async def _task(unit: WriteUnit) -> None:
    """Something in the queue of tasks: a photo that could not be had."""
    task = await tasks.add(unit, plan.MAIN, "PHOTO", {"url": "https://photos.example/terrace.jpg"})
    await tasks.move(unit, plan.MAIN, task, tasks.Status.FAILED, reason="The address answered 404.")


async def _property(unit: WriteUnit, house: House) -> None:
    await properties.create(
        unit,
        id=house.id,
        name=house.name,
        email=f"desk{house.id}@example.com",
        given_name="Demo",
        family_name="Owner",
        currency=CURRENCY,
        time_zone=TIME_ZONE,
        country=COUNTRY,
        sandbox=house.sandbox,
        network=house.network,
        phone="+39 055 5550100",
        address=house.address,
        city=house.city,
        zip_code=house.zip_code,
        latitude=house.latitude,
        longitude=house.longitude,
    )
    person = plan.OTHER_PERSON if house.id == plan.OTHER else plan.PERSON
    await identity.add_membership(unit, person, house.id)
    if house.id == plan.MAIN:
        desk = await identity.create_person(
            unit, username="desk@example.com", name="Demo Desk", email="desk@example.com", person_id=plan.DESK_PERSON
        )
        await identity.add_membership(unit, desk.id, house.id, "STAFF")


async def _products(unit: WriteUnit, house: House) -> None:
    made = list(_catalog(house).values())
    rows = [_product_row(house, product, unit.now(house.id)) for product in made]
    await unit.raw.copy_records_to_table("product", columns=PRODUCT_COLUMNS, records=rows)
    for number in range(1, len(house.rooms) + 1):
        if calendar.is_suite(house, number):
            rooms = [house.product(room) for room in plan.SUITE_OF]
            await products.create_suite(unit, house.id, house.product(number), rooms)


def _catalog(house: House) -> Catalog:
    """The products of a property, each under the rules that creating it one by one would apply."""
    made: dict[int, Product] = {}
    for id, number, rate in house.products():
        room = house.rooms[number - 1]
        product = Product(id=id, accommodation=house.id, name=room.name, quantity=room.units, adults=room.adults)
        if rate:
            kind = plan.RATES[rate - 1]
            rule = {**kind.rule, "parent": house.product(number, kind.parent)}
            product = rules.derived(_named(product, f"{room.name}, {kind.name}"), rule)
            rules.check_parent(Catalog([made[rule["parent"]]]), product)
        made[id] = product
    return Catalog(made.values())


def _named(product: Product, name: str) -> Product:
    return Product(
        id=product.id, accommodation=product.accommodation, name=name, quantity=product.quantity, adults=product.adults
    )


def _product_row(house: House, product: Product, now: datetime) -> tuple[object, ...]:
    number = (product.id - house.first_product) // 100
    return (
        *(product.accommodation, product.id, product.parent, product.name, product.follows_availability),
        *(product.follows_stay, product.follows_restrictions, product.follows_stop_sell, product.price_rule.value),
        None if product.price_rule is PriceRule.CALENDAR else product.price_value,
        *(product.price_round, product.quantity, product.adults, house.rooms[number].children, now),
    )


async def _pms_rooms(unit: WriteUnit, house: House) -> None:
    rows: list[tuple[int, int, int, str, bool]] = []
    for number, room in enumerate(house.rooms, 1):
        if calendar.is_suite(house, number):
            continue
        for unit_number in range(1, room.units + 1):
            name = f"{number}{unit_number:02}"
            rows.append((house.id, house.first_pms_room + len(rows), house.product(number), name, True))
    columns = ("accommodation", "id", "product", "name", "clean")
    await unit.raw.copy_records_to_table("pms_room", columns=columns, records=rows)


async def _calendar(unit: WriteUnit, house: House) -> None:
    today = (await properties.get(unit, house.id)).day_of(unit.now(house.id))
    rows = calendar.rows(house, today)
    await unit.raw.copy_records_to_table("calendar_day", columns=calendar.Day._fields, records=rows)


async def _reservations(unit: WriteUnit, house: House) -> None:
    place = await properties.get(unit, house.id)
    now = unit.now(house.id)
    for stay in stays(house, local_day(now, place.zone), now):
        await reservations.create(unit, house.id, stay.draft, id=stay.id)
