"""The shapes of payments on the wire: what comes in, and what is ours as it goes out."""

from collections.abc import Sequence
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, Field, StringConstraints
from pydantic.alias_generators import to_camel

from roomrack.core.localtime import format_instant
from roomrack.core.money import from_minor, wire_number
from roomrack.domain.payments.rules.settings import Method, ProcessorName, Settings
from roomrack.domain.payments.rules.work import Work
from roomrack.domain.payments.service import Draft, Listed, Shown
from roomrack.domain.reference.rules import country_codes
from roomrack.domain.reservations.rules.ledger import (
    PaymentMode,
    PaymentSource,
    PaymentState,
    PaymentType,
    described,
)
from roomrack.infra.http.bodies import Body, ExactId, Line, Moment, Prose, sent
from roomrack.infra.http.values import Blank, Given, NotFlag, Whole

MAX_PAYOFFS = 200

Amount = Annotated[Decimal, NotFlag]
Count = Annotated[Whole, Field(ge=0, le=1000)]
Code = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=200, pattern=r"[A-Za-z]")]
"""What a processor calls something. Nothing that is made of digits alone: that could be a card number."""
Last4 = Annotated[str, StringConstraints(pattern=r"^[0-9]{4}$")]
ContractProcessor = Literal[
    "SYSPAY",
    "STRIPE",
    "NONE",
    "PAYULATAM",
    "PAYBYPAGO",
    "ADDONPAYMENTS",
    "NOT_USED_ASIAPAY_PESOPAY",
    "NOT_USED_ASIAPAY_PAYDOLLAR",
    "NOT_USED_ASIAPAY_SIAMPAY",
    "DUMMY_PROCESSOR",
    "NEXI",
    "NOT_USED_PAYWAY",
    "NOT_USED_OPAYO",
    "CMI",
    "MERCADOPAGO",
    "STRIPE_CARD_PRESENTED",
    "AZUL",
    "REDSYS",
]
"""All that the contract lists; those that work here are in `ProcessorName`."""
_Moment = Annotated[Moment | None, Blank]


def _country(value: str | None) -> str | None:
    if value is not None and value.upper() not in country_codes():
        raise ValueError("This must be a country code of ISO 3166-1, such as IT")
    return value and value.upper()


def _plain(value: object) -> object:
    if isinstance(value, datetime):
        return format_instant(value)
    if isinstance(value, date):
        return format_instant(datetime(value.year, value.month, value.day, tzinfo=UTC))
    return wire_number(value) if isinstance(value, Decimal) else value


class CardBody(Body):
    """What is shown of a card (schema ApiReservationCard). Its number and security code never come here."""

    card_id: ExactId | None = None
    token: Line | None = None
    detokenization_iframe: bool | None = None
    bank: Line | None = None
    type: Annotated[Literal["UNKNOW", "VIRTUAL", "PHYSICAL_DEVICE", "DEBIT", "CREDIT"] | None, Blank] = None
    bank_country: Annotated[str | None, Blank, AfterValidator(_country)] = None
    scheme: Annotated[
        Literal["VISA", "MASTERCARD", "AMERICAN_EXPRESS", "DINERS_CLUB", "JCB", "DISCOVER", "OTHER"] | None, Blank
    ] = None
    activation_date: _Moment = None
    expire_date: _Moment = None
    last_update: _Moment = None
    cvv_details_available: bool | None = None
    cvv_available: bool | None = None
    cvv_received: bool | None = None
    cvv_cleared: bool | None = None
    cvv_cleared_date: _Moment = None
    prepaid: bool | None = None
    last_processor_error: Line | None = None
    last_processor_error_date: _Moment = None
    last4: Last4 | None = None
    payment_processor: Annotated[ContractProcessor | None, Blank] = None
    detokenization_enabled: bool | None = None
    chargeable: bool | None = None
    preauthorizable: bool | None = None
    amount: Annotated[Decimal, NotFlag, Field(ge=0, le=Decimal("99999999.999"), decimal_places=3)] | None = None

    def kept(self) -> dict[str, Any] | None:
        """What was sent, by its names on the wire; instants as they are shown again."""
        values = {name: value for name, value in sent(self).items() if value is not None}
        return {to_camel(name): _plain(value) for name, value in values.items()} or None


class PayoffBody(Body):
    """What a payment pays of an invoice (schema ApiInvoicePayoffDTO)."""

    amount: Amount | None = None
    amount_city: Amount | None = None
    payment_id: ExactId | None = None
    invoice_item_id: ExactId | None = None
    invoice_id: ExactId | None = None
    payment_mode: Annotated[PaymentMode | None, Blank] = None
    description: Line | None = None
    hidden: bool | None = None


class PaymentBody(Body):
    """A payment as it is entered (schema ApiReservationPaymentDTO)."""

    payment_mode: Annotated[PaymentMode, Given]
    reference_time: Annotated[Moment, Given]
    status: Annotated[PaymentState | None, Blank] = None
    type: Annotated[PaymentType | None, Blank] = None
    source: Annotated[PaymentSource | None, Blank] = None
    amount: Amount | None = None
    city_tax_amount: Amount | None = None
    invoice_id: ExactId | None = None
    transaction: Line | None = None
    credit_card: CardBody | None = None
    payment_step: ExactId | None = None
    charge_time: _Moment = None
    preauth_expiration: _Moment = None
    description: Prose | None = None
    scheduled_time: _Moment = None
    scheduled_amount: Amount | None = None
    scheduled_retry: Count | None = None
    refund_retry: Count | None = None
    stop_cron: bool | None = None
    payoffs: Annotated[list[PayoffBody], Field(max_length=MAX_PAYOFFS)] | None = None

    def draft(self) -> Draft:
        """What was sent, for the service."""
        values = {_NAMES.get(name, name): value for name, value in sent(self).items() if value is not None}
        values.pop("payoffs", None)
        if self.credit_card is not None:
            values["card"] = self.credit_card.kept()
        payoffs = [each.model_dump(by_alias=True, exclude_none=True) | _mode_of(each) for each in self.payoffs or ()]
        return Draft(values, payoffs)


