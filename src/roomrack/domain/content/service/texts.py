"""Writing one random text of those that were sent into the descriptions of a product."""

import secrets
from collections.abc import Callable, Sequence
from typing import Any

from roomrack.domain.content import rules
from roomrack.domain.content.errors import NoTextFits, WordsReversed
from roomrack.domain.content.rules import Candidate, Owner
from roomrack.domain.content.service.sections import Check, Read, find, patch
from roomrack.infra.db import WriteUnit

DESCRIPTIONS = rules.by_name("descriptions")


class _Chance:
    draw: Callable[[int], int] = staticmethod(secrets.randbelow)


def configure(*, draw: Callable[[int], int]) -> None:
    """Say what draws a whole number from 0 below another: the system's randomness, or what a test has seeded."""
    _Chance.draw = staticmethod(draw)


async def write_text(
    unit: WriteUnit,
    owner: Owner,
    field: str,
    sent: Sequence[Candidate],
    check: Check,
    *,
    least: int | None,
    most: int | None,
    replace: bool = True,
) -> Read:
    """Write one of the texts into a field of the descriptions; languages that it lacks keep theirs.

    Only texts with `least` to `most` words are taken. Without `replace`, only languages without a text get one.
    Raises `WordsReversed`, and `NoTextFits`.
    """
    if least is not None and most is not None and least > most:
        raise WordsReversed("minWords")
    fitting = rules.candidates(sent, least or 0, most)
    if not fitting:
        raise NoTextFits(least=least or 0, most="∞" if most is None else most)
    text: dict[str, Any] = dict(rules.chosen(fitting, _Chance.draw))
    if not replace:
        current = await find(unit, owner, DESCRIPTIONS)
        there = (current.value.get(field) or {}) if current else {}
        text = {language: words for language, words in text.items() if language not in there}
    return await patch(unit, owner, DESCRIPTIONS, {field: text}, check)
