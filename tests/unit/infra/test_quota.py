"""Windows and limits of the quota."""

from datetime import UTC, datetime, timedelta, timezone

import pytest

from roomrack.core.errors import QuotaExceeded
from roomrack.infra.http.caller import Quota
from roomrack.infra.quota import bulk_limit, call_limit, check_call, is_used_up, seconds_left, show, window_start


@pytest.mark.parametrize(
    ("instant", "start", "left"),
    [
        (datetime(2026, 1, 1, tzinfo=UTC), datetime(2026, 1, 1, tzinfo=UTC), 300),
        (datetime(2026, 1, 1, 0, 4, 59, 999_999, tzinfo=UTC), datetime(2026, 1, 1, tzinfo=UTC), 1),
        (datetime(2026, 1, 1, 0, 5, tzinfo=UTC), datetime(2026, 1, 1, 0, 5, tzinfo=UTC), 300),
        (
            datetime(2026, 1, 1, 12, 0, 1, tzinfo=timezone(timedelta(hours=5, minutes=45))),
            datetime(2026, 1, 1, 6, 15, tzinfo=UTC),
            299,
        ),
    ],
)
def test_windows_are_aligned_to_the_epoch(instant: datetime, start: datetime, left: int) -> None:
    assert window_start(instant) == start
    assert int(window_start(instant).timestamp()) % 300 == 0
    assert seconds_left(instant) == left


def test_limits_grow_with_the_properties_and_give_way_to_an_own_limit() -> None:
    assert [call_limit(properties, None) for properties in (0, 1, 7)] == [100, 100, 700]
    assert [bulk_limit(properties, None) for properties in (0, 1, 7)] == [300, 300, 2100]
    assert (call_limit(7, 5), bulk_limit(7, 0)) == (5, 0)


def test_a_budget_is_used_up_only_by_what_came_before() -> None:
    assert not is_used_up(0, 1)
    assert not is_used_up(99, 100)
    assert is_used_up(100, 100)
    assert is_used_up(0, 0)


def test_the_call_that_uses_up_the_budget_is_served_and_the_next_is_not() -> None:
    check_call(Quota(limit=100, used=100, reset_seconds=10, bulk_limit=300))
    with pytest.raises(QuotaExceeded) as caught:
        check_call(Quota(limit=100, used=101, reset_seconds=10, bulk_limit=300))
    assert caught.value.headers == {"Retry-After": "10"}


def test_headers_never_show_less_than_nothing() -> None:
    headers: dict[str, str] = {}
    show(headers, Quota(limit=100, used=130, reset_seconds=10, bulk_limit=300))
    assert headers == {"X-RateLimit-Limit": "100", "X-RateLimit-Remaining": "0", "X-RateLimit-Reset": "10"}