_NAMES = {
    "payment_mode": "mode",
    "city_tax_amount": "city_tax",
    "invoice_id": "invoice",
    "credit_card": "card",
    "payment_step": "step",
}


def _mode_of(payoff: PayoffBody) -> dict[str, str]:
    return {} if payoff.payment_mode is None else {"paymentMode": payoff.payment_mode.value}


class StripeBody(Body):
    """The keys of an account at Stripe. They are sealed, and never shown again; null forgets one."""

    secret_key: Annotated[str, StringConstraints(strip_whitespace=True, max_length=255)] | None = None
    webhook_secret: Annotated[str, StringConstraints(strip_whitespace=True, max_length=255)] | None = None


class SettingsBody(Body):
    """How a property takes payments. An absent field keeps its value."""

    processor: Annotated[ProcessorName | None, Blank] = None
    automatic: bool | None = None
    penalties: bool | None = None
    stripe: StripeBody | None = None

    def values(self) -> dict[str, Any]:
        """What was sent of the settings."""
        return {name: value for name, value in sent(self).items() if name != "stripe" and value is not None}

    def keys(self) -> dict[str, str | None]:
        """What was sent of the keys."""
        named = sent(self.stripe) if self.stripe is not None else {}
        return {_KEYS[name]: value for name, value in named.items()}


_KEYS = {"secret_key": "secret_key", "webhook_secret": "notice_secret"}


class MethodBody(Body):
    """A card that the processor keeps, by the names that it gave."""

    method: Annotated[Code, Given]
    customer: Annotated[Code | None, Blank] = None
    scheme: Annotated[Line | None, Blank] = None
    last4: Last4 | None = None

    def method_of(self) -> Method:
        """The card."""
        return Method(method=self.method, customer=self.customer, scheme=self.scheme, last4=self.last4)


class TakeBody(Body):
    """Money to take now: of a planned payment, or an amount of a reservation."""

    payment: ExactId | None = None
    reservation: ExactId | None = None
    amount: Amount | None = None
    city_tax_amount: Amount | None = None
    type: Annotated[PaymentType | None, Blank] = None
    description: Prose | None = None


class RefundBody(Body):
    """Money to give back; without an amount all that is left."""

    amount: Amount | None = None


def shape(shown: Shown) -> dict[str, Any]:
    """A payment as answered."""
    return described(shown.payment, shown.reservation.id, shown.reservation.currency, shown.at)


def movement_shape(shown: Shown, work: Work | None) -> dict[str, Any]:
    """A payment and what a processor is asked about it."""
    answer = {"payment": shape(shown)}
    return answer if work is None else {**answer, "movement": work_shape(work, shown.reservation.currency)}


def work_shape(work: Work, currency: str) -> dict[str, Any]:
    """What a processor is asked, with every attempt."""
    answer: dict[str, Any] = {
        "id": work.id,
        "kind": work.kind.value,
        "status": work.status.value,
        "reservation": work.reservation,
        "payment": work.payment,
        "amount": from_minor(work.amount, currency),
        "cityTaxAmount": from_minor(work.city_tax, currency),
        "currency": currency,
        "createTime": format_instant(work.created_at),
        "attempts": _attempts(work),
    }
    optional = {
        "dueTime": format_instant(work.due_at) if work.ended_at is None else None,
        "endTime": work.ended_at and format_instant(work.ended_at),
        "processor": work.processor,
        "transaction": work.reference,
        "confirmUrl": work.action_url,
    }
    return answer | {name: value for name, value in optional.items() if value is not None}


def _attempts(work: Work) -> Sequence[dict[str, Any]]:
    rows = []
    for attempt in work.log:
        row: dict[str, Any] = {
            "number": attempt.number,
            "time": format_instant(attempt.at),
            "outcome": attempt.outcome.value,
            "problem": attempt.problem,
            "transaction": attempt.reference,
        }
        rows.append({name: value for name, value in row.items() if value is not None})
    return rows


def listed_shape(listed: Listed) -> dict[str, Any]:
    """A movement of money in the list: asked for, or only planned."""
    if listed.work is not None:
        return work_shape(listed.work, listed.currency)
    plan = listed.plan
    if plan is None or plan.scheduled_time is None:
        raise ValueError("a movement is work or a plan with a time")
    return {
        "kind": "CHARGE",
        "status": "PLANNED",
        "reservation": listed.reservation,
        "payment": listed.payment,
        "amount": from_minor(plan.scheduled_amount or 0, listed.currency),
        "cityTaxAmount": from_minor(plan.city_tax, listed.currency),
        "currency": listed.currency,
        "createTime": format_instant(plan.insert_time),
        "dueTime": format_instant(plan.scheduled_time),
        "attempts": [],
    }


def settings_shape(settings: Settings, notices: str) -> dict[str, Any]:
    """The settings as answered; `notices` is where the processor is to send its own."""
    return {
        "processor": settings.processor.value,
        "automatic": settings.automatic,
        "penalties": settings.penalties,
        "stripe": {
            "secretKeySet": settings.ready,
            "webhookSecretSet": settings.notices_ready,
            "webhookUrl": notices,
        },
    }


def method_shape(method: Method) -> dict[str, Any]:
    """A card as answered."""
    whole = {
        "method": method.method,
        "customer": method.customer,
        "scheme": method.scheme,
        "last4": method.last4,
    }
    return {name: value for name, value in whole.items() if value is not None}
