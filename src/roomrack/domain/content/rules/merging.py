"""How a PATCH changes a section: docs/algorithms/content.md."""

from collections.abc import Mapping
from typing import Any


def merged(current: object, patch: object) -> Any:
    """What becomes of a value: objects are merged field by field, null removes, everything else replaces.

    An object that a removal leaves empty goes too, so that a cleared map reads as one that was never filled.
    """
    if not isinstance(patch, Mapping):
        return patch
    before = current if isinstance(current, Mapping) else {}
    after = dict(before)
    for name, value in patch.items():
        if value is None:
            after.pop(name, None)
            continue
        changed = merged(before.get(name), value)
        if isinstance(changed, Mapping) and not changed:
            after.pop(name, None)
        else:
            after[name] = changed
    return after
