"""Patches between any two JSON objects lead from the one to the other, and a history to its last content."""

import json
from datetime import UTC, datetime, timedelta
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from roomrack.domain.revisions.rules import Kind, Revision, Waiting, apply, history, patch_between

NOW = datetime(2027, 1, 10, 12, tzinfo=UTC)
scalars = (
    st.none() | st.booleans() | st.integers(-5, 5) | st.sampled_from([0.5, 1.0, -0.0]) | st.text("ab/~0 ", max_size=3)
)
values = st.recursive(
    scalars,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text("ab/~1", max_size=2), inner, max_size=3),
    max_leaves=8,
)
objects = st.dictionaries(st.text("abc/~", max_size=2), values, max_size=4)


def same(one: Any, other: Any) -> bool:
    return json.dumps(one, sort_keys=True) == json.dumps(other, sort_keys=True)


@given(objects, objects)
def test_a_patch_makes_the_one_of_the_other(before: dict[str, Any], after: dict[str, Any]) -> None:
    kept = json.dumps(before)
    assert same(apply(patch_between(before, after), before), after)
    assert json.dumps(before) == kept


@given(objects)
def test_equal_contents_need_no_patch(content: dict[str, Any]) -> None:
    assert patch_between(content, json.loads(json.dumps(content))) == []


@given(st.lists(objects, min_size=1, max_size=5))
def test_the_patches_of_a_history_lead_to_its_last_content(contents: list[dict[str, Any]]) -> None:
    revisions = [
        Revision(number, 1, 2, Kind.CHANGED, NOW, {"kind": "worker"}, content)
        for number, content in enumerate(contents)
    ]
    changes = history(revisions)
    assert [change.revision for change in changes] == revisions
    content: Any = contents[0]
    for change in changes[1:]:
        assert change.patch is not None
        content = apply(change.patch, content)
    assert changes[0].patch is None
    assert same(content, contents[-1])


def test_half_an_hour_is_too_long() -> None:
    def late(minutes: float) -> bool:
        return Waiting(1, 2, None, None, 3, NOW - timedelta(minutes=minutes)).late(NOW)

    assert [late(29.99), late(30), late(31)] == [False, True, True]
    assert not Waiting(1, 2, None, None, None, None).late(NOW)
