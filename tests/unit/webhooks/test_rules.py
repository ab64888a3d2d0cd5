"""Schedules, verdicts, signatures and coalescing, without a database."""

from datetime import UTC, datetime, timedelta

import pytest
from standardwebhooks import Webhook

from roomrack.domain.webhooks.rules import (
    COALESCE,
    RETRY_DELAYS,
    Outcome,
    Previous,
    Verdict,
    content_signature,
    digest,
    failed,
    next_attempt,
    refused,
    repeats,
    retries_left,
    standard_signature,
    succeeded,
    verdict,
    withdrawn,
)

NOON = datetime(2026, 11, 24, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("status", "expected"),
    [
        (200, Verdict.DONE),
        (201, Verdict.DONE),
        (299, Verdict.DONE),
        (406, Verdict.STOP),
        (None, Verdict.AGAIN),
        (100, Verdict.AGAIN),
        (301, Verdict.AGAIN),
        (304, Verdict.AGAIN),
        (400, Verdict.AGAIN),
        (401, Verdict.AGAIN),
        (410, Verdict.AGAIN),
        (500, Verdict.AGAIN),
        (503, Verdict.AGAIN),
    ],
)
def test_what_an_answer_means(status: int | None, expected: Verdict) -> None:
    assert verdict(status) is expected


def test_the_waits_grow_and_make_two_days() -> None:
    assert list(RETRY_DELAYS) == sorted(set(RETRY_DELAYS))
    assert sum(RETRY_DELAYS, timedelta()) == timedelta(days=2)


def test_retry_counts_down_to_the_last_attempt() -> None:
    instant, attempts, seen = NOON, 0, []
    while True:
        seen.append(retries_left(attempts))
        attempts += 1
        following = next_attempt(attempts, instant)
        if following is None:
            break
        instant = following
    assert seen == list(range(len(RETRY_DELAYS), -1, -1))
    assert instant == NOON + timedelta(days=2)


def test_results() -> None:
    assert succeeded((1, 2), 204).outcome is Outcome.DELIVERED
    assert refused((1, 2), 406).outcome is Outcome.REFUSED
    first = failed((1, 2), 0, 500, "the answer was 500", NOON)
    assert (first.outcome, first.due_at) == (None, NOON + RETRY_DELAYS[0])
    last = failed((1, 2), len(RETRY_DELAYS), None, "no answer", NOON)
    assert (last.outcome, last.due_at) == (Outcome.ABANDONED, None)
    assert withdrawn((1, 2), "gone").attempted is False


def test_only_the_newest_equal_content_within_five_minutes_is_a_repetition() -> None:
    content, other = digest('{"n":1}'), digest('{"n":2}')
    previous = Previous(subscription=7, digest=content, created_at=NOON)
    assert repeats(previous, 7, content, NOON)
    assert repeats(previous, 7, content, NOON + COALESCE - timedelta(seconds=1))
    assert not repeats(previous, 7, content, NOON + COALESCE)
    assert not repeats(previous, 7, other, NOON)
    assert not repeats(previous, 8, content, NOON)
    assert not repeats(None, 7, content, NOON)


def test_hmac_is_sha1_in_hex_over_the_contents_utf8() -> None:
    assert content_signature(b"key", "The quick brown fox jumps over the lazy dog") == (
        "de7c9b85b8b78aa6bc8a7a36f70a90701c9db4d9"
    )


def test_the_standard_signature_is_that_of_the_published_library() -> None:
    secret, body = b"s3cr\xc3\xa9t of any length", '{"ö":1}'
    instant = datetime(2026, 11, 24, 12)  # noqa: DTZ001 - the library takes a naive one as UTC
    assert standard_signature(secret, "msg_1", int(NOON.timestamp()), body.encode()) == Webhook(secret).sign(
        "msg_1", instant, body
    )
