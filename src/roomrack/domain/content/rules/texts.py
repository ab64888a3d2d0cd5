"""Choosing one random text of those that were sent (docs/contract.md 9)."""

import re
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from roomrack.domain.reference.rules import LANGUAGES

Candidate = Mapping[str, str]
"""One text, by language."""

_WORD = re.compile(r"\S+")


def words(text: str) -> int:
    """How many words a text has: what blanks part."""
    return len(_WORD.findall(text))


def candidates(sent: Sequence[Candidate], least: int, most: int | None) -> list[Candidate]:
    """Those texts that have so many words, without the languages in which they do not; none of only others."""
    fitting = [
        {
            language: text
            for language, text in one.items()
            if least <= words(text) and (most is None or words(text) <= most)
        }
        for one in sent
    ]
    return [one for one in fitting if one]


def chosen(fitting: Sequence[Candidate], draw: Callable[[int], int]) -> Candidate:
    """One of the texts; `draw` gives a whole number from 0 below what it is given."""
    return fitting[draw(len(fitting))]


def from_descriptions(sent: Mapping[str, Any]) -> list[Candidate]:
    """The texts of a body of descriptions: each of its maps by language is one."""
    maps = [value for name, value in sent.items() if name != "headline" and isinstance(value, Mapping)]
    return [one for one in maps if one]


def from_texts(sent: Mapping[str, Any]) -> list[Candidate]:
    """The texts of a body without a schema: `{"name": {"EN": "text"}}`, or by language `{"EN": {"name": "text"}}`.

    By language, a list of texts or one text does as well; texts of the same name or place belong together.
    """
    if not all(name.upper() in LANGUAGES for name in sent):
        return [_by_language(value) for value in sent.values() if isinstance(value, Mapping)]
    gathered: dict[str, dict[str, str]] = {}
    for language, texts in sent.items():
        for name, text in _named(texts):
            if text:
                gathered.setdefault(name, {})[language.upper()] = text
    return list(gathered.values())


def _by_language(value: Mapping[str, Any]) -> dict[str, str]:
    return {
        language.upper(): text
        for language, text in value.items()
        if language.upper() in LANGUAGES and isinstance(text, str) and text
    }


def _named(texts: object) -> list[tuple[str, str]]:
    if isinstance(texts, str):
        return [("0", texts)]
    if isinstance(texts, Mapping):
        return [(name, text) for name, text in texts.items() if isinstance(text, str)]
    if isinstance(texts, list):
        return [(str(place), text) for place, text in enumerate(texts) if isinstance(text, str)]
    return []
