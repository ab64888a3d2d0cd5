"""What a property's place decides of the lists."""

from collections.abc import Awaitable, Callable, Sequence

from roomrack.domain.reference.rules import DocumentType, document_types
from roomrack.infra.db import ReadUnit

CountryOf = Callable[[ReadUnit, int], Awaitable[str | None]]

country_sources: list[CountryOf] = []
"""Who knows the country of a property: the properties, which stand above this slice. Filled by `entrypoints`."""

LISTED_IN_WHOLE = "IT"
"""The country whose police codes the document types are."""


async def documents_of(unit: ReadUnit, accommodation: int) -> tuple[str | None, Sequence[DocumentType]]:
    """The country of a property, and the documents that its guests can show. Raises `NotFound`."""
    country: str | None = None
    for source in country_sources:
        country = country or await source(unit, accommodation)
    every = document_types()
    return country, every if country == LISTED_IN_WHOLE else [one for one in every if one.everywhere]
