"""The parts of a product that have ids of their own: sub-rooms, beds, bathrooms, amenities, maintenance. Pure.

An id is kept for as long as its part is sent again: with the id, or without one at the place where the part stood. An
id that is not the product's own is not taken over (ours); it may name a part of anybody's product.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

PARTS = ("subRooms", "roomAmenities", "roomMaintenances")
"""The lists of `details` whose entries have ids."""

LISTS = (*PARTS, "amenities")
"""All lists of `details` whose entries have fields of their own."""

Part = Mapping[str, Any]
Fresh = Callable[[], int]


def tidy(details: Mapping[str, Any]) -> dict[str, Any]:
    """Details in whose lists nothing is None: what is empty is left out there."""
    return {
        name: [_full(part) for part in value] if name in LISTS and value else value for name, value in details.items()
    }


def _full(value: Any) -> Any:
    if isinstance(value, Mapping):
        return {name: _full(inner) for name, inner in value.items() if inner is not None}
    return [_full(inner) for inner in value] if isinstance(value, list) else value


def without_ids(details: Mapping[str, Any]) -> dict[str, Any]:
    """Details of a product whose parts are not numbered yet, as a copy of another product begins."""
    return {name: [_bare(part) for part in value] if name in PARTS else value for name, value in details.items()}


def _bare(value: Any) -> Any:
    if isinstance(value, Mapping):
        return {name: _bare(inner) for name, inner in value.items() if name != "id"}
    if isinstance(value, list):
        return [_bare(inner) for inner in value]
    return value


def numbered(
    product: int, sent: Mapping[str, Any], present: Mapping[str, Any], created: str, fresh: Fresh
) -> dict[str, Any]:
    """The lists of parts among what is sent, each part with its id and the ids of what it is in.

    `present` are the details as they are; `created` is the instant, as it goes out, at which new maintenance was
    entered; `fresh` gives an id that nothing has.
    """
    result: dict[str, Any] = {}
    for name in PARTS:
        wanted = sent.get(name)
        if wanted is None:
            continue
        now = present.get(name, ())
        if name == "subRooms":
            result[name] = _listed(wanted, now, fresh, lambda part, was, id: _sub_room(part, was, id, product, fresh))
        elif name == "roomAmenities":
            result[name] = _listed(wanted, now, fresh, lambda part, _, id: {**part, "id": id, "roomId": product})
        else:
            result[name] = _listed(wanted, now, fresh, lambda part, was, id: _work(part, was, id, product, created))
    return result


def _listed(
    wanted: Sequence[Part], now: Sequence[Part], fresh: Fresh, made: Callable[[Part, Part, int], dict[str, Any]]
) -> list[dict[str, Any]]:
    ids = kept([part.get("id") for part in wanted], [part["id"] for part in now if "id" in part])
    known = {part["id"]: part for part in now if "id" in part}
    return [made(part, known.get(id, {}), fresh() if id is None else id) for part, id in zip(wanted, ids, strict=True)]


def kept(sent: Sequence[int | None], own: Sequence[int]) -> list[int | None]:
    """The id that each part keeps, None for a new one: its own if it came with it, else that of its place."""
    free = dict.fromkeys(own)
    found: list[int | None] = []
    for id in sent:
        found.append(id if id in free else None)
        if id is not None:
            free.pop(id, None)
    for position, id in enumerate(found):
        if id is None and position < len(own) and own[position] in free:
            found[position] = own[position]
            del free[own[position]]
    return found


def _sub_room(part: Part, was: Part, id: int, product: int, fresh: Fresh) -> dict[str, Any]:
    made = {**part, "id": id, "roomId": product}
    if part.get("subRoomBathroom") is not None:
        bathroom = was.get("subRoomBathroom", {}).get("id")
        made["subRoomBathroom"] = {
            **part["subRoomBathroom"],
            "id": fresh() if bathroom is None else bathroom,
            "subRoomId": id,
        }
    if part.get("subRoomBeds") is not None:
        made["subRoomBeds"] = _beds(part["subRoomBeds"], was.get("subRoomBeds", ()), id, fresh)
    if part.get("subRoomConfigurations") is not None:
        made["subRoomConfigurations"] = _listed(
            part["subRoomConfigurations"],
            was.get("subRoomConfigurations", ()),
            fresh,
            lambda one, before, its: _configuration(one, before, its, id, fresh),
        )
    return made


def _configuration(part: Part, was: Part, id: int, sub_room: int, fresh: Fresh) -> dict[str, Any]:
    made = {**part, "id": id, "subRoomId": sub_room}
    if part.get("subRoomBeds") is not None:
        made["subRoomBeds"] = _beds(part["subRoomBeds"], was.get("subRoomBeds", ()), id, fresh)
    return made


def _beds(wanted: Sequence[Part], now: Sequence[Part], parent: int, fresh: Fresh) -> list[dict[str, Any]]:
    return _listed(wanted, now, fresh, lambda bed, _, id: {**bed, "id": id, "parentId": parent})


def _work(part: Part, was: Part, id: int, product: int, created: str) -> dict[str, Any]:
    room = part.get("roomId")
    entered = part.get("createTime") or was.get("createTime", created)
    return {**part, "id": id, "roomId": product if room is None else room, "createTime": entered}
