"""The shape of a reservation in the event log never changes silently: each version has a golden file."""

import json
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from roomrack.domain.reservations.rules import payloads
from roomrack.domain.reservations.rules.ledger import (
    Payment,
    PaymentMode,
    PaymentSource,
    PaymentState,
    PaymentType,
)
from roomrack.domain.reservations.rules.parts import Kind, SoldExtra, Split
from roomrack.domain.reservations.rules.state import Group, Party, Reservation, Status, View
from roomrack.domain.reservations.wire import render
from tests.unit.reservations.examples import ADA, BOOKED, NOW, view

GOLDEN = Path(__file__).parent / "golden"

FULL = replace(
    BOOKED,
    status=Status.CANCELLED,
    pms_product=31,
    effective_checkin=NOW,
    effective_checkout=NOW + timedelta(hours=1),
    cancelled_at=NOW + timedelta(days=1),
    cancelled_by=Party.GUEST,
    seen_at=NOW,
    cleaning_fee=2500,
    deposit=5000,
    total_paid=5000,
    payment_expiration=NOW + timedelta(days=2),
    private_notes="quiet room",
    channel_notes="late arrival",
    agency=4,
    completed=True,
    oversold=True,
    room_code={"code": "4711", "rfc_tag_id": "A1", "locked": False},
    metadata=({"id": 5, "meta_key": "pet", "label_text": "Pet", "meta_data_type": "TEXT", "value": "dog"},),
    details={"payment_mode": "CASH", "flight": "AZ 610", "house_keeping_notes": "no feathers"},
    guests=(ADA, replace(ADA, id=12, type="GUEST", given_name="Bob", email=None, details={})),
)

PAID = replace(
    FULL,
    payments=(
        Payment(
            id=21,
            type=PaymentType.DEPOSIT,
            mode=PaymentMode.CREDITCARD,
            source=PaymentSource.PRIVATE,
            amount=5000,
            city_tax=300,
            refunded=100,
            reference_time=NOW,
            insert_time=NOW,
            charge_time=NOW + timedelta(hours=1),
            scheduled_time=NOW,
            scheduled_amount=5000,
            transaction="pi_1",
            processor="STRIPE",
            authenticated=True,
            step=3,
            step_title="Deposit",
            refund_after_days=2,
            description="first half",
            card={"last4": "4242", "scheme": "VISA"},
        ),
        Payment(
            id=22,
            status=PaymentState.WAITING_AUTHENTICATION,
            reference_time=NOW,
            insert_time=NOW,
            scheduled_time=NOW,
            scheduled_amount=100,
            scheduled_error="declined",
            scheduled_retry=1,
            refund_retry=2,
            stop_cron=True,
            preauth_expiration=NOW + timedelta(days=7),
            action_url="https://bank.example/confirm",
            invoice=9,
            entered_by={"id": 5},
            payoffs=({"id": 1, "amount": 10.5},),
        ),
    ),
)


NOW_FULL = replace(
    PAID,
    extras=(
        SoldExtra(
            id=9,
            product=4,
            name="Breakfast",
            kind=Kind.BREAKFAST,
            price=1200,
            tax="10",
            quantity=2,
            day=date(2030, 5, 2),
            url="https://pos.example/9",
            external_id="G-1",
            created_at=NOW,
            production_date=NOW + timedelta(days=30),
            invoiced=True,
            group=True,
            manual=True,
        ),
        SoldExtra(id=10, product=5, name="Crib", price=0, created_at=NOW),
    ),
    splits=(
        Split(
            start=date(2030, 5, 3), accommodation=8, accommodation_name="Hotel Borea", product=31, product_name="Single"
        ),
    ),
    penalty=15000,
)


def full_view() -> View:
    return view(FULL, ids=(1_000_000, 1_000_001), statuses=frozenset({Status.CONFIRMED, Status.CANCELLED}))


def now_full_view() -> View:
    shown = view(NOW_FULL, ids=(1_000_000, 1_000_001), statuses=frozenset({Status.CONFIRMED, Status.CANCELLED}))
    return replace(shown, place=replace(shown.place, vat="10"), city_tax=700, paid_from=NOW + timedelta(days=20))


@pytest.mark.parametrize(("name", "shown"), [("schema-1-least", view()), ("schema-1-full", full_view())])
def test_schema_1_is_read_as_the_golden_file_says(name: str, shown: View) -> None:
    golden = json.loads((GOLDEN / f"{name}.json").read_text(encoding="utf-8"))
    assert payloads.read(golden, 1) == shown


@pytest.mark.parametrize(("name", "shown"), [("schema-2-least", view()), ("schema-2-full", now_full_view())])
def test_schema_2_is_written_and_read_as_the_golden_file_says(name: str, shown: View) -> None:
    golden = json.loads((GOLDEN / f"{name}.json").read_text(encoding="utf-8"))
    assert json.loads(json.dumps(payloads.write(shown))) == golden
    assert payloads.read(golden, 2) == shown


def test_what_is_read_back_is_announced_as_it_was_answered() -> None:
    written = json.loads(json.dumps(payloads.write(now_full_view())))
    assert render(payloads.read(written, payloads.SCHEMA)) == render(now_full_view())


def test_every_field_is_written() -> None:
    assert payloads.state(FULL).keys() == set(Reservation.__dataclass_fields__)
    assert payloads.write(view())["group"] == {"ids": [BOOKED.id], "statuses": ["CONFIRMED"]}
    assert Group(ids=(1,), statuses=frozenset({Status.CONFIRMED})).disagree is False


def test_a_newer_schema_is_refused_rather_than_misread() -> None:
    with pytest.raises(ValueError, match="up to 2, not 3"):
        payloads.read(payloads.write(view()), 3)
