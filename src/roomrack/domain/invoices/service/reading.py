"""Finding documents, and what may change of them."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from roomrack.domain.invoices import events
from roomrack.domain.invoices.errors import InvoiceNotFound, NotElectronic
from roomrack.domain.invoices.repository import documents as repository
from roomrack.domain.invoices.rules.documents import Document, FiscalGroup, Issued, State
from roomrack.domain.invoices.rules.finding import Criteria, query
from roomrack.domain.properties import service as properties
from roomrack.infra.db import ReadUnit, WriteUnit


async def find(
    unit: ReadUnit, accommodation: int, criteria: Criteria, *, limit: int, offset: int
) -> tuple[list[Issued], int, date]:
    """One page of what the criteria match, how many there are, and the property's day.

    Raises `InvoiceDatesReversed`.
    """
    today = await today_of(unit, accommodation)
    found, total = await repository.find(unit, accommodation, query(criteria, today), limit=limit, offset=offset)
    return found, total, today


async def get(unit: ReadUnit, accommodation: int, id: int) -> Issued:
    """A document and how it stands. Raises `InvoiceNotFound`."""
    found = await repository.get(unit, accommodation, id)
    if found is None:
        raise InvoiceNotFound(id)
    return found


async def electronic(unit: ReadUnit, accommodation: int, id: int) -> Document:
    """A document that goes to the exchange. Raises `InvoiceNotFound` and `NotElectronic`."""
    found = await get(unit, accommodation, id)
    if not found.document.electronic:
        raise NotElectronic
    return found.document


async def change_state(unit: WriteUnit, accommodation: int, id: int, values: Mapping[str, Any]) -> Issued:
    """Change what may change: `paid`, `paid_on` and `fiscal_group`; records `invoice.changed` if anything does.

    A document that is paid without a day is paid today; a day without a word makes it paid. Raises `InvoiceNotFound`,
    and `NotElectronic` for a group of one that goes nowhere.
    """
    found = await repository.lock(unit, accommodation, id)
    if found is None:
        raise InvoiceNotFound(id)
    state = found.state
    if values.get("paid") is False:
        state = replace(state, paid_on=None)
    elif values.get("paid_on") is not None:
        state = replace(state, paid_on=values["paid_on"])
    elif values.get("paid") and state.paid_on is None:
        state = replace(state, paid_on=await today_of(unit, accommodation))
    group = values.get("fiscal_group")
    if group is not None:
        if not found.document.electronic:
            raise NotElectronic("$.fiscalInvoiceGroup")
        state = replace(state, fiscal_group=FiscalGroup(group))
    return await _moved(unit, found, state)


async def today_of(unit: ReadUnit, accommodation: int) -> date:
    """The property's local day. Raises `NotFound`."""
    place = await properties.get(unit, accommodation)
    return place.day_of(unit.now(accommodation))


async def _moved(unit: WriteUnit, found: Issued, state: State) -> Issued:
    if state == found.state:
        return found
    document = found.document
    await repository.move(unit, document, state)
    await unit.record(
        events.event(
            events.CHANGED,
            document.accommodation,
            document.id,
            paid_on=state.paid_on and state.paid_on.isoformat(),
            fiscal_group=state.fiscal_group.value,
        )
    )
    return Issued(document, state)
