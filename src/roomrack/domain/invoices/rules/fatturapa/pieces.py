"""What both formats of FatturaPA are made of."""

import unicodedata
from xml.etree import ElementTree as ET

from roomrack.core.money import from_minor
from roomrack.domain.invoices.rules.documents import Document, Party

NO_ADDRESS = "0000000"
"""The receiver of customers who have none: the exchange leaves the file in their reserved area, or sends it by PEC."""
ABROAD = "XXXXXXX"
"""The receiver of customers abroad."""
NOBODY_OUTSIDE = "OO99999999999"
"""The tax number of a customer outside the European Union, whose own is not known (the agency's guide)."""
NOBODY_INSIDE = "0000000"
"""The same within the European Union."""
UNION = frozenset(
    {
        *("AT", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "EL", "ES", "FI", "FR", "GR", "HR", "HU", "IE", "IT", "LT"),
        *("LU", "LV", "MT", "NL", "PL", "PT", "RO", "SE", "SI", "SK"),
    }
)
"""Countries of the European Union, with the two codes that Greece has."""

_SIGNS = {
    "\u2013": "-",
    "\u2014": "-",
    "\u2018": "'",
    "\u2019": "'",
    "\u201c": '"',
    "\u201d": '"',
    "\u2026": "...",
    "\u20ac": "EUR",
    "\u0153": "oe",
    "\u0152": "OE",
    "\u0142": "l",
    "\u0141": "L",
    "\u0131": "i",
    "\u0111": "d",
    "\u0110": "D",
}
_DIGITS36 = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"


def latin(text: str, most: int) -> str:
    """A text in the signs that the format allows (Latin-1), on one line, cut to a length.

    Letters lose accents that it lacks; what has no likeness becomes a question mark.
    """
    plain = []
    for sign in " ".join(text.split()):
        replaced = _SIGNS.get(sign, sign)
        if ord(replaced[0]) > 0xFF:
            bare = "".join(each for each in unicodedata.normalize("NFKD", replaced) if not unicodedata.combining(each))
            replaced = bare if bare and all(ord(each) <= 0xFF for each in bare) else "?"
        plain.append(replaced)
    return "".join(plain)[:most]


def receiver_of(customer: Party) -> str:
    """Where the exchange delivers to."""
    if customer.destination:
        return customer.destination.upper()
    return NO_ADDRESS if country_of(customer) in ("", "IT") else ABROAD


def put_transmission(header: ET.Element, document: Document, version: str) -> None:
    """Who sends the file to whom, and in which format it is."""
    customer = document.addressees[0]
    transmission = ET.SubElement(header, "DatiTrasmissione")
    put_vat(transmission, "IdTrasmittente", *own_id(document.issuer))
    put(transmission, "ProgressivoInvio", progressive(document.id, 10))
    put(transmission, "FormatoTrasmissione", version)
    receiver = receiver_of(customer)
    put(transmission, "CodiceDestinatario", receiver)
    if receiver == NO_ADDRESS:
        put(transmission, "PECDestinatario", customer.legal_mail)


def put_names(parent: ET.Element, party: Party) -> None:
    """A person's two names, or what anybody else is called."""
    if not party.company and party.firstname and party.lastname:
        put(parent, "Nome", latin(party.firstname, 60))
        put(parent, "Cognome", latin(party.lastname, 60))
    else:
        put(parent, "Denominazione", latin(party.name, 80))


def put_seat(parent: ET.Element, party: Party) -> None:
    """An address."""
    seat = ET.SubElement(parent, "Sede")
    italian = country_of(party) == "IT"
    put(seat, "Indirizzo", latin(party.address or "", 60))
    put(seat, "CAP", (party.zip or "").strip() if italian else "00000")
    put(seat, "Comune", latin(party.city or "", 60))
    if italian:
        put(seat, "Provincia", upper(party.district))
    put(seat, "Nazione", country_of(party))


def put_vat(parent: ET.Element, name: str, country: str, code: str) -> None:
    """A tax number with its country."""
    both = ET.SubElement(parent, name)
    put(both, "IdPaese", country)
    put(both, "IdCodice", code)


def vat_of(party: Party) -> tuple[str, str]:
    """Country and number of a VAT code, which may begin with the country."""
    code = "".join((party.vat_code or "").split()).upper()
    country = country_of(party)
    if len(code) > 2 and code[:2].isalpha() and (code[:2] == country or code[:2] in UNION):
        country, code = code[:2], code[2:]
    return ("GR" if country == "EL" else country), code


def own_id(issuer: Party) -> tuple[str, str]:
    """Country and number by which the issuer is known as a sender."""
    country, code = vat_of(issuer)
    return country, upper(issuer.fiscal_code) or code


def country_of(party: Party) -> str:
    """The country of a party, in two capitals."""
    return (party.country or "").upper()


def money(minor: int, document: Document) -> str:
    """An amount as it is written."""
    return f"{from_minor(minor, document.currency):.2f}"


def described(party: Party) -> str:
    """A party on one line."""
    codes = [code for code in (party.vat_code, party.fiscal_code) if code]
    town = " ".join(part for part in (party.zip, party.city, party.country) if part)
    return ", ".join(part for part in (party.name, party.address, town, *codes) if part)


def progressive(id: int, length: int) -> str:
    """An id in digits and capitals, at least five of them."""
    signs = ""
    while id and len(signs) < length:
        id, left = divmod(id, 36)
        signs = _DIGITS36[left] + signs
    return signs.rjust(5, "0")


def upper(text: str | None) -> str:
    """A code without spaces, in capitals."""
    return "".join((text or "").split()).upper()


def put(parent: ET.Element, name: str, value: str | None) -> None:
    """An element with a text. An empty one is left out: then `checking` says that it is missing."""
    if value:
        ET.SubElement(parent, name).text = value
