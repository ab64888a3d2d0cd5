"""What the vault says to people, in English and Italian."""

from collections.abc import Mapping

LANGUAGES = ("en", "it")


def page_language(wanted: str | None) -> str:
    """The language of a page or mail for a code such as IT; English for those that it does not speak."""
    code = (wanted or "").strip().lower()[:2]
    return code if code in LANGUAGES else LANGUAGES[0]


def accepted(header: str | None) -> str:
    """The first language of an Accept-Language header that the vault speaks, else English."""
    for part in (header or "").split(","):
        code = part.partition(";")[0].strip().lower()[:2]
        if code in LANGUAGES:
            return code
    return LANGUAGES[0]


REFUSALS: Mapping[str, Mapping[str, str]] = {
    "en": {
        "activates_late": "The card becomes active after it has expired.",
        "amount_wrong": "This must be an amount that is not negative.",
        "card_expired": "The card has expired.",
        "card_gone": "The vault does not have this card, or no more.",
        "card_not_active": "The card is not active yet.",
        "credential_missing": (
            "No credential was sent. Send it in a header: Authorization: Bearer <token>, or key: <api key>."
        ),
        "cvv_gone": "The security code was dropped, or was never sent.",
        "cvv_wrong": "A security code has 3 digits, 4 on American Express.",
        "expired": "The card has expired, or expires too far ahead.",
        "expiry_wrong": "This must be a month and year, such as 2030-05 or 05/30.",
        "fields_wrong": "The request has missing or wrong parameters.",
        "flag_wrong": "This must be true or false.",
        "headers_wrong": "These can't be sent as headers.",
        "instant_wrong": "This must be an instant, such as 2030-05-01T12:00:00Z.",
        "internal": "Something went wrong on our side. Quote the request id {request_id} when you report it.",
        "json": "The body is not valid JSON.",
        "link_gone": "This link was used, or is too old.",
        "mail_failed": "The mail server did not take the mail.",
        "media": "The body must be sent as application/json.",
        "media_wrong": "This must be application/json or application/x-www-form-urlencoded.",
        "method_not_allowed": "This method is not allowed here.",
        "method_wrong": "This must be POST or PUT.",
        "missing": "This value is required.",
        "no_mail_server": "This vault has no mail server, so no link can be sent.",
        "no_pin": "The property has not registered a PIN yet.",
        "not_object": "This must be an object.",
        "number_wrong": "This is not the number of a card.",
        "path_wrong": "This is not a path of a processor.",
        "placeholders_wrong": "The body must hold {{number}} and no placeholders that are not known.",
        "processor_away": "The payment processor did not answer.",
        "processor_unknown": "This payment processor is not among those of the vault's settings.",
        "scheme_differs": "The number is of another scheme.",
        "scheme_unknown": "No scheme that is known has such numbers.",
        "server_away": "The service is not available at the moment. Try again in 2 seconds.",
        "text_wrong": "This must be a text of at most 100 characters.",
        "too_large": "The body is larger than {limit} bytes.",
        "unavailable": "The service is not available at the moment. Try again in 2 seconds.",
        "wrong_type": "This value has the wrong type.",
    },
    "it": {
        "activates_late": "La carta diventa attiva dopo la sua scadenza.",
        "amount_wrong": "Deve essere un importo non negativo.",
        "card_expired": "La carta è scaduta.",
        "card_gone": "Il caveau non ha questa carta, o non l'ha più.",
        "card_not_active": "La carta non è ancora attiva.",
        "credential_missing": (
            "Nessuna credenziale inviata. La mandi in un'intestazione: Authorization: Bearer <token>, o key: <api key>."
        ),
        "cvv_gone": "Il codice di sicurezza è stato eliminato, o non è mai stato inviato.",
        "cvv_wrong": "Un codice di sicurezza ha 3 cifre, 4 su American Express.",
        "expired": "La carta è scaduta, o la scadenza è troppo lontana.",
        "expiry_wrong": "Deve essere un mese e un anno, come 2030-05 o 05/30.",
        "fields_wrong": "La richiesta ha parametri mancanti o errati.",
        "flag_wrong": "Deve essere true o false.",
        "headers_wrong": "Non si possono inviare come intestazioni.",
        "instant_wrong": "Deve essere un istante, come 2030-05-01T12:00:00Z.",
        "internal": "Qualcosa è andato storto da noi. Segnalandolo, indichi la richiesta {request_id}.",
        "json": "Il corpo non è JSON valido.",
        "link_gone": "Questo collegamento è già stato usato, o è troppo vecchio.",
        "mail_failed": "Il server di posta non ha accettato il messaggio.",
        "media": "Il corpo va inviato come application/json.",
        "media_wrong": "Deve essere application/json o application/x-www-form-urlencoded.",
        "method_not_allowed": "Questo metodo non è ammesso qui.",
        "method_wrong": "Deve essere POST o PUT.",
        "missing": "Questo valore è obbligatorio.",
        "no_mail_server": "Questo caveau non ha un server di posta, quindi non può inviare collegamenti.",
        "no_pin": "La struttura non ha ancora registrato un PIN.",
        "not_object": "Deve essere un oggetto.",
        "number_wrong": "Non è il numero di una carta.",
        "path_wrong": "Non è un percorso di un processore.",
        "placeholders_wrong": "Il corpo deve contenere {{number}} e nessun segnaposto sconosciuto.",
        "processor_away": "Il processore di pagamento non ha risposto.",
        "processor_unknown": "Questo processore di pagamento non è fra quelli delle impostazioni del caveau.",
        "scheme_differs": "Il numero è di un altro circuito.",
        "scheme_unknown": "Nessun circuito conosciuto ha numeri simili.",
        "server_away": "Il servizio non è disponibile al momento. Riprovi fra 2 secondi.",
        "text_wrong": "Deve essere un testo di al massimo 100 caratteri.",
        "too_large": "Il corpo supera {limit} byte.",
        "unavailable": "Il servizio non è disponibile al momento. Riprovi fra 2 secondi.",
        "wrong_type": "Questo valore è del tipo sbagliato.",
    },
}

