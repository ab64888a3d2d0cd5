"""`getInvoices`: docs/contract.md 12."""

from datetime import timedelta
from typing import Any

import pytest

from tests.api.invoices.support import COMPANY, DINNER, FRENCH, PARKING, find, house, issue, path, stranger
from tests.api.reservations.support import Desk, done
from tests.factories import World


async def numbers(at: Desk, **params: Any) -> list[str]:
    """The numbers of the documents that a find gives, without their year."""
    return [row["documentNumber"].partition("/")[0] for row in await find(at, **params)]


async def several(world: World) -> tuple[Desk, dict[str, Any]]:
    """A house with documents of all kinds: 1, 2, R-1, P-1, C-1 and S-1, and the reservation of 1."""
    at = await house(world, allotment=9)
    room = await at.book(refer="WEB-7")
    await issue(at, refer="WEB-7", customer=COMPANY, dueDate=at.day(-1), notes="Kind regards")
    second = await issue(at, items=[PARKING], paid=True, autoinvoice=True)
    await issue(at, "GENERICRECEIPT", items=[DINNER], customer={"lastname": "Müller"})
    await issue(at, "PROFORMA", refer="WEB-7", dueDate=at.day(-5))
    done(await at.session.post(path(at, f"/{second['id']}/credit"), json={}))
    done(await at.session.post(f"/rest/v2/invoice/{at.hotel.id}/summary/WEB-7"))
    return at, room


async def test_every_row_is_whole_and_fields_keeps_some_of_it(world: World) -> None:
    at = await house(world)
    made = await issue(at)
    assert await find(at) == [made]
    assert await find(at, fields="id, grossAmount, nothing") == [{"id": made["id"], "grossAmount": 106}]
    assert done(await at.session.get(path(at, f"/{made['id']}"))) == made


async def test_filters(world: World) -> None:
    at, room = await several(world)
    ids = [row["id"] for row in await find(at)]
    everything = ["1", "2", "R-1", "P-1", "C-1", "S-1"]
    today, tomorrow = at.day(0), at.day(1)
    for params, found in (
        ({}, everything),
        ({"ids[]": ids[:2]}, ["1", "2"]),
        ({"ids": ids[2], "customer": "nobody", "documentTypes[]": "PROFORMA", "passive": True}, ["R-1"]),
        ({"reservations[]": room["id"]}, ["1", "P-1", "S-1"]),
        ({"reservations": [room["id"], 1]}, ["1", "P-1", "S-1"]),
        ({"reservationRefers[]": "WEB-7"}, ["1", "P-1", "S-1"]),
        ({"reservationRefers": "WEB"}, []),
        ({"customer": "galilei"}, ["1"]),
        ({"customer": "ZOE dur"}, ["2", "C-1"]),
        ({"customer": "muller"}, ["R-1"]),
        ({"customer": "zoe muller"}, []),
        ({"documentTypes[]": ["CREDIT_NOTE", "SUMMARY_DOCUMENT"]}, ["C-1", "S-1"]),
        ({"documentTypes": "FISCALRECEIPT"}, []),
        ({"paid": True}, ["2", "R-1"]),
        ({"paid": False}, ["1", "P-1", "C-1", "S-1"]),
        ({"expired": True}, ["1", "P-1"]),
        ({"expired": False}, ["2", "R-1", "C-1", "S-1"]),
        ({"fiscalInvoiceGroup": "EMPTY"}, everything),
        ({"fiscalInvoiceGroup": "DONE"}, []),
        ({"autoinvoice": True}, ["2", "C-1"]),
        ({"autoinvoice": False, "documentTypes": "INVOICE"}, ["1"]),
        ({"passive": True}, []),
        ({"passive": False}, everything),
        ({"invoiceQuery": "R-1"}, ["R-1"]),
        ({"invoiceQuery": "IT00743110157"}, ["1"]),
        ({"invoiceQuery": "kind regards"}, ["1"]),
        ({"invoiceQuery": "web-7 lovelace"}, ["P-1", "S-1"]),
        ({"dateType": "TODAY"}, everything),
        ({"dateType": "YESTERDAY"}, []),
        ({"dateType": ""}, everything),
        ({"startDate": today, "endDate": today}, everything),
        ({"startDate": tomorrow}, []),
        ({"dateType": "THIS_YEAR", "endDate": at.day(-1)}, []),
        ({"size": 0}, everything),
    ):
        assert await numbers(at, **params) == found, params


