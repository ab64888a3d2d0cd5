"""Policies and what follows from them: pure. `terms` says what a policy is, `evaluation` what it asks of a booking."""

from roomrack.domain.policies.rules.evaluation import (
    Booking,
    Cancellation,
    Due,
    applies,
    cancellation,
    in_force,
    payments,
    reached_at,
    value_of,
)
from roomrack.domain.policies.rules.terms import (
    Part,
    PayMode,
    Policy,
    StepType,
    changed,
    described,
    minutes_of,
    snapshot,
)

__all__ = [
    "Booking",
    "Cancellation",
    "Due",
    "Part",
    "PayMode",
    "Policy",
    "StepType",
    "applies",
    "cancellation",
    "changed",
    "described",
    "in_force",
    "minutes_of",
    "payments",
    "reached_at",
    "snapshot",
    "value_of",
]
