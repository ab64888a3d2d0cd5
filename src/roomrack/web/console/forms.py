"""Forms whose wrong fields are told at the field.

A form is read by the wire shapes of the API, which pages do not see: `entrypoints` gives what reads them. So a page has
the rules of the API, and no rules of its own.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any, TypeVar

from pydantic import ValidationError
from starlette.datastructures import FormData, QueryParams
from starlette.responses import Response

from roomrack.core.errors import FieldMissing, FieldWrong, RoomrackError
from roomrack.core.localtime import parse_day
from roomrack.domain.guests.service import Export
from roomrack.domain.invoices.service import Draft as InvoiceDraft
from roomrack.domain.invoices.service import Part
from roomrack.domain.payments.service import Draft as PaymentDraft
from roomrack.domain.reservations.rules.drafts import Draft as ReservationDraft
from roomrack.domain.reservations.rules.drafts import GuestDraft
from roomrack.domain.reservations.rules.extras import ExtraDraft
from roomrack.infra.http.errors import message_of
from roomrack.infra.http.validation import from_validation
from roomrack.web.console.desk import Desk, shown
from roomrack.web.console.tongue import mark
from roomrack.web.console.visit import Visit, address, number

T = TypeVar("T")
MAX_PAGE = 10_000
"""Further on nobody reads, and finding the rows before would take long."""
Body = Mapping[str, Any]
"""What a form says, by the names on the wire."""

_STEP = re.compile(r"[A-Za-z_]\w*")
_NOT_TYPED = frozenset({"csrf", "action", "id"})
_ONE_COMMA = re.compile(r"-?\d+,\d+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Readers:
    """What reads bodies, and what writes the export of a guest."""

    reservation: Callable[[Body], ReservationDraft]
    staying: Callable[[Body], GuestDraft]
    extra: Callable[[Body], ExtraDraft]
    payment: Callable[[Body], PaymentDraft]
    take: Callable[[Body], Mapping[str, Any]]
    """As the names of what `payments.take` is called with."""
    refund: Callable[[Body], Decimal | None]
    paying: Callable[[Body], tuple[Mapping[str, Any], Mapping[str, str | None]]]
    """As `payments.write_settings` takes it."""
    guest: Callable[[Body], Mapping[str, Any]]
    exported: Callable[[Export], Mapping[str, Any]]
    invoice: Callable[[Body], InvoiceDraft]
    credit: Callable[[Body], tuple[Sequence[Part], str | None]]
    state: Callable[[Body], Mapping[str, Any]]
    """As `invoices.change_state` takes it."""
    addresses: Callable[[Body], tuple[Sequence[str], str | None]]
    connection: Callable[[Body], Mapping[str, Any]]
    """As `connections.create` takes it."""
    connection_change: Callable[[Body], Mapping[str, Any]]
    """As `connections.update` takes it."""
    clock: Callable[[Body], Callable[[datetime], timedelta]]
    """How far a sandbox clock goes from what it shows."""
    checkin: Callable[[Body], Mapping[str, Any]]
    """As `guests.write_settings` takes it."""


_readers: list[Readers] = []


def connect(readers: Readers) -> None:
    """Say what reads forms; by `entrypoints`."""
    _readers[:] = [readers]


def readers() -> Readers:
    """What reads forms."""
    return _readers[0]


def checked(reader: Callable[[Body], T], body: Body) -> T:
    """What a reader makes of a body. Raises one error for all wrong fields together."""
    try:
        return reader(body)
    except ValidationError as error:
        raise from_validation(error, dict(body)) from None


@dataclass(frozen=True, slots=True, kw_only=True)
class Sent:
    """The form of a page that was refused: what was typed into it, and what is wrong. Its other forms know nothing."""

    form: str = ""
    """Its action, with the id of what it is about."""
    typed: Mapping[str, str] = field(default_factory=dict)
    faults: Mapping[str, str] = field(default_factory=dict)
    rest: Sequence[str] = ()
    """What is wrong and not at a field."""

    def value(self, form: str, name: str, default: Any = "") -> Any:
        """What a field holds."""
        if form != self.form or not self.typed:
            return "" if default is None else default
        return self.typed.get(name, "")

    def fault(self, form: str, name: str) -> str | None:
        """What is wrong at a field."""
        return self.faults.get(name) if form == self.form else None


NOTHING_SENT = Sent()


def refused(error: RoomrackError, language: str, fields: FormData | QueryParams) -> Sent:
    """What a page shows of a form that was refused, or of a query: each message at its field, if it names one."""
    typed = {name: value for name, value in fields.items() if isinstance(value, str) and name != "csrf"}
    places = typed.keys() - _NOT_TYPED
    faults: dict[str, str] = {}
    rest: list[str] = []
    for item in error.items or (error,):
        steps = _STEP.findall(item.element or "")
        name = next((step for step in reversed(steps) if step in places), None)
        if name is None:
            rest.append(message_of(item, language))
        else:
            faults.setdefault(name, message_of(item, language))
    about = number(typed.get("id"))
    action = typed.get("action", "")
    return Sent(form=action if about is None else f"{action}-{about}", typed=typed, faults=faults, rest=rest)


_NOTHING_CHANGED = mark("Nothing was changed. What is wrong stands at the fields.")
_NOT_SEARCHED = mark("This can't be searched for. What is wrong stands at the fields.")


def answered(
    visit: Visit,
    desk: Desk,
    template: str,
    content: Mapping[str, Any],
    *,
    error: RoomrackError | None = None,
    query: bool = False,
) -> Response:
    """A page of a property with forms, in the reader's language. With `query` what was refused is its query."""
    fields = visit.request.query_params if query else visit.form
    sent = NOTHING_SENT if error is None else refused(error, visit.language, fields)
    told = sent.rest or [visit.say(_NOT_SEARCHED if query else _NOTHING_CHANGED)]
    whole = {"sent": sent, **({"error": told} if error is not None else {}), **content}
    return shown(visit, desk, template, whole, error=error)


@dataclass(frozen=True, slots=True)
class Pages:
    """Which page of a list is asked for, and how the ones beside it are reached."""

    number: int
    size: int

    @property
    def offset(self) -> int:
        """How many rows stand before it."""
        return self.number * self.size

    def links(self, path: str, total: int, **kept: object) -> dict[str, str | None]:
        """The addresses of the page before and of the next, with the parameters that are kept; None where none is."""
        last = self.offset + self.size >= total
        return {
            "newer": address(path, **kept, page=self.number - 1 or None) if self.number else None,
            "older": None if last else address(path, **kept, page=self.number + 1),
        }


def pages_of(visit: Visit, size: int) -> Pages:
    """The page that the query asks for, the first where it asks for none."""
    return Pages(min(visit.asked_id("page") or 0, MAX_PAGE), size)


def decimal_text(text: str) -> str | None:
    """An amount as the wire writes it, of one with a comma too; None where nothing was typed."""
    return (text.replace(",", ".") if _ONE_COMMA.fullmatch(text) else text) or None


def day_of(visit: Visit, text: str | None, name: str) -> date | None:
    """A day that was typed into a field, None for none. Raises `FieldWrong`."""
    if not text:
        return None
    try:
        return parse_day(text)
    except ValueError:
        raise FieldWrong(name, reason=visit.say("This must be a day, such as 2030-05-01.")) from None


def required_day(visit: Visit, text: str | None, name: str) -> date:
    """The same for a field that must be filled in. Raises `FieldMissing`."""
    found = day_of(visit, text, name)
    if found is None:
        raise FieldMissing(name)
    return found
