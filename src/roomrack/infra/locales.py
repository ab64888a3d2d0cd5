"""Messages in the reader's language.

The catalogues are gettext files, `locale/<language>/LC_MESSAGES/roomrack.po`, keyed by the code of an error and
read when they are first needed; `printing.po` beside them has the words of printed documents, in more languages, and
`console.po` those of the console's pages for a property's own people, by the English words.
English is complete, because it is written from the templates (`python -m scripts.messages`); a code that another
language lacks falls back to it, and a test lists those.
"""

from collections.abc import Mapping
from functools import cache, lru_cache
from pathlib import Path

from babel.messages.pofile import read_po

LANGUAGES = ("en", "it")
PRINTED = ("en", "it", "de", "fr", "es", "pt", "nl", "ca", "ro")
"""Languages that printed documents and the mails with them have words in."""
FOLDER = Path(__file__).parent.parent / "locale"
_MAX_HEADER = 512


@cache
def catalogue(language: str) -> dict[str, str]:
    """The messages of one language by code; codes that were not translated are absent."""
    return _read(language, "roomrack")


@cache
def printed(language: str) -> Mapping[str, str]:
    """The words of printed documents in a language; in English where there are none."""
    return _read(printable(language), "printing")


@cache
def worded(language: str) -> Mapping[str, str]:
    """The words of the console's pages in a language by the English ones; nothing for English itself."""
    return {} if language == LANGUAGES[0] else _read(language, "console")


def printable(language: str | None) -> str:
    """The language in which a document for a reader of `language` is printed, in lower case."""
    wanted = (language or "").lower()
    return wanted if wanted in PRINTED else PRINTED[0]


def _read(language: str, domain: str) -> dict[str, str]:
    path = FOLDER / language / "LC_MESSAGES" / f"{domain}.po"
    with path.open("rb") as file:
        entries = read_po(file, locale=language)
    return {str(entry.id): str(entry.string) for entry in entries if entry.id and entry.string and not entry.fuzzy}


def message(code: str, language: str) -> str | None:
    """The template of a code in a language, or None where it has none."""
    return catalogue(language).get(code)


@lru_cache(maxsize=256)
def negotiate(header: str | None) -> str:
    """The language to answer in, from the value of `Accept-Language`; English when nothing fits."""
    if not header or len(header) > _MAX_HEADER:
        return LANGUAGES[0]
    wanted: list[tuple[float, str]] = []
    for part in header.split(","):
        tag, _, parameters = part.strip().partition(";")
        language = LANGUAGES[0] if tag == "*" else tag.strip().lower().partition("-")[0]
        weight = _weight(parameters)
        if language in LANGUAGES and weight > 0:
            wanted.append((weight, language))
    return max(wanted, key=lambda pair: pair[0], default=(0.0, LANGUAGES[0]))[1]


def _weight(parameters: str) -> float:
    name, _, value = parameters.strip().partition("=")
    if name.strip() != "q":
        return 1.0
    try:
        return float(value)
    except ValueError:
        return 0.0
