"""A process keeps a property's terms, policies and settings of payments; what another changes, it knows (ADR 0011).

The changes are made in the process of the API; the answers come from here.
"""

from contextlib import suppress
from decimal import Decimal

import pytest

from roomrack.domain.offers import service as offers
from roomrack.domain.offers.repository import store_terms
from roomrack.domain.offers.rules.terms import CityTax, Terms
from roomrack.domain.offers.service import Selling
from roomrack.domain.properties import service as properties
from tests.factories import Hotel, Session, World


async def _now(world: World, hotel: Hotel) -> tuple[Selling, int]:
    """What holds for stays, and the version under which it is kept."""
    async with world.unit() as unit:
        house = await properties.get(unit, hotel.id)
        return await offers.selling_of(unit, house), house.products_version


async def _done(session: Session, method: str, path: str, **body: object) -> int:
    answer = await session.request(method, path, json=body)
    assert answer.status_code == 200, answer.text
    return int(answer.json().get("id", 0))


async def test_what_another_process_changes_holds_at_once(world: World) -> None:
    hotel = await world.hotel()
    session = await world.session(hotel)
    before, first = await _now(world, hotel)
    assert (before.policies, before.terms.city_taxes) == ([], ())
    tax = {"name": "City", "amount": 2}
    await _done(session, "PUT", f"/rest/x1/offers/{hotel.id}/terms", cityTaxes=[tax])
    taxed, second = await _now(world, hotel)
    assert [one.name for one in taxed.terms.city_taxes] == ["City"]
    policy = await _done(session, "POST", f"/rest/x1/policy/{hotel.id}", title="Deposit", stepType="PAYMENT")
    bound, third = await _now(world, hotel)
    assert [one.title for one in bound.policies] == ["Deposit"]
    await _done(session, "PATCH", f"/rest/x1/policy/{hotel.id}/{policy}", title="Prepaid")
    renamed, fourth = await _now(world, hotel)
    assert [one.title for one in renamed.policies] == ["Prepaid"]
    await session.delete(f"/rest/x1/policy/{hotel.id}/{policy}")
    free, fifth = await _now(world, hotel)
    assert (free.policies, free.terms.city_taxes) == ([], taxed.terms.city_taxes)
    await _done(session, "PATCH", f"/rest/x1/payments/{hotel.id}/settings", automatic=False)
    _, sixth = await _now(world, hotel)
    assert len({first, second, third, fourth, fifth, sixth}) == 6


async def test_what_is_kept_is_not_read_again(world: World) -> None:
    hotel = await world.hotel()
    kept, _ = await _now(world, hotel)
    again, _ = await _now(world, hotel)
    assert again.terms is kept.terms
    assert again.policies is kept.policies


class _Undone(Exception):
    """The transaction is rolled back."""


async def _change_and_undo(world: World, hotel: Hotel) -> None:
    """Change the terms, ask for them with the property as it was read before, and take it all back."""
    with suppress(_Undone):
        async with world.unit() as unit:
            house = await properties.get(unit, hotel.id)
            terms = Terms(city_taxes=(CityTax(id=1, name="Never", amount=Decimal(9)),))
            await store_terms(unit, hotel.id, terms, unit.now())
            own = await offers.selling_of(unit, house)
            assert [one.name for one in own.terms.city_taxes] == ["Never"]
            raise _Undone


async def test_what_is_not_committed_is_not_kept(world: World) -> None:
    hotel = await world.hotel()
    await _change_and_undo(world, hotel)
    after, _ = await _now(world, hotel)
    assert after.terms.city_taxes == ()


async def test_control_kept_without_a_second_look_it_stays(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    async def yes(*_: object) -> bool:
        return True

    hotel = await world.hotel()
    with monkeypatch.context() as patch:
        patch.setattr(properties, "is_current", yes)
        await _change_and_undo(world, hotel)
    after, _ = await _now(world, hotel)
    assert [one.name for one in after.terms.city_taxes] == ["Never"]
