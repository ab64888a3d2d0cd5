"""What others hear of products. Schema 1 of every payload is `snapshot`."""

from typing import Any

from roomrack.domain.products.rules import Listing
from roomrack.infra.events import Event

CREATED = "product.created"
CHANGED = "product.changed"
DELETED = "product.deleted"


def snapshot(listing: Listing) -> dict[str, Any]:
    """The whole product as an event keeps it."""
    product = listing.product
    return {
        "id": product.id,
        "name": product.name,
        "parent": product.parent,
        "follows_availability": product.follows_availability,
        "follows_stay": product.follows_stay,
        "follows_restrictions": product.follows_restrictions,
        "follows_stop_sell": product.follows_stop_sell,
        "price_rule": product.price_rule.value,
        "price_value": product.price_value,
        "price_round": product.price_round,
        "quantity": product.quantity,
        "is_suite": product.is_suite,
        "suite_rooms": list(product.children),
        "minimum_price": product.minimum_price,
        "adults": listing.adults,
        "children": listing.children,
        "infants": listing.infants,
        "details": dict(listing.details),
        "created_at": listing.created_at,
    }


def created(listing: Listing) -> Event:
    """A product was created."""
    return Event(CREATED, listing.product.accommodation, str(listing.id), snapshot(listing))


def changed(before: Listing, after: Listing) -> Event:
    """A product changed, its derived rule or its rooms included; its calendar did not."""
    return Event(CHANGED, after.product.accommodation, str(after.id), snapshot(after), before=snapshot(before))


def deleted(listing: Listing) -> Event:
    """A product was deleted."""
    return Event(DELETED, listing.product.accommodation, str(listing.id), snapshot(listing))
