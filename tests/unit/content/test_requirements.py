"""What a portal requires, and does not find."""

from hypothesis import given
from hypothesis import strategies as st

from roomrack.domain.content.errors import MISSING
from roomrack.domain.content.rules import SECTIONS, missing, taken
from roomrack.domain.reference.rules import content_fields


def test_fields_of_objects_and_lists() -> None:
    pages = {
        "listing": {"beds": 0, "place": {}, "taxId": ""},
        "rooms": [{"type": "BEDROOM"}, {}],
        "photos": None,
        "fees": [],
    }
    metas = [
        "listing.beds",
        "listing.place",
        "listing.taxId",
        "rooms.type",
        "photos.url",
        "fees",
        "rooms",
        "contacts.x",
    ]
    assert missing(metas, pages) == [
        ("listing", "place", "$.listing.place"),
        ("listing", "taxId", "$.listing.taxId"),
        ("rooms", "type", "$.rooms[1].type"),
        ("photos", "url", "$.photos.url"),
        ("fees", "", "$.fees"),
    ]


def test_names_that_are_sentences() -> None:
    name = "Name used by the property manager to identity this rate"
    assert missing([f"rate.{name}"], {"rate": None}) == [("rate", name, f"$.rate['{name}']")]


@given(st.lists(st.sampled_from(["listing.beds", "listing.size", "pricing.cleaningFee"]), max_size=6))
def test_what_is_filled_is_not_missing(metas: list[str]) -> None:
    assert missing(metas, {"listing": {"beds": 1, "size": 2}, "pricing": {"cleaningFee": 3}}) == []
    lacking = missing(metas, {"listing": None, "pricing": None})
    assert [f"{page}.{field}" for page, field, _ in lacking] == list(dict.fromkeys(metas))


def test_a_portal_that_names_nothing_takes_everything() -> None:
    assert taken([], "listing")
    assert taken(["listing.beds"], "listing")
    assert not taken(["listing.beds"], "list")


def test_there_are_words_for_every_page_that_a_portal_can_name() -> None:
    pages = {field["page"] for field in content_fields()}
    assert pages == set(MISSING)
    assert {section.page for section in SECTIONS} | {"photos"} == pages
