"""Values that differ by portal: `values` and a `fallback` go in, `portalValues` come out (docs/contract.md 9)."""

from collections.abc import Collection, Mapping
from typing import Any


def folded(item: Mapping[str, Any]) -> dict[str, Any]:
    """What is kept of an item as it was sent: `portalValues`, which clients send back as they read them, are values."""
    kept = {name: value for name, value in item.items() if name != "portalValues"}
    sent = item.get("portalValues")
    if sent and isinstance(sent, Mapping):
        kept["values"] = {**sent, **(kept.get("values") or {})}
    return kept


def resolved(item: Mapping[str, Any], portals: Collection[str], *, whole: bool) -> dict[str, Any]:
    """An item as it is shown: what each portal gets, those first that the property is connected to.

    A portal without a value of its own gets the fallback. `whole` shows what was sent as well.
    """
    values: Mapping[str, Any] = item.get("values") or {}
    fallback = item.get("fallback")
    got = {name: values.get(name, fallback) for name in (*portals, *values)}
    shown = {"portalValues": {name: value for name, value in got.items() if value is not None}}
    return {**item, **shown} if whole else shown
