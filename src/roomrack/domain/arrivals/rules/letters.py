"""The mail with the link."""

import html
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from babel.dates import format_date

KIND = "arrival"
"""What mails with links are called in the outbox."""
FIRST_HOUR = 9
"""From which hour on, by the property's clock, mails go out by themselves."""
RETENTION = timedelta(days=90)
"""How long is known to whom a link was mailed."""
LINK_RETENTION = timedelta(days=5 * 366)
"""How long a link is known after its last change: longer than any stay that it can be of lies ahead."""


@dataclass(frozen=True, slots=True)
class Letter:
    """What a mail says."""

    subject: str
    text: str
    html: str


_EN: Mapping[str, str] = {
    "subject": "Check in online at {house}",
    "hello": "Hello,",
    "body": "You stay at {house} from {arrival} to {departure}. Fill in before you come what the law asks of every "
    "guest, and you lose no time at the desk:",
    "button": "Check in online",
    "end": "The link works until you are checked in. Whoever has it can use it, so pass it on only to those who stay "
    "with you.",
    "bye": "{house}",
}
_IT: Mapping[str, str] = {
    "subject": "Check-in online: {house}",
    "hello": "Buongiorno,",
    "body": "soggiorni presso {house} dal {arrival} al {departure}. Inserisci prima dell’arrivo i dati che la legge "
    "chiede a ogni ospite e non perderai tempo alla reception:",
    "button": "Check-in online",
    "end": "Il collegamento funziona fino al check-in. Chi lo possiede può usarlo: condividilo solo con chi soggiorna "
    "con te.",
    "bye": "{house}",
}
TEXTS: Mapping[str, Mapping[str, str]] = {"en": _EN, "it": _IT}


def language_of(wanted: str | None) -> str:
    """The language of a mail for a reader of `wanted`; English where there are no words."""
    code = (wanted or "").lower()
    return code if code in TEXTS else "en"


def letter(language: str, house: str, arrival: date, departure: date, link: str) -> Letter:
    """The mail with a link, in a language, as plain text and as simple HTML."""
    words = TEXTS[language]
    values = {
        "house": house,
        "arrival": format_date(arrival, "long", locale=language),
        "departure": format_date(departure, "long", locale=language),
    }
    before = [words["hello"], words["body"].format(**values)]
    after = [words["end"], words["bye"].format(**values)]
    paragraphs = [f"<p>{html.escape(each)}</p>" for each in before]
    paragraphs.append(f'<p><a href="{html.escape(link)}">{html.escape(words["button"])}</a></p>')
    paragraphs += [f"<p>{html.escape(each)}</p>" for each in after]
    return Letter(
        subject=words["subject"].format(**values),
        text="\n\n".join([*before, link, *after]) + "\n",
        html=f'<!doctype html><html lang="{language}"><head><meta charset="utf-8"></head>'
        f"<body>{''.join(paragraphs)}</body></html>\n",
    )
