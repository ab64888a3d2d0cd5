"""The implementation of `ports.translation` over the HTTP interface of LibreTranslate, which others offer too."""

import json
from collections.abc import Sequence

from roomrack.ports.http import Outgoing, OutgoingError
from roomrack.ports.translation import TranslationFailed

TIMEOUT_SECONDS = 30.0
ANSWER_BYTES = 1_000_000
WORDS = 200
"""How much of the service's own complaint is shown."""


class LibreTranslate:
    """Sends all texts of a call at once; `url` is where the service is, without `/translate`."""

    def __init__(self, outgoing: Outgoing, url: str, key: str | None = None) -> None:
        self._outgoing = outgoing
        self._url = url.rstrip("/") + "/translate"
        self._key = key

    async def translate(self, texts: Sequence[str], source: str, target: str) -> Sequence[str | None]:
        """See `Translator.translate`. An empty translation counts as none."""
        if not texts:
            return []
        asked = {"q": list(texts), "source": source.lower(), "target": target.lower(), "format": "text"}
        if self._key is not None:
            asked["api_key"] = self._key
        try:
            answer = await self._outgoing.send(
                "POST",
                self._url,
                headers={"Content-Type": "application/json", "Accept": "application/json"},
                body=json.dumps(asked).encode(),
                timeout_seconds=TIMEOUT_SECONDS,
                limit=ANSWER_BYTES,
            )
        except OutgoingError as error:
            raise TranslationFailed(error.problem) from error
        try:
            content = json.loads(answer.body)
        except ValueError:
            content = None
        if answer.status != 200:
            words = content.get("error") if isinstance(content, dict) else None
            raise TranslationFailed(str(words)[:WORDS] if words else f"status {answer.status}")
        found = content.get("translatedText") if isinstance(content, dict) else None
        if not isinstance(found, list) or len(found) != len(texts) or not all(isinstance(text, str) for text in found):
            raise TranslationFailed("an answer that is no translation")
        return [text.strip() or None for text in found]
