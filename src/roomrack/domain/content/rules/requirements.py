"""What a portal takes of content, and what of it is missing.

A portal names what it takes as `page.field`, by the names of `meta/contentPageFields`; what it takes it requires. A
page alone means that it must hold something; a portal that names nothing takes everything and requires nothing.
"""

from collections.abc import Collection, Mapping, Sequence
from typing import Any


def taken(metas: Collection[str], page: str) -> bool:
    """Whether a portal takes a page of content."""
    return not metas or any(meta.partition(".")[0] == page for meta in metas)


def missing(metas: Sequence[str], pages: Mapping[str, Any]) -> list[tuple[str, str, str]]:
    """What a portal requires and does not find, as page, field and JSON path, in its order.

    `pages` has what is there by the names of pages that belong to what is pushed; requirements of others are not
    looked at. Every item of a list must have the field.
    """
    found: list[tuple[str, str, str]] = []
    for meta in dict.fromkeys(metas):
        page, _, field = meta.partition(".")
        if page in pages:
            found += [(page, field, path) for path in _paths(page, field, pages[page])]
    return found


def _paths(page: str, field: str, value: object) -> list[str]:
    step = f".{field}" if field.isidentifier() else f"['{field}']" if field else ""
    if not value:
        return [f"$.{page}{step}"]
    if not field:
        return []
    if isinstance(value, list):
        return [f"$.{page}[{index}]{step}" for index, item in enumerate(value) if not _filled(item, field)]
    return [] if _filled(value, field) else [f"$.{page}{step}"]


def _filled(value: object, field: str) -> bool:
    held = value.get(field) if isinstance(value, Mapping) else None
    return held is not None and held not in ("", [], {})
