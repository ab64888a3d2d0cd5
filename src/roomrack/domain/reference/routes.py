"""Metadata and the lists of check-in over HTTP (docs/contract.md 12)."""

from typing import Annotated

from fastapi import Query
from starlette.responses import Response

from roomrack.domain.reference import rules, service, wire
from roomrack.domain.reference.errors import UnknownCountry
from roomrack.infra.db import ReadUnit
from roomrack.infra.http.operation import Call, OperationRouter, ReadCall
from roomrack.infra.http.responses import json_response
from roomrack.infra.locales import negotiate

router = OperationRouter(tags=["Utilities: Enums, Metas, Fields"])
checkins = OperationRouter(tags=["Property: Checkins"])

Words = Annotated[str | None, Query(max_length=200)]
"""Words that are searched for; all of them must be found."""
MaybeId = Annotated[int | None, Query(ge=-(2**63), lt=2**63)]


@router.get("/rest/v1/meta/contentPageFields", operation="getContentPageMeta")
async def content_page_fields(call: ReadCall) -> Response:
    """The fields of content, section by section; a portal's `contentMetas` name some of them."""
    return json_response(rules.content_fields())


@router.get("/rest/v1/meta/documents", operation="CHK: Documents")
async def documents(call: ReadCall) -> Response:
    """Every document type."""
    language = _language(call)
    return json_response([wire.document_shape(document, language) for document in rules.document_types()])


@router.get("/rest/v1/meta/octorateAmenities", operation="searchAmenity")
async def search_amenity(call: ReadCall, id: MaybeId = None, name: Words = None) -> Response:
    """The amenities, or those with an id and with words in one of their names."""
    language = _language(call)
    chosen = [
        amenity
        for amenity in rules.amenities()
        if id in (None, amenity.id) and rules.found(name or "", amenity.code, amenity.names)
    ]
    return json_response([wire.amenity_shape(amenity, language) for amenity in chosen])


@router.get("/rest/v1/meta/content", operation="searchContentItem")
async def search_content_item(
    call: ReadCall,
    name: Words = None,
    portal: Words = None,
    category: wire.Category | None = None,
) -> Response:
    """What portals know of a category of content: nothing, while there are no portals."""
    return json_response({"data": []})


@router.get("/rest/x1/meta/{list}", operation="findCodes")
async def find_codes(call: ReadCall, list: rules.Kind, name: Words = None) -> Response:
    """Countries, currencies, languages or content categories, or those with words in a name or code."""
    language = _language(call)
    chosen = [code for code in rules.codes_of(list) if rules.found(name or "", code.code, code.names)]
    return json_response({"data": [wire.code_shape(code, language) for code in chosen]})


@checkins.get("/rest/v2/checkin/city/{country}", operation="getCountryCity")
async def country_city(call: ReadCall, country: str) -> Response:
    """The cities of a country, by name."""
    code = country.upper() if country.isascii() else country
    if code not in rules.country_codes():
        raise UnknownCountry(country[:64])
    return json_response([wire.city_shape(city, code) for city in rules.cities(code)])


@checkins.get("/rest/v2/checkin/documents/{accommodation}", operation="getCountryDocuments", area="reservation")
async def country_documents(call: ReadCall) -> Response:
    """The documents that guests of the property can show."""
    language = _language(call)
    country, listed = await service.documents_of(call.unit, call.accommodation)
    shapes = [wire.document_shape(document, language, country) for document in listed]
    return json_response(sorted(shapes, key=lambda shape: shape["priority"]))


@checkins.get("/rest/v2/checkin/{accommodation}/tags", operation="getCheckinTags", area="reservation")
async def checkin_tags(call: ReadCall) -> Response:
    """The tags that a reservation of the property can carry."""
    language = _language(call)
    return json_response([wire.tag_shape(tag, language) for tag in rules.tags()])


def _language(call: Call[ReadUnit]) -> str:
    return negotiate(call.request.headers.get("accept-language"))
