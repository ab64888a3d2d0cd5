"""Portals, which applications can be: docs/contract.md 9."""

import re
from typing import Any

import pytest

from tests.api.connections.support import CHANNEX, ICAL, SIMULATOR, VALUES, one_error, portal, portal_body
from tests.factories.world import World

PORTAL = "/rest/v1/portal/apiportal"
FILE = re.compile(r"portal-[0-9a-f]{32}\.(png|webp)")


async def test_every_field_of_a_portal_is_kept_and_pictures_are_files(world: World, pictures: str) -> None:
    sent: dict[str, Any] = {
        "internalName": "lagoon.stays-7",
        "externalName": "Lagoon Stays",
        "calendarValues": ["STOPSELL", "PRICE", "PRICE"],
        "colorHex": "12ab9f",
        "logo": f"{pictures}/logo.png",
        "icon": f"{pictures}/icon.webp",
        "banner": f"{pictures}/banner.png",
        "loginUrl": "https://extranet.lagoon.example/",
        "requiresHotelId": True,
        "requiresPassword": True,
        "requiresTokenAuthentication": False,
        "website": "https://lagoon.example/",
        "contentMetas": ["listing.quantity", "rate.name", "rate.name"],
    }
    app, made = await portal(world, sent.pop("banner"), **sent)
    files = {name: made.pop(name) for name in ("logo", "icon", "banner")}
    assert made == {
        **{name: sent[name] for name in sent if name not in files},
        "id": made["id"],
        "calendarValues": ["PRICE", "STOPSELL"],
        "colorHex": "#12AB9F",
        "contentMetas": ["listing.quantity", "rate.name"],
        "creatable": True,
        "featureContent": True,
        "featureContentRate": True,
        "octorateManageable": True,
        "showFilter": True,
        "commissionsInvoiced": False,
        "commissionIncludedInPayments": False,
        "enabled": True,
        "portalCategory": "OTA",
        "preferred": False,
        "xmlType": False,
    }
    for name, file in files.items():
        assert FILE.fullmatch(file), file
        shown = await world.client.get(str(world.client.base_url).removesuffix("/connect/") + f"/photos/{file}")
        assert shown.status_code == 200
        assert shown.headers["content-type"] == f"image/{'webp' if name == 'icon' else 'png'}"
    session = await world.application_session(app)
    [listed] = [one for one in (await session.get("/rest/v1/meta/portals")).json() if one["id"] == made["id"]]
    assert listed == {**made, **files}


async def test_an_application_is_one_portal_and_no_two_share_a_name(world: World, banner: str) -> None:
    app, made = await portal(world, banner)
    session = await world.application_session(app)
    again = await session.post(PORTAL, json=portal_body(banner))
    assert again.status_code == 400
    assert again.json()["type"] == "ApiValidationFailed"
    assert one_error(again.json()) == ("ApiValidationFailed", "$.internalName")
    other = await world.application_session()
    taken = await other.post(PORTAL, json=portal_body(banner, internalName=made["internalName"]))
    assert (taken.status_code, one_error(taken.json())) == (400, ("ApiValidationFailed", "$.internalName"))


async def test_a_change_keeps_what_is_absent_and_null_clears(world: World, pictures: str) -> None:
    app, made = await portal(
        world,
        f"{pictures}/banner.png",
        colorHex="#000000",
        logo=f"{pictures}/logo.png",
        requiresPassword=True,
        calendarValues=["PRICE"],
        contentMetas=["listing.quantity"],
    )
    session = await world.application_session(app)
    renamed = await session.put(PORTAL, json={"externalName": "Another name"})
    assert renamed.json() == {**made, "externalName": "Another name"}
    kept = await session.put(PORTAL, json={"logo": made["logo"], "banner": made["banner"]})
    assert kept.json() == renamed.json()
    cleared = await session.put(
        PORTAL,
        json={"colorHex": None, "logo": None, "contentMetas": None, "calendarValues": None, "requiresPassword": None},
    )
    after = cleared.json()
    assert "colorHex" not in after
    assert "logo" not in after
    assert (after["contentMetas"], after["calendarValues"], after["requiresPassword"]) == ([], VALUES, False)
    replaced = await session.put(PORTAL, json={"banner": f"{pictures}/logo.png"})
    assert replaced.json()["banner"] != made["banner"]
    gone = str(world.client.base_url).removesuffix("/connect/") + f"/photos/{made['banner']}"
    assert (await world.client.get(gone)).status_code == 404


