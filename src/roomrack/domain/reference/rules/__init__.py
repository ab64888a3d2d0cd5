"""Which codes exist, and what they are called.

- `codes` countries, currencies, time zones, languages: what a value may be · `lists` the same and more with their names
"""

from roomrack.domain.reference.rules.codes import (
    LANGUAGES,
    country_code,
    country_codes,
    currency_codes,
    currency_of,
    language_code,
    time_zones,
    without_map_switches,
    zone,
)
from roomrack.domain.reference.rules.lists import (
    Amenity,
    Category,
    City,
    Code,
    ContentCode,
    DocumentType,
    Kind,
    Tag,
    amenities,
    cities,
    codes_of,
    content_codes,
    content_fields,
    document_types,
    found,
    tags,
)

__all__ = [
    "LANGUAGES",
    "Amenity",
    "Category",
    "City",
    "Code",
    "ContentCode",
    "DocumentType",
    "Kind",
    "Tag",
    "amenities",
    "cities",
    "codes_of",
    "content_codes",
    "content_fields",
    "country_code",
    "country_codes",
    "currency_codes",
    "currency_of",
    "document_types",
    "found",
    "language_code",
    "tags",
    "time_zones",
    "without_map_switches",
    "zone",
]
