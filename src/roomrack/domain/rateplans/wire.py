"""The shapes of rate plans on the wire: what comes in, and ApiRateDTO as it goes out."""

from collections.abc import Mapping
from datetime import datetime
from decimal import Decimal
from typing import Annotated, Any

from pydantic import AfterValidator, BeforeValidator, Field, model_validator

from roomrack.core.money import wire_number
from roomrack.domain.policies.rules import described
from roomrack.domain.rateplans.rules import PlanExtra, PriceModel, Treatment
from roomrack.domain.rateplans.service import Draft, PeriodDraft, View, find
from roomrack.domain.reference.rules import language_code, without_map_switches
from roomrack.infra.db import ReadUnit
from roomrack.infra.http.bodies import Body, ExactId, Line, Moment, Prose, sent
from roomrack.infra.http.values import Given, NotFlag, Whole

MAX_DATES = 500
MAX_EXTRAS = 200

Language = Annotated[str, AfterValidator(language_code)]
Titles = Annotated[dict[Language, Line | None], BeforeValidator(without_map_switches)]
Texts = Annotated[dict[Language, Prose | None], BeforeValidator(without_map_switches)]
Int32 = Annotated[Whole, Field(ge=-(2**31), le=2**31 - 1)]


def _bare_id(value: object) -> object:
    """A policy; some clients send its id alone."""
    return {"id": value} if isinstance(value, int | str) and not isinstance(value, bool) else value


def _day(value: object) -> object:
    """A plain date; of an instant the date as it is written."""
    return value.date() if isinstance(value, datetime) else value


class PolicyBody(Body):
    """A policy by its id. What else is sent of it is not read: policies are changed where they are."""

    id: Annotated[ExactId, Given]


class DateBody(Body):
    """A span of local days, both ends included."""

    id: ExactId | None = None
    start_date: Moment | None = None
    end_date: Moment | None = None


class ExtraBody(Body):
    """An extra that comes with the plan."""

    id: ExactId | None = None
    product_id: Annotated[ExactId, Given]
    quantity: Annotated[Whole, Field(ge=0, le=100_000)] | None = None
    price: Annotated[Decimal, NotFlag, Field(ge=0, le=Decimal("99999999.99"))] | None = None
    date: Annotated[Moment, AfterValidator(_day)] | None = None
    mandatory: bool | None = None
    apply_on_first_day: bool | None = None


_Policy = Annotated[PolicyBody, BeforeValidator(_bare_id)]


class RatePlanBody(Body):
    """A plan as it is sent. An absent field keeps its value, null clears; lists replace those that it had."""

    accommodation_id: str | None = None
    internal_label: Line | None = None
    label: Titles | None = None
    title: Titles | None = None
    description: Texts | None = None
    treatment: Treatment | None = None
    rate_plan_dates: Annotated[list[DateBody], Field(max_length=MAX_DATES)] | None = None
    room_ids: Annotated[list[ExactId], Field(max_length=1000)] | None = None
    price_model: PriceModel | None = None
    price: Annotated[Decimal, NotFlag, Field(ge=-(10**9), le=10**9)] | None = None
    show_prices: bool | None = None
    payment_policy: _Policy | None = None
    cancellation_policy: _Policy | None = None
    extras: Annotated[list[ExtraBody], Field(max_length=MAX_EXTRAS)] | None = None
    priority: Int32 | None = None

    def draft(self) -> Draft:
        """What was sent, for the service."""
        values = sent(self)
        place = values.pop("accommodation_id", None)
        dates, links = values.pop("rate_plan_dates", None), values.pop("extras", None)
        for name in ("payment_policy", "cancellation_policy"):
            if values.get(name) is not None:
                values[name] = values[name].id
        return Draft(
            values,
            [PeriodDraft(each.id, each.start_date, each.end_date) for each in dates or ()]
            if "rate_plan_dates" in self.model_fields_set
            else None,
            [_link(each) for each in links or ()] if "extras" in self.model_fields_set else None,
            place,
        )


def _link(body: ExtraBody) -> dict[str, Any]:
    values = sent(body)
    return {"extra": values.pop("product_id"), "day": values.pop("date", None), **values}


def _first_text(given: Mapping[str, Any]) -> str | None:
    """The English text of `label` or `title`, else the first."""
    for field in ("label", "title"):
        by_language = given.get(field)
        if isinstance(by_language, Mapping):
            texts = {str(language).upper(): text for language, text in by_language.items() if text}
            found = texts.get("EN") or next(iter(texts.values()), None)
            if isinstance(found, str) and found.strip():
                return found
    return None


class NewRatePlan(RatePlanBody):
    """One that is to be made. Without an internal label it is called by its texts."""

    internal_label: Annotated[Line, Given]

    @model_validator(mode="before")
    @classmethod
    def _called_by_its_texts(cls, given: object) -> object:
        if not isinstance(given, Mapping) or str(given.get("internalLabel") or "").strip():
            return given
        return {**given, "internalLabel": _first_text(given)}


class RatePlanChanges(RatePlanBody):
    """The body of a change: an internal label that is sent can't be empty."""

    internal_label: Annotated[Line | None, Given] = None


def shape(view: View) -> dict[str, Any]:
    """A plan as answered."""
    plan = view.plan
    return _present(
        {
            "id": plan.id,
            "internalLabel": plan.internal_label,
            "label": plan.label,
            "title": plan.title,
            "description": plan.description,
            "treatment": plan.treatment,
            "accommodationId": str(plan.accommodation),
            "ratePlanDates": [
                _present({"id": each.id, "startDate": each.start, "endDate": each.end, "ratePlanId": plan.id})
                for each in plan.periods
            ],
            "roomIds": list(plan.room_ids),
            "priceModel": plan.price_model,
            "price": None if plan.price is None else wire_number(plan.price),
            "showPrices": plan.show_prices,
            "paymentPolicy": _policy(view, plan.payment_policy),
            "cancellationPolicy": _policy(view, plan.cancellation_policy),
            "extras": [_extra(view, each) for each in plan.extras],
            "priority": plan.priority,
            "accommodationName": view.place.name,
        }
    )


async def listed(unit: ReadUnit, accommodation: int) -> list[tuple[tuple[int, ...], dict[str, Any]]]:
    """The plans of a property as answered, each with its products; for `products.plan_listers`."""
    return [(view.plan.room_ids, shape(view)) for view in await find(unit, [accommodation])]


def only(whole: Mapping[str, Any], fields: str | None) -> dict[str, Any]:
    """The first-level keys that `fields` names; all without it (docs/contract.md 1)."""
    wanted = [name.strip() for name in (fields or "").split(",") if name.strip()]
    return {name: value for name, value in whole.items() if not wanted or name in wanted}


def _policy(view: View, policy: int | None) -> dict[str, Any] | None:
    return None if policy is None else described(view.policies[policy])


def _extra(view: View, extra: PlanExtra) -> dict[str, Any]:
    return _present(
        {
            "id": extra.id,
            "ratePlanId": view.plan.id,
            "productId": extra.extra,
            "quantity": extra.quantity,
            "price": None if extra.price is None else wire_number(extra.price),
            "date": extra.day,
            "createTime": extra.created_at,
            "mandatory": extra.mandatory,
            "applyOnFirstDay": extra.apply_on_first_day,
            "accommodationId": str(view.plan.accommodation),
        }
    )


def _present(values: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in values.items() if value is not None}
