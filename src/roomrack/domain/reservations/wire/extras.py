"""Extras of reservations on the wire (schemas ApiExtraDetailDTO and ReservationStreamExtra)."""

from datetime import date
from decimal import Decimal
from typing import Annotated, Any, cast

from pydantic import Field

from roomrack.core.localtime import format_instant, start_of_day
from roomrack.core.money import from_minor
from roomrack.domain.reservations.rules.extras import MAX_EXTRAS, ExtraDraft, Values
from roomrack.domain.reservations.rules.parts import SoldExtra
from roomrack.domain.reservations.rules.state import Place, Reservation
from roomrack.domain.reservations.wire.fields import Amount, Body, Day, Id, Short, StoredInstant
from roomrack.infra.http.values import Blank, Given, Whole


class ExtraBody(Body):
    """An extra as sent. `day` and `localDay` are the same."""

    product: Annotated[Id, Given]
    price: Annotated[Amount, Field(ge=0, le=Decimal("99999999.99"))] | None = None
    quantity: Annotated[Whole, Field(ge=1, le=100_000)] | None = None
    day: Annotated[Day | None, Blank] = None
    local_day: Annotated[Day | None, Blank] = None
    url: Short | None = None
    external_id: Short | None = None
    create_date: Annotated[StoredInstant | None, Blank] = None
    production_date: Annotated[StoredInstant | None, Blank] = None
    group: bool | None = None
    manual: bool | None = None

    def draft(self, path: str = "$") -> ExtraDraft:
        """What the body asks for. Empty text is as good as none."""
        sent = self.model_fields_set
        values: dict[str, Any] = {
            _NAMES.get(name, name): None if (value := getattr(self, name)) == "" else value
            for name in sent - {"local_day"}
        }
        if values.get("quantity", 1) is None:
            values["quantity"] = 1
        if "local_day" in sent and values.get("day") is None:
            values["day"] = self.local_day
        return ExtraDraft(cast(Values, values), path)


class ExtrasBody(Body):
    """Extras to be added."""

    extras: Annotated[Annotated[list[ExtraBody], Field(max_length=MAX_EXTRAS)], Given]

    def drafts(self) -> list[ExtraDraft]:
        """The items, in their order."""
        return [item.draft(f"$.extras[{place}]") for place, item in enumerate(self.extras)]


_NAMES = {"create_date": "created_at"}


def render_extra(extra: SoldExtra, reservation: Reservation) -> dict[str, Any]:
    """An extra as the operations about extras answer it."""
    shape: dict[str, Any] = {
        "id": extra.id,
        "product": extra.product,
        "price": from_minor(extra.price, reservation.currency),
        "quantity": extra.quantity,
        "day": _day(extra.day),
        "localDay": _day(extra.day),
        "url": extra.url,
        "externalId": extra.external_id,
        "createDate": format_instant(extra.created_at),
        "productionDate": extra.production_date and format_instant(extra.production_date),
        "invoiced": extra.invoiced,
        "group": extra.group,
        "manual": extra.manual,
    }
    return {name: value for name, value in shape.items() if value is not None}


def render_within(extra: SoldExtra, reservation: Reservation, place: Place) -> dict[str, Any]:
    """An extra as a reservation shows it in `extra`, and takes it."""
    shape: dict[str, Any] = {
        "octorateExtraId": extra.id,
        "octorateProductId": extra.product,
        "price": from_minor(extra.price, reservation.currency),
        "quantity": extra.quantity,
        "manual": extra.manual,
        "group": extra.group,
        "reference": extra.external_id,
        "productionDate": extra.production_date and format_instant(extra.production_date),
        "day": extra.day and format_instant(start_of_day(extra.day, place.zone)),
    }
    return {name: value for name, value in shape.items() if value is not None}


def _day(day: date | None) -> str | None:
    return None if day is None else day.isoformat()
