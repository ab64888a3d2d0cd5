"""Translating texts between the languages of the API. The originals stay what people wrote."""

from collections.abc import Sequence
from typing import Protocol


class TranslationFailed(Exception):
    """The service refused or did not answer. `problem` is a short reason fit for showing to clients."""

    def __init__(self, problem: str) -> None:
        super().__init__(problem)
        self.problem = problem


class Translator(Protocol):
    """Something that translates."""

    async def translate(self, texts: Sequence[str], source: str, target: str) -> Sequence[str | None]:
        """Each text in the target language, None where there is no translation. Raises `TranslationFailed`.

        Languages are those of `domain.reference`, such as EN. Never called inside a transaction.
        """
        ...


class NullTranslator:
    """Translates nothing."""

    async def translate(self, texts: Sequence[str], source: str, target: str) -> Sequence[str | None]:
        """None for each text."""
        return [None for _ in texts]
