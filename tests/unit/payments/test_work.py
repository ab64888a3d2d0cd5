"""Asking a processor again and again: keys and pauses (docs/algorithms/payments.md)."""

from dataclasses import replace
from datetime import timedelta

from roomrack.domain.payments.rules.work import (
    LEASE,
    REFUSED_PAUSES,
    UNANSWERED_PAUSES,
    Work,
    WorkKind,
    after_refusal,
    after_silence,
)
from tests.unit.reservations.examples import NOW

WORK = Work(
    accommodation=7,
    id=5,
    kind=WorkKind.CHARGE,
    payment=1,
    reservation=2,
    amount=100,
    due_at=NOW,
    created_at=NOW,
)


def test_a_key_changes_only_when_the_processor_has_refused() -> None:
    assert replace(WORK, attempts=3, unanswered=3).key == WORK.key
    assert replace(WORK, refusals=1).key != WORK.key
    assert replace(WORK, id=6).key != WORK.key
    assert replace(WORK, accommodation=8).key != WORK.key


def test_pauses_grow_and_end() -> None:
    refused = [after_refusal(number, final=False) for number in range(1, len(REFUSED_PAUSES) + 2)]
    assert refused == [*REFUSED_PAUSES, None]
    assert list(REFUSED_PAUSES) == sorted(REFUSED_PAUSES)
    assert after_refusal(1, final=True) is None
    silent = [after_silence(number) for number in range(1, len(UNANSWERED_PAUSES) + 2)]
    assert silent == [*UNANSWERED_PAUSES, None]
    assert list(UNANSWERED_PAUSES) == sorted(UNANSWERED_PAUSES)


def test_a_key_is_used_no_longer_than_processors_know_it() -> None:
    longest = sum(UNANSWERED_PAUSES, timedelta()) + LEASE * (len(UNANSWERED_PAUSES) + 1)
    assert longest < timedelta(hours=24)
