"""What a property's place decides of the lists."""

from collections.abc import Awaitable, Callable, Collection, Sequence

from roomrack.domain.reference import rules
from roomrack.domain.reference.rules import Category, ContentCode, DocumentType, document_types
from roomrack.infra.db import ReadUnit

CountryOf = Callable[[ReadUnit, int], Awaitable[str | None]]

country_sources: list[CountryOf] = []
"""Who knows the country of a property: the properties, which stand above this slice. Filled by `entrypoints`."""

PortalCheck = Callable[[ReadUnit, str], Awaitable[bool]]

portal_checks: list[PortalCheck] = []
"""Asked whether there is a portal of that name. Filled by `entrypoints`."""

LISTED_IN_WHOLE = "IT"
"""The country whose police codes the document types are."""


async def documents_of(unit: ReadUnit, accommodation: int) -> tuple[str | None, Sequence[DocumentType]]:
    """The country of a property, and the documents that its guests can show. Raises `NotFound`."""
    country: str | None = None
    for source in country_sources:
        country = country or await source(unit, accommodation)
    every = document_types()
    return country, every if country == LISTED_IN_WHOLE else [one for one in every if one.everywhere]


async def is_portal(unit: ReadUnit, name: str) -> bool:
    """Whether somebody knows a portal of that name."""
    for check in portal_checks:
        if await check(unit, name):
            return True
    return False


def content_codes(categories: Collection[Category], words: str = "") -> list[ContentCode]:
    """The codes of some categories, all without any, whose code or names hold all words."""
    return [
        item
        for item in rules.content_codes()
        if (not categories or item.category in categories) and rules.found(words, item.code, item.names)
    ]
