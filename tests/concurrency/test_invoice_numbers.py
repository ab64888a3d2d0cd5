"""Many issue at once, and some of them fail at the end: numbers have no gaps, and no night stands on two invoices."""

import asyncio
import random
from datetime import date
from decimal import Decimal

import asyncpg
import pytest

from roomrack.core.errors import RuleError
from roomrack.domain.invoices import service as invoices
from roomrack.domain.invoices.repository import numbering
from roomrack.domain.invoices.rules.documents import Party
from roomrack.domain.invoices.service import Draft, DraftItem, Kind, Part
from roomrack.infra.db import WriteUnit
from tests.api.invoices.support import house, issue
from tests.api.reservations.support import Desk
from tests.factories import World

CLIENTS = 24


class Failure(Exception):
    """What goes wrong after a number was taken."""


def draft(kind: Kind = Kind.INVOICE) -> Draft:
    """One dinner."""
    item = DraftItem(text="Dinner", price=Decimal(10), percent=Decimal(10))
    return Draft(kind=kind, items=[item], customer=Party(lastname="Lovelace"))


async def contend(world: World, at: Desk) -> list[int]:
    """Issue from many clients, of whom a third rolls back; the numbers of those who were told that they have one."""
    chance = random.Random(7)

    async def client(number: int) -> int | None:
        try:
            async with world.unit() as unit:
                made = await invoices.issue(unit, at.hotel.id, draft())
                await asyncio.sleep(chance.random() * 0.02)
                if number % 3 == 0:
                    raise Failure
        except Failure:
            return None
        return made.document.number

    numbers = await asyncio.gather(*(client(number) for number in range(CLIENTS)))
    return sorted(number for number in numbers if number is not None)


async def test_numbers_have_no_gaps_and_no_doubles(world: World) -> None:
    at = await house(world)
    acknowledged = await contend(world, at)
    assert acknowledged == list(range(1, len(acknowledged) + 1))
    assert len(acknowledged) == CLIENTS * 2 // 3


async def test_without_the_lock_of_the_series_the_race_is_lost(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    """The control: a number that is read first and written later is given out twice."""

    async def unlocked(
        unit: WriteUnit, accommodation: int, series: str, year: int, *, first: int, day: date
    ) -> tuple[int, date]:
        last = await unit.raw.fetchval(
            "select max(number) from invoice where accommodation = $1 and series = $2 and year = $3",
            accommodation,
            series,
            year,
        )
        return (last or first - 1) + 1, day

    monkeypatch.setattr(numbering, "take", unlocked)
    at = await house(world)
    with pytest.raises(asyncpg.UniqueViolationError):
        await contend(world, at)


async def test_a_stay_is_invoiced_once_however_many_ask(world: World) -> None:
    at = await house(world)
    room = await at.book(nights=3)

    async def client(kind: Kind) -> bool:
        answer = await at.session.post(
            f"/rest/x1/invoice/{at.hotel.id}", json={"documentType": kind.value, "refer": room["refer"]}
        )
        assert answer.status_code in {200, 400}, answer.text
        return answer.status_code == 200

    kinds = [Kind.INVOICE, Kind.GENERICRECEIPT] * 6
    assert sum(await asyncio.gather(*map(client, kinds))) == 1


async def test_credit_notes_never_take_back_more_than_there_is(world: World) -> None:
    at = await house(world)
    made = await issue(at, items=[{"description": "Dinner", "price": 10, "vatPercent": 10}])

    async def client() -> int:
        try:
            async with world.unit() as unit:
                note = await invoices.credit(unit, at.hotel.id, made["id"], [Part(0, Decimal(3))], reason=None)
        except RuleError:
            return 0
        return note.document.gross

    assert sum(await asyncio.gather(*(client() for _ in range(8)))) == 900
