"""The merge rule of PATCH: docs/algorithms/content.md."""

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from roomrack.domain.content.rules import folded, merged, resolved

NAMES = st.sampled_from(["a", "b", "c"])
LEAVES = st.integers(0, 3) | st.lists(st.integers(0, 3), max_size=2)
SECTIONS = st.recursive(LEAVES, lambda inner: st.dictionaries(NAMES, inner, min_size=1, max_size=3), max_leaves=8)
OBJECTS = st.dictionaries(NAMES, SECTIONS, max_size=3)
PATCHES = st.dictionaries(
    NAMES,
    st.recursive(LEAVES | st.none(), lambda inner: st.dictionaries(NAMES, inner, max_size=3), max_leaves=8),
    max_size=3,
)


def leaves(value: Any, path: tuple[str, ...] = ()) -> dict[tuple[str, ...], Any]:
    """A value as a flat table: what stands at the end of each path. Objects without anything in them are not seen."""
    if not isinstance(value, dict):
        return {path: value}
    return {end: leaf for name, held in value.items() for end, leaf in leaves(held, (*path, name)).items()}


def slowly(current: dict[str, Any], patch: dict[str, Any]) -> dict[tuple[str, ...], Any]:
    """The same on flat tables: each leaf of the patch takes away what is in its way, and puts itself there."""
    table = leaves(current)
    for path, leaf in leaves(patch).items():
        in_the_way = [other for other in table if other[: len(path)] == path or (path[: len(other)] == other)]
        for other in in_the_way:
            del table[other]
        if leaf is not None:
            table[path] = leaf
    return table


@given(OBJECTS, PATCHES)
def test_it_is_what_the_flat_table_says(current: dict[str, Any], patch: dict[str, Any]) -> None:
    # A patch can put an empty object where a value was, which no path tells of.
    expected = slowly(current, patch)
    if not _clears_by_emptiness(current, patch):
        assert leaves(merged(current, patch)) == expected


@given(OBJECTS, PATCHES)
def test_the_same_patch_twice_changes_nothing_more(current: dict[str, Any], patch: dict[str, Any]) -> None:
    once = merged(current, patch)
    assert merged(once, patch) == once


@given(OBJECTS)
def test_an_empty_patch_changes_nothing(current: dict[str, Any]) -> None:
    assert merged(current, {}) == current


def _clears_by_emptiness(current: Any, patch: Any) -> bool:
    """Whether somewhere an object of the patch, or one that holds nothing but null, meets a value that is none."""
    if not isinstance(patch, dict):
        return False
    if not isinstance(current, dict):
        return not any(leaf is not None for leaf in leaves(patch).values())
    return any(_clears_by_emptiness(current.get(name), value) for name, value in patch.items() if name in current)


def test_lists_are_replaced_whole() -> None:
    assert merged({"a": [{"b": 1, "c": 2}]}, {"a": [{"b": 3}]}) == {"a": [{"b": 3}]}


def test_a_value_that_was_cleared_leaves_no_empty_object() -> None:
    assert merged({"a": {"EN": "x"}, "b": 1}, {"a": {"EN": None}}) == {"b": 1}


def test_values_by_portal() -> None:
    sent = {"fallback": "F", "values": {"a": "A"}, "portalValues": {"a": "old", "b": "B"}}
    kept = folded(sent)
    assert kept == {"fallback": "F", "values": {"a": "A", "b": "B"}}
    assert resolved(kept, ["b", "c"], whole=False) == {"portalValues": {"b": "B", "c": "F", "a": "A"}}
    assert resolved({"values": {}}, ["c"], whole=True) == {"values": {}, "portalValues": {}}