async def test_dates_of_issue(world: World) -> None:
    at, _ = await several(world)
    async with world.unit() as unit:
        rows = await unit.raw.fetch("select id from invoice where accommodation = $1 order by id", at.hotel.id)
    assert len(rows) == 6
    for kind in (
        *("LAST_SIXTY_DAYS", "MONTH", "LAST_THREE_MONTHS", "LAST_SIX_MONTHS", "THIS_YEAR", "LAST_TWO_YEARS", "ALL"),
    ):
        assert len(await find(at, dateType=kind)) == 6, kind
    for kind in ("PREVIOUS_MONTH", "PREVIOUS_YEAR"):
        assert await find(at, dateType=kind) == []


async def test_sorts_and_pages(world: World) -> None:
    at, _ = await several(world)
    for sort, found in (
        ("ID", ["1", "2", "R-1", "P-1", "C-1", "S-1"]),
        ("DOCUMENT_DATE", ["1", "2", "R-1", "P-1", "C-1", "S-1"]),
        ("ACCOMMODATION", ["1", "2", "R-1", "P-1", "C-1", "S-1"]),
        ("DOCUMENT_TYPE", ["C-1", "R-1", "1", "2", "P-1", "S-1"]),
        ("NUMBER", ["1", "R-1", "P-1", "C-1", "S-1", "2"]),
        ("CUSTOMER", ["P-1", "S-1", "R-1", "1", "2", "C-1"]),
        ("GROSS_AMOUNT", ["2", "C-1", "R-1", "1", "P-1", "S-1"]),
    ):
        assert await numbers(at, sort=sort) == found, sort
        assert await numbers(at, sort=sort, sortOrder="DESC") == found[::-1], sort
    assert await numbers(at, sortOrder="DESC", size=2, page=1) == ["P-1", "R-1"]
    answer = done(await at.session.get(f"/rest/v2/invoice/{at.hotel.id}", params={"size": 4, "page": 1}))
    assert (len(answer["data"]), answer["page"]["page"], answer["page"]["totalPages"]) == (2, 1, 2)
    assert "previous" in answer["page"]
    past = done(await at.session.get(f"/rest/v2/invoice/{at.hotel.id}", params={"size": 4, "page": 9}))
    assert (past["data"], past["page"]["totalPages"]) == ([], 2)


async def test_documents_of_others_are_not_found(world: World) -> None:
    at = await house(world)
    _, theirs = await stranger(world)
    assert await find(at, **{"ids[]": theirs["id"]}) == []
    assert await find(at) == []


@pytest.mark.parametrize(
    ("params", "element"),
    [
        ({"ids[]": "x"}, "ids[]"),
        ({"reservations[]": "x"}, "reservations[]"),
        ({"dateType": "NEVER"}, "dateType"),
        ({"startDate": "soon"}, "startDate"),
        ({"startDate": "2026-02-02", "endDate": "2026-02-01"}, "endDate"),
        ({"documentTypes[]": "BILL"}, "documentTypes[]"),
        ({"paid": "perhaps"}, "paid"),
        ({"fiscalInvoiceGroup": "LOST"}, "fiscalInvoiceGroup"),
        ({"sort": "SIZE"}, "sort"),
        ({"sortOrder": "UP"}, "sortOrder"),
        ({"size": 501}, None),
        ({"page": -1}, "page"),
    ],
)
async def test_wrong_parameters_are_named(world: World, params: dict[str, str], element: str | None) -> None:
    at = await house(world)
    answer = await at.session.get(f"/rest/v2/invoice/{at.hotel.id}", params=params)
    assert (answer.status_code, answer.json()["type"]) == (400, "ApiParamsExemption"), answer.text
    named = [item["element"].partition("[0]")[0] for item in answer.json()["nested"]]
    assert element is None or named == [element]


async def test_expired_is_told_by_the_property_s_own_day(world: World) -> None:
    at = await house(world)
    made = await issue(at, dueDate=(at.today - timedelta(1)).isoformat(), customer=FRENCH)
    [row] = await find(at)
    assert (row["id"], row["expired"]) == (made["id"], True)
