"""Shapes of links and of imported calendars, beyond the contract but for `getIcsLink`, whose shape is ours too."""

from typing import Any

from roomrack.domain.ical.rules.importing import Import
from roomrack.domain.ical.service import Links, Seen
from roomrack.domain.ical.service.links import Link
from roomrack.infra.http.bodies import Body, ExactId


class Renewal(Body):
    """Whose link is renewed; nothing stands for all of the property's."""

    product: ExactId | None = None
    pms_room: ExactId | None = None


class Hastening(Body):
    """Whose calendars are read now; nothing stands for all of the property's."""

    product: ExactId | None = None


def links_shape(links: Links) -> dict[str, Any]:
    """All links of a property."""
    return {
        "url": links.url,
        "address": links.address,
        "products": [_link(link) for link in links.products],
        "pmsRooms": [_link(link) for link in links.rooms],
    }


def _link(link: Link) -> dict[str, Any]:
    shape: dict[str, Any] = {"id": link.id, "name": link.name, "url": link.url, "address": link.address}
    return shape if link.product is None else {**shape, "product": link.product}


def seen_shape(seen: Seen) -> dict[str, Any]:
    """An imported calendar with what it says."""
    return {
        **_import(seen.one),
        **({} if seen.connection is None else {"connection": seen.connection}),
        "events": [
            {
                "uid": event.uid,
                "arrival": event.arrival,
                "departure": event.departure,
                **({"summary": event.summary} if event.summary else {}),
            }
            for event in seen.events
        ],
        "overlaps": list(seen.overlaps),
    }


def _import(one: Import) -> dict[str, Any]:
    shape = {
        "id": one.id,
        "product": one.product,
        "url": one.url,
        "status": one.status,
        "problem": one.problem,
        "failures": one.failures,
        "lastAttempt": one.attempted_at,
        "lastSuccess": one.checked_at,
        "nextAttempt": one.due_at,
    }
    return {name: value for name, value in shape.items() if value is not None}