async def test_the_internal_name_never_changes(world: World, banner: str) -> None:
    app, made = await portal(world, banner)
    session = await world.application_session(app)
    refused = await session.put(PORTAL, json={"internalName": "another"})
    assert (refused.status_code, one_error(refused.json())) == (400, ("ApiValidationFailed", "$.internalName"))
    assert (await session.put(PORTAL, json={"internalName": made["internalName"]})).json() == made


async def test_an_application_without_a_portal_has_none_to_change(world: World) -> None:
    refused = await (await world.application_session()).put(PORTAL, json={"externalName": "X"})
    assert (refused.status_code, refused.json()["element"]) == (404, "Portal")


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("internalName", None),
        ("internalName", "a"),
        ("internalName", "with space"),
        ("externalName", ""),
        ("banner", None),
        ("loginUrl", ""),
        ("website", None),
        ("requiresHotelId", None),
        ("requiresHotelId", "perhaps"),
        ("contentMetas", None),
        ("contentMetas", "listing"),
        ("calendarValues", ["PRICES"]),
        ("colorHex", "blue"),
        ("logo", 7.5),
    ],
)
async def test_a_wrong_field_is_named(world: World, banner: str, field: str, value: object) -> None:
    session = await world.application_session()
    refused = await session.post(PORTAL, json={**portal_body(banner), field: value})
    if field == "logo":
        assert (refused.status_code, refused.json()["type"]) == (400, "ApiValidationFailed")
        return
    assert (refused.status_code, refused.json()["type"]) == (400, "ApiParamsExemption")
    [item] = refused.json()["nested"]
    assert item["element"].startswith(f"$.{field}")


async def test_all_missing_fields_are_named_at_once(world: World) -> None:
    refused = await (await world.application_session()).post(PORTAL, json={})
    assert [item["element"] for item in refused.json()["nested"]] == [
        "$.internalName",
        "$.externalName",
        "$.banner",
        "$.loginUrl",
        "$.website",
        "$.requiresHotelId",
        "$.contentMetas",
    ]


@pytest.mark.parametrize("file", ["text.png", "missing.png", "huge.png", "heavy.png"])
async def test_a_picture_that_is_none_is_refused_and_nothing_is_made(world: World, pictures: str, file: str) -> None:
    app = await world.application()
    session = await world.application_session(app)
    refused = await session.post(PORTAL, json=portal_body(f"{pictures}/{file}"))
    assert (refused.status_code, one_error(refused.json())) == (400, ("ApiValidationFailed", "$.banner"))
    assert (await session.put(PORTAL, json={})).status_code == 404


@pytest.mark.parametrize(
    "url", ["http://10.0.0.1/a.png", "https://[::ffff:192.168.0.1]/a.png", "ftp://a.example/a.png"]
)
async def test_a_picture_inside_the_operators_network_is_refused(world: World, url: str) -> None:
    session = await world.application_session()
    refused = await session.post(PORTAL, json=portal_body(url))
    assert (refused.status_code, one_error(refused.json())) == (400, ("ApiValidationFailed", "$.banner"))


async def test_each_environment_sees_its_own_portals_and_those_of_the_server(world: World, banner: str) -> None:
    real_app, real = await portal(world, banner)
    sandbox_app, sandbox = await portal(world, banner, environment="SANDBOX")
    for app, own, other in ((real_app, real, sandbox), (sandbox_app, sandbox, real)):
        session = await world.application_session(app)
        listed: list[dict[str, Any]] = (await session.get("/rest/v1/meta/portals")).json()
        ids = [one["id"] for one in listed]
        assert {SIMULATOR, CHANNEX, ICAL, own["id"]} <= set(ids)
        assert other["id"] not in ids
        assert ids == sorted(ids)
        assert [one["internalName"] for one in listed[:3]] == ["simulator", "channex", "ical"]
