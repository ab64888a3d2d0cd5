"""The checks, one module for each part of the contract; importing them registers them in the order of the report."""

from roomrack.entrypoints.certify.checks import (
    authentication,
    availability,
    bookings,
    bulk,
    calendar,
    conventions,
    derived,
    errors,
    finding,
    idempotency,
    paging,
    products,
    quota,
    webhooks,
)

__all__ = [
    "authentication",
    "availability",
    "bookings",
    "bulk",
    "calendar",
    "conventions",
    "derived",
    "errors",
    "finding",
    "idempotency",
    "paging",
    "products",
    "quota",
    "webhooks",
]
