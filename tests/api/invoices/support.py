"""A desk that issues invoices, in a house with 10 % VAT."""

from typing import Any

from tests.api.reservations.support import Desk, desk, done
from tests.factories import Session, World

FRENCH: dict[str, Any] = {
    "firstname": "Zoé",
    "lastname": "Durand",
    "address": "1 Rue de Rivoli",
    "zip": "75001",
    "city": "Paris",
    "country": "FR",
    "email": "zoe@example.com",
}
COMPANY: dict[str, Any] = {
    "company": "Viaggi Galilei S.p.A.",
    "address": "Lungarno Pacinotti 5",
    "zip": "56126",
    "city": "Pisa",
    "district": "PI",
    "country": "IT",
    "vatCode": "IT00743110157",
    "destinationOffice": "ABC1234",
    "email": "viaggi@example.com",
}
ISSUER: dict[str, Any] = {
    "company": "Locanda del Porto S.r.l.",
    "address": "Calata Zamboni 2",
    "zip": "16128",
    "city": "Genova",
    "district": "GE",
    "country": "IT",
    "vatCode": "IT01234567897",
}
DINNER: dict[str, Any] = {"description": "Dinner", "quantity": 2, "price": 45.5, "vatPercent": 10}
PARKING: dict[str, Any] = {"description": "Parking", "price": 15, "vatPercent": 22}


async def house(world: World, **fields: Any) -> Desk:
    """A hotel with a double on sale, in Italy, at 10 % VAT."""
    details = {"taxes": 10, **fields.pop("details", {})}
    return await desk(world, country="IT", details=details, **fields)


def path(at: Desk, tail: str = "") -> str:
    """Where the desk for invoices is."""
    return f"/rest/x1/invoice/{at.hotel.id}{tail}"


async def issue(at: Desk, kind: str = "INVOICE", **body: Any) -> dict[str, Any]:
    """Issue a document and be sure of it; two items to Zoé unless something else is said."""
    if not body.keys() & {"refer", "reservations", "items"}:
        body["items"] = [DINNER, PARKING]
    if not body.keys() & {"refer", "reservations", "customer"}:
        body["customer"] = FRENCH
    made: dict[str, Any] = done(await at.session.post(path(at), json={"documentType": kind, **body}))
    return made


async def find(at: Desk, **params: Any) -> list[dict[str, Any]]:
    """What `getInvoices` gives."""
    rows: list[dict[str, Any]] = done(await at.session.get(f"/rest/v2/invoice/{at.hotel.id}", params=params))["data"]
    return rows


async def ledger(world: World, accommodation: int) -> dict[str, list[str]]:
    """Every row of a hotel that issuing could touch, as text."""
    found = {}
    async with world.unit() as unit:
        for table, query in _TABLES.items():
            found[table] = [row[0] for row in await unit.raw.fetch(query, accommodation)]
    return found


_TABLES = {
    "invoice": "select t::text from invoice t where accommodation = $1 order by 1",
    "invoice_state": "select t::text from invoice_state t where accommodation = $1 order by 1",
    "invoice_series": "select t::text from invoice_series t where accommodation = $1 order by 1",
    "invoiced_charge": "select t::text from invoiced_charge t where accommodation = $1 order by 1",
    "invoice_settings": "select t::text from invoice_settings t where accommodation = $1 order by 1",
    "message": "select t::text from message t where accommodation = $1 order by 1",
    "event": "select t::text from event t where accommodation = $1 and type like 'invoice.%' order by 1",
}


async def guest(at: Desk, **fields: Any) -> int:
    """Somebody of the registry."""
    made = done(await at.session.post(f"/rest/v1/guests/{at.hotel.id}", json={"lastname": "Payer"}))
    if fields:
        done(await at.session.patch(f"/rest/x1/guests/{at.hotel.id}/{made['id']}", json=fields))
    id: int = made["id"]
    return id


async def stranger(world: World) -> tuple[Session, dict[str, Any]]:
    """Another house, and an invoice of it."""
    other = await house(world)
    return other.session, await issue(other)
