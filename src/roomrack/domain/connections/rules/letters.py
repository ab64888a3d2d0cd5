"""What a property's contact is written about a connection, in the property's language, as plain text."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta

DELAYS = tuple(timedelta(minutes=each) for each in (1, 5, 15, 60, 180, 360, 720))
"""How long a mail waits after each attempt that failed; after the last one it is given up."""
LEASE = timedelta(minutes=2)
"""After which a mail that a worker took and never came back from is anybody's."""
RETENTION = timedelta(days=30)
"""How long a mail is stored after its end."""

_WORDS: Mapping[str, Mapping[str, str]] = {
    "en": {
        "help_subject": "{property}: the connection to {portal}",
        "help_begin": "Somebody asked for help with the connection of {property} to {portal}. This is how it stands.",
        "state": "State: {status}. Products mapped: {mapped}.",
        "wrong": "What must be mended:",
        "right": "Nothing is wrong with the mapping.",
        "error_subject": "{property}: trouble with {portal}",
        "error_begin": "The connection of {property} to {portal} has trouble: {problem}",
        "end": "You can change the connection in the console, on the page of its connections.",
    },
    "it": {
        "help_subject": "{property}: il collegamento a {portal}",
        "help_begin": "Qualcuno ha chiesto aiuto per il collegamento di {property} a {portal}. La situazione è questa.",
        "state": "Stato: {status}. Prodotti mappati: {mapped}.",
        "wrong": "Da sistemare:",
        "right": "La mappatura è in ordine.",
        "error_subject": "{property}: problemi con {portal}",
        "error_begin": "Il collegamento di {property} a {portal} ha un problema: {problem}",
        "end": "Il collegamento si modifica nella console, alla pagina dei collegamenti.",
    },
}


@dataclass(frozen=True, slots=True)
class Letter:
    """A mail, ready to be sent."""

    subject: str
    text: str


def language_of(spoken: str | None) -> str:
    """The language in which a property is written to."""
    wanted = (spoken or "").lower()[:2]
    return wanted if wanted in _WORDS else "en"


def help_letter(language: str, *, name: str, portal: str, status: str, mapped: int, findings: Sequence[str]) -> Letter:
    """How a connection stands, and what of it must be mended."""
    words = _WORDS[language]
    named = {"property": _line(name), "portal": _line(portal)}
    wrong = [words["wrong"], *(f"- {one}" for one in findings)] if findings else [words["right"]]
    text = [
        words["help_begin"].format(**named),
        "",
        words["state"].format(status=status, mapped=mapped),
        "",
        *wrong,
        "",
        words["end"],
    ]
    return Letter(words["help_subject"].format(**named), "\n".join(text) + "\n")


def error_letter(language: str, *, name: str, portal: str, problem: str) -> Letter:
    """That a connection has trouble."""
    words = _WORDS[language]
    named = {"property": _line(name), "portal": _line(portal)}
    text = [words["error_begin"].format(**named, problem=problem), "", words["end"]]
    return Letter(words["error_subject"].format(**named), "\n".join(text) + "\n")


def _line(text: str) -> str:
    """A name that can't break a subject line."""
    return " ".join(text.split())
