"""ApiPortalRequestDTO in, ApiPortalDTOResp out."""

import re
from collections.abc import Mapping
from typing import Annotated, Any

from pydantic import AfterValidator, Field, StringConstraints

from roomrack.core.calendar_values import CalendarValue
from roomrack.domain.connections.rules import API, Portal
from roomrack.infra.http.bodies import Body, Line, sent
from roomrack.infra.http.values import Given

ICAL = "ical"
_COLOR = re.compile(r"#?([0-9A-Fa-f]{6})", re.ASCII)
_INTERNAL_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.\-]{1,63}", re.ASCII)
_FIELDS = {
    "color_hex": "color",
    "requires_hotel_id": "requires_hotel",
    "requires_token_authentication": "requires_token",
}


def _color(value: str) -> str:
    found = _COLOR.fullmatch(value)
    if value and found is None:
        raise ValueError("A color is written as six hexadecimal digits, such as #1F6FEB")
    return f"#{found[1].upper()}" if found else ""


def _internal_name(value: str) -> str:
    if not _INTERNAL_NAME.fullmatch(value):
        raise ValueError(
            "A name has 2 to 64 letters, digits, dots, hyphens and underscores, and begins with the first two"
        )
    return value


Color = Annotated[str, StringConstraints(strip_whitespace=True, max_length=16), AfterValidator(_color)]
InternalName = Annotated[str, StringConstraints(strip_whitespace=True), AfterValidator(_internal_name)]
Url = Annotated[str, StringConstraints(strip_whitespace=True, max_length=2000)]
"""A picture's address, or the name of the file that the portal has."""
Metas = Annotated[list[Annotated[Line, Field(min_length=1)]], Field(max_length=1000)]
Values = Annotated[list[CalendarValue], Field(max_length=100)]


class PortalBody(Body):
    """A portal as it is sent. An absent field keeps its value, null clears one that may be missing."""

    calendar_values: Values | None = None
    color_hex: Color | None = None
    logo: Url | None = None
    icon: Url | None = None
    requires_password: bool | None = None
    requires_token_authentication: bool | None = None

    def draft(self) -> Mapping[str, Any]:
        """What was sent, by the names of `Portal`."""
        values = {_FIELDS.get(name, name): value for name, value in sent(self).items()}
        if values.get("calendar_values") is not None:
            values["calendar_values"] = tuple(one for one in CalendarValue if one in values["calendar_values"])
        if values.get("content_metas") is not None:
            values["content_metas"] = tuple(dict.fromkeys(values["content_metas"]))
        return values


class NewPortal(PortalBody):
    """One that is to be made."""

    internal_name: Annotated[InternalName, Given]
    external_name: Annotated[Line, Given]
    banner: Annotated[Url, Given]
    login_url: Annotated[Url, Given]
    website: Annotated[Url, Given]
    requires_hotel_id: Annotated[bool, Given]
    content_metas: Metas


class PortalChanges(PortalBody):
    """The body of a change: what a portal must have can't be emptied."""

    internal_name: Annotated[InternalName | None, Given] = None
    external_name: Annotated[Line | None, Given] = None
    banner: Annotated[Url | None, Given] = None
    login_url: Annotated[Url | None, Given] = None
    website: Annotated[Url | None, Given] = None
    requires_hotel_id: Annotated[bool | None, Given] = None
    content_metas: Metas | None = None


def portal_shape(portal: Portal, *, served: bool) -> dict[str, Any]:
    """`ApiPortalDTOResp`; `served` is whether this server can speak with it."""
    shape = {
        "id": portal.id,
        "internalName": portal.internal_name,
        "externalName": portal.external_name,
        "calendarValues": [value.value for value in portal.calendar_values],
        "contentMetas": list(portal.content_metas),
        "colorHex": portal.color,
        "logo": portal.logo,
        "icon": portal.icon,
        "banner": portal.banner or "",
        "loginUrl": portal.login_url,
        "website": portal.website,
        "requiresHotelId": portal.requires_hotel,
        "requiresPassword": portal.requires_password,
        "requiresTokenAuthentication": portal.requires_token,
        "creatable": bool(portal.content_metas),
        "featureContent": bool(portal.content_metas),
        "featureContentRate": any(meta.startswith("rate") for meta in portal.content_metas),
        "octorateManageable": portal.channel != ICAL,
        "showFilter": True,
        "commissionsInvoiced": False,
        "commissionIncludedInPayments": False,
        "enabled": served,
        "portalCategory": "EXTERNAL_TOOL" if portal.channel == ICAL else "OTA",
        "preferred": False,
        "xmlType": portal.channel not in (API, ICAL),
    }
    return {name: value for name, value in shape.items() if value is not None}
