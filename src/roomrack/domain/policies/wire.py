"""The shapes of policies on the wire: what comes in, and ApiPaymentStepDTO as it goes out."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Annotated, Any

from pydantic import AfterValidator, BeforeValidator, Field

from roomrack.domain.policies import rules
from roomrack.domain.policies.rules import Part, PayMode, Policy, StepType, minutes_of
from roomrack.domain.policies.service import Draft
from roomrack.domain.reference.rules import language_code, without_map_switches
from roomrack.infra.http.bodies import Body, ExactId, Line, Moment, Prose, sent
from roomrack.infra.http.values import Given, NotFlag, Whole

MAX_DAYS = 1095
"""As far as calendars go."""

Language = Annotated[str, AfterValidator(language_code)]
Titles = Annotated[dict[Language, Line | None], BeforeValidator(without_map_switches)]
Texts = Annotated[dict[Language, Prose | None], BeforeValidator(without_map_switches)]
Days = Annotated[Whole, Field(ge=0, le=MAX_DAYS)]


def _hour(value: str) -> str:
    if not value:
        return value
    minutes = minutes_of(value)
    return f"{minutes // 60:02d}:{minutes % 60:02d}"


class PolicyBody(Body):
    """A policy as it is sent. An absent field keeps its value, null gives the default."""

    codice: str | None = None
    accommodation_id: str | None = None
    disabled: bool | None = None
    ignore_rate_plan: bool | None = None
    days: Days | None = None
    before_checkin: bool | None = None
    not_refundable: bool | None = None
    new_reservations: bool | None = None
    charge_credit_card: bool | None = None
    value_fixed: Annotated[Decimal, NotFlag, Field(ge=0, le=Decimal("99999999.99"))] | None = None
    value_percent: Annotated[Whole, Field(ge=0, le=100)] | None = None
    value_nights: Days | None = None
    template_id: ExactId | None = None
    template_notify: ExactId | None = None
    checkin_from: Moment | None = None
    checkin_to: Moment | None = None
    created_from: Moment | None = None
    created_to: Moment | None = None
    vcc: bool | None = None
    hour: Annotated[Line, AfterValidator(_hour)] | None = None
    room_ids: Annotated[list[ExactId], Field(max_length=1000)] | None = None
    portal_names: Annotated[list[Line], Field(max_length=1000)] | None = None
    filter_pay_mode: Annotated[list[PayMode], Field(max_length=100)] | None = None
    calculate_values: Annotated[list[Part], Field(max_length=100)] | None = None
    cancellation_title: Titles | None = None
    cancellation_detail: Texts | None = None
    refund_after_days: Days | None = None

    def draft(self) -> Draft:
        """What was sent, for the service."""
        values = sent(self)
        named = [(element, values.pop(name, None)) for name, element in _PLACES]
        for name, order in _ORDERS.items():
            if values.get(name) is not None:
                values[name] = tuple(each for each in order if each in values[name])
        if self.room_ids is not None:
            values["room_ids"] = tuple(sorted(set(self.room_ids)))
        if self.portal_names is not None:
            values["portal_names"] = tuple(dict.fromkeys(name for name in self.portal_names if name))
        return Draft(values, [(element, name) for element, name in named if name is not None], self.room_ids or ())


_PLACES = (("codice", "$.codice"), ("accommodation_id", "$.accommodationId"))
_ORDERS: Mapping[str, type[PayMode] | type[Part]] = {"filter_pay_mode": PayMode, "calculate_values": Part}


class NewPolicy(PolicyBody):
    """One that is to be made."""

    step_type: Annotated[StepType, Given]
    title: Annotated[Line, Given]


class PolicyChanges(PolicyBody):
    """The body of a change: a title or kind that is sent can't be empty."""

    step_type: Annotated[StepType | None, Given] = None
    title: Annotated[Line | None, Given] = None


def shape(policy: Policy) -> dict[str, Any]:
    """A policy as answered."""
    return rules.described(policy)
