"""What is written to people about their accounts, in their language, as plain text and as simple HTML."""

import html
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

LANGUAGES = ("en", "it")
INVITATION, WELCOME, RESET = "invitation", "welcome", "reset"
PASSWORD_CHANGED, FACTOR_ON, FACTOR_OFF, FACTOR_RESET = "password_changed", "factor_on", "factor_off", "factor_reset"

DELAYS = tuple(timedelta(minutes=each) for each in (1, 5, 15, 60, 180, 360, 720))
"""How long a letter waits after each attempt that failed; after the last one it is given up."""
LEASE = timedelta(minutes=2)
"""After which a letter that a worker took and never came back from is anybody's."""
RETENTION = timedelta(days=7)
"""How long a letter is stored after its end."""
GIVEN_UP_AFTER = timedelta(days=2)
"""After which a letter that no worker could send is forgotten: it would be no news any more."""


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter, ready to be sent."""

    subject: str
    text: str
    html: str


_EN: Mapping[str, str] = {
    "hello": "Hello {name},",
    "hello_nobody": "Hello,",
    "bye": "This mail was sent by Roomrack at {server}.",
    "until": "The link works once, until {until} UTC.",
    "invitation_subject": "{property} invites you",
    "invitation_body": "{inviter} invites you to work for {property}. Choose a password to accept:",
    "invitation_body_known": "{inviter} invites you to work for {property}. You have an account: sign in to accept:",
    "invitation_button": "Accept the invitation",
    "invitation_end": "If you do not know {property}, ignore this mail; nothing will happen.",
    "welcome_subject": "Welcome: {property} is ready",
    "welcome_body": "{property} was set up, and you own it. Choose a password to sign in as {username}:",
    "welcome_body_known": "{property} was set up, and you own it. Sign in as {username}:",
    "welcome_button": "Begin",
    "welcome_end": "If you know nothing of {property}, tell whoever runs the server.",
    "reset_subject": "A new password",
    "reset_body": "Somebody asked for a new password for the account {username}. If it was you, choose one here:",
    "reset_button": "Choose a password",
    "reset_end": "If it was not you, ignore this mail; your password stays as it is.",
    "password_changed_subject": "Your password was changed",
    "password_changed_body": "The password of the account {username} was changed, and all other sessions were ended.",
    "factor_on_subject": "The second factor is on",
    "factor_on_body": "Signing in as {username} now asks for a code of your device.",
    "factor_off_subject": "The second factor is off",
    "factor_off_body": "Signing in as {username} no longer asks for a code.",
    "factor_reset_subject": "Your second factor was taken away",
    "factor_reset_body": "{actor} took the second factor of the account {username} away. Set it up anew.",
    "notice_end": "If it was not you, ask for a new password at once: {forgotten}",
    "operator": "Whoever runs the server",
}
_IT: Mapping[str, str] = {
    "hello": "Buongiorno {name},",
    "hello_nobody": "Buongiorno,",
    "bye": "Questa e-mail è stata inviata da Roomrack su {server}.",
    "until": "Il collegamento funziona una sola volta, fino al {until} UTC.",
    "invitation_subject": "Invito da {property}",
    "invitation_body": "{inviter} ti invita a lavorare per {property}. Scegli una password per accettare:",
    "invitation_body_known": "{inviter} ti invita a lavorare per {property}. Hai già un account: accedi per accettare:",
    "invitation_button": "Accetta l’invito",
    "invitation_end": "Se non conosci {property}, ignora questa e-mail; non succederà nulla.",
    "welcome_subject": "Benvenuto: {property} è pronta",
    "welcome_body": "{property} è stata creata e tu ne sei il proprietario. Scegli una password per accedere come "
    "{username}:",
    "welcome_body_known": "{property} è stata creata e tu ne sei il proprietario. Accedi come {username}:",
    "welcome_button": "Inizia",
    "welcome_end": "Se non sai nulla di {property}, avvisa chi gestisce il server.",
    "reset_subject": "Una nuova password",
    "reset_body": "Qualcuno ha chiesto una nuova password per l’account {username}. Se sei stato tu, sceglila qui:",
    "reset_button": "Scegli una password",
    "reset_end": "Se non sei stato tu, ignora questa e-mail; la tua password resta com’è.",
    "password_changed_subject": "La tua password è cambiata",
    "password_changed_body": "La password dell’account {username} è cambiata e tutte le altre sessioni sono chiuse.",
    "factor_on_subject": "Il secondo fattore è attivo",
    "factor_on_body": "Per accedere come {username} ora serve anche un codice del tuo dispositivo.",
    "factor_off_subject": "Il secondo fattore è disattivato",
    "factor_off_body": "Per accedere come {username} non serve più alcun codice.",
    "factor_reset_subject": "Il tuo secondo fattore è stato tolto",
    "factor_reset_body": "{actor} ha tolto il secondo fattore dell’account {username}. Configuralo di nuovo.",
    "notice_end": "Se non sei stato tu, chiedi subito una nuova password: {forgotten}",
    "operator": "Chi gestisce il server",
}
TEXTS: Mapping[str, Mapping[str, str]] = {"en": _EN, "it": _IT}


def words(language: str) -> Mapping[str, str]:
    """The texts of a language, English where there are none."""
    return TEXTS.get(language.lower()[:2], _EN)


def compose(
    kind: str,
    language: str,
    details: Mapping[str, str],
    *,
    link: str | None = None,
    until: datetime | None = None,
    known: bool = False,
) -> Letter:
    """Write a letter; `details` fill its gaps. `known` is said to somebody who has an account already."""
    texts = words(language)
    filled = {**details, "actor": details.get("actor") or texts["operator"]}
    filled["inviter"] = details.get("inviter") or texts["operator"]
    hello = texts["hello"] if details.get("name") else texts["hello_nobody"]
    body = texts[f"{kind}_body_known"] if known else texts[f"{kind}_body"]
    end = texts.get(f"{kind}_end", texts["notice_end"])
    before = [hello.format(**filled), body.format(**filled)]
    after = [end.format(**filled), texts["bye"].format(**filled)]
    if until is not None:
        after.insert(0, texts["until"].format(until=until.strftime("%Y-%m-%d %H:%M")))
    plain = [*before, *([link] if link else []), *after]
    return Letter(
        subject=texts[f"{kind}_subject"].format(**filled),
        text="\n\n".join(plain) + "\n",
        html=_html(before, after, link, texts.get(f"{kind}_button", ""), language.lower()[:2]),
    )


def _html(before: list[str], after: list[str], link: str | None, button: str, language: str) -> str:
    paragraphs = [f"<p>{html.escape(each)}</p>" for each in before]
    if link is not None:
        paragraphs.append(f'<p><a href="{html.escape(link)}">{html.escape(button)}</a></p>')
    paragraphs += [f"<p>{html.escape(each)}</p>" for each in after]
    return (
        f'<!doctype html><html lang="{language if language in TEXTS else "en"}"><head><meta charset="utf-8"></head>'
        f"<body>{''.join(paragraphs)}</body></html>\n"
    )