MAILS: Mapping[str, Mapping[str, str]] = {
    "en": {
        "subject": "Choose a PIN to see payment cards of {name}",
        "text": (
            "Somebody who works with {name} wants to see payment cards of guests.\n\n"
            "Choose the PIN that will be asked for each time:\n\n{url}\n\n"
            "The link works once, within 24 hours. If you did not expect this, do nothing.\n"
        ),
    },
    "it": {
        "subject": "Scelga un PIN per vedere le carte di pagamento di {name}",
        "text": (
            "Chi lavora con {name} vuole vedere le carte di pagamento degli ospiti.\n\n"
            "Scelga il PIN che sarà chiesto ogni volta:\n\n{url}\n\n"
            "Il collegamento funziona una volta sola, entro 24 ore. Se non se l'aspettava, non faccia nulla.\n"
        ),
    },
}

PAGES: Mapping[str, Mapping[str, str]] = {
    "en": {
        "title_pin": "Choose a PIN",
        "title_card": "Payment card",
        "title_gone": "This link can't be used",
        "title_failed": "This did not work",
        "pin_intro": "This PIN will be asked for whenever somebody looks at a payment card of {name}.",
        "pin_rule": "6 to 12 digits, not all the same and not in a row.",
        "pin_label": "PIN",
        "pin_again": "The same PIN again",
        "pin_save": "Save the PIN",
        "pin_saved": "The PIN is set. You can close this page.",
        "card_intro": "The card of reservation {reservation} at {name} is shown once.",
        "card_show": "Show the card",
        "number": "Number",
        "expiry": "Expires",
        "holder": "Name on the card",
        "cvv": "Security code",
        "cvv_none": "It was dropped, or was never sent.",
        "once": "This page can't be opened again. Write the number down nowhere.",
        "looks": "Who looked last",
        "look_SHOWN": "card shown",
        "look_WRONG_PIN": "wrong PIN",
        "look_LOCKED": "refused: too many wrong PINs",
        "look_CHARGED": "sent to {processor}",
        "look_PIN_SET": "PIN set",
        "look_line": "{when} UTC: {what}, reservation {reservation}",
        "look_line_alone": "{when} UTC: {what}",
        "look_by": "by application {application}",
        "look_cvv": "with the security code",
        "pin_form": "A PIN has 6 to 12 digits.",
        "pin_easy": "This PIN is too easy to guess.",
        "pin_differs": "The two PINs differ.",
        "pin_wrong": "This PIN is wrong.",
        "pin_locked": "Too many wrong PINs. Ask for a new link in 15 minutes.",
        "pin_wrong_too_often": "Too many wrong PINs: this link has ended. Ask for a new one in 15 minutes.",
        "link_gone": "It was used before, or it is too old. Ask for a new one.",
        "card_gone": "The vault does not have this card any more.",
        "failed": "Try again later.",
    },
    "it": {
        "title_pin": "Scelga un PIN",
        "title_card": "Carta di pagamento",
        "title_gone": "Questo collegamento non si può usare",
        "title_failed": "Non ha funzionato",
        "pin_intro": "Questo PIN sarà chiesto ogni volta che qualcuno guarda una carta di pagamento di {name}.",
        "pin_rule": "Da 6 a 12 cifre, non tutte uguali e non in sequenza.",
        "pin_label": "PIN",
        "pin_again": "Lo stesso PIN, ancora",
        "pin_save": "Salva il PIN",
        "pin_saved": "Il PIN è impostato. Può chiudere questa pagina.",
        "card_intro": "La carta della prenotazione {reservation} di {name} si vede una volta sola.",
        "card_show": "Mostra la carta",
        "number": "Numero",
        "expiry": "Scadenza",
        "holder": "Nome sulla carta",
        "cvv": "Codice di sicurezza",
        "cvv_none": "È stato eliminato, o non è mai stato inviato.",
        "once": "Questa pagina non si può riaprire. Non scriva il numero da nessuna parte.",
        "looks": "Chi ha guardato per ultimo",
        "look_SHOWN": "carta mostrata",
        "look_WRONG_PIN": "PIN errato",
        "look_LOCKED": "rifiutato: troppi PIN errati",
        "look_CHARGED": "inviata a {processor}",
        "look_PIN_SET": "PIN impostato",
        "look_line": "{when} UTC: {what}, prenotazione {reservation}",
        "look_line_alone": "{when} UTC: {what}",
        "look_by": "dall'applicazione {application}",
        "look_cvv": "con il codice di sicurezza",
        "pin_form": "Un PIN ha da 6 a 12 cifre.",
        "pin_easy": "Questo PIN è troppo facile da indovinare.",
        "pin_differs": "I due PIN sono diversi.",
        "pin_wrong": "Questo PIN è errato.",
        "pin_locked": "Troppi PIN errati. Chieda un nuovo collegamento fra 15 minuti.",
        "pin_wrong_too_often": "Troppi PIN errati: questo collegamento è finito. Ne chieda uno nuovo fra 15 minuti.",
        "link_gone": "È già stato usato, o è troppo vecchio. Ne chieda uno nuovo.",
        "card_gone": "Il caveau non ha più questa carta.",
        "failed": "Riprovi più tardi.",
    },
}
