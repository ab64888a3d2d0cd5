"""Which tag of reservations at the source is which here: each server has a list of its own."""

from collections.abc import Iterable, Mapping
from typing import Any

from roomrack.domain.guests.rules.registry import folded
from roomrack.domain.reference.rules import tags
from roomrack.entrypoints.importing.source import Untold
from roomrack.entrypoints.importing.work import House, Work

UNKNOWN = "Their tag is none of those here, or the source does not tell its tags; they come over without it."


async def learn(work: Work, house: House, rows: Iterable[Mapping[str, Any]]) -> None:
    """Read the source's list once a reservation has a tag, and note those whose tag has no likeness here."""
    tagged = [raw for raw in rows if raw.get("tagLabel") is not None]
    if not tagged:
        return
    if house.tags is None:
        try:
            house.tags = matched(await work.source.tags(house.source_id))
        except Untold:
            house.tags = {}
    known = house.tags
    unknown = sum(not isinstance(raw["tagLabel"], int) or raw["tagLabel"] not in known for raw in tagged)
    if unknown:
        work.report.note(house.source_id, "reservation", UNKNOWN, unknown)


def matched(listed: Iterable[Mapping[str, Any]]) -> dict[int, int]:
    """The tags here of those of the source that have the same code, or the same name in a language."""
    here: dict[str, int] = {}
    for tag in tags():
        for word in (tag.code, *tag.names.values()):
            here.setdefault(folded(word), tag.id)
    found = {}
    for row in listed:
        values = row.get("values")
        words = [
            row.get("code"),
            row.get("label"),
            row.get("name"),
            *(values.values() if isinstance(values, dict) else ()),
        ]
        ids = [here[folded(word)] for word in words if isinstance(word, str) and folded(word) in here]
        if ids and isinstance(row.get("id"), int):
            found[row["id"]] = ids[0]
    return found
