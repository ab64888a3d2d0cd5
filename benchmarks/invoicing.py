"""Issuing invoices, and printing one."""

from datetime import timedelta

from benchmarks import load
from benchmarks.seed import Property
from benchmarks.site import Site, Visitor
from roomrack.domain.invoices import service as invoices
from roomrack.domain.invoices.service import Draft, Kind
from roomrack.domain.reservations import service as reservations
from roomrack.domain.reservations.rules.finding import Criteria


async def prepare(site: Site, visitor: Visitor, house: Property) -> int:
    """Book a week and invoice it; gives the invoice."""
    first = house.today + timedelta(1)
    body = (
        f'{{"channelId": 288, "product": {house.rooms[0]}, "checkin": "{first}", "checkout": "{first + timedelta(7)}", '
        '"guests": [{"givenName": "Ada", "familyName": "Lovelace"}]}'
    ).encode()
    booking = load.request("POST", f"/connect/rest/v1/reservation/{house.id}", token=visitor.token, body=body)
    result = await load.run(*site.address, clients=1, seconds=0.05, make=lambda *_: booking)
    result.require_success()
    async with site.database.write(site.context) as unit:
        found, _ = await reservations.find(unit, house.id, Criteria(), limit=1, offset=0)
        draft = Draft(kind=Kind.INVOICE, reservations=[found[0].reservation.id])
        return (await invoices.issue(unit, house.id, draft)).document.id


async def printing(site: Site, visitor: Visitor, house: Property, invoice: int, seconds: float) -> float:
    """Milliseconds of a PDF over HTTP, p50, by one client."""
    path = f"/connect/rest/x1/invoice/{house.id}/{invoice}/pdf"
    prepared = load.request("GET", path, token=visitor.token)
    result = await load.run(*site.address, clients=1, seconds=seconds, make=lambda *_: prepared)
    result.require_success()
    return 1000 * result.percentile(0.5)


async def issuing(site: Site, visitor: Visitor, house: Property, seconds: float) -> float:
    """Invoices a second that four clients issue, all of them in one series."""
    body = (
        b'{"documentType": "INVOICE", "customer": {"lastname": "Lovelace"}, '
        b'"items": [{"description": "Dinner", "price": 45, "vatPercent": 10}]}'
    )
    prepared = load.request("POST", f"/connect/rest/x1/invoice/{house.id}", token=visitor.token, body=body)
    result = await load.run(*site.address, clients=4, seconds=seconds, make=lambda *_: prepared)
    result.require_success()
    return result.rate
