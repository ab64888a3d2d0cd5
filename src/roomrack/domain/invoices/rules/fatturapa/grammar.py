"""The elements of FatturaPA: order, number and content, as its specification lists them.

`GRAMMAR` is the root of FPR12, `SIMPLIFIED` that of FSM10. Parts that a hotel never sends (transport, vehicles,
withheld tax of agents) are in them too, so that files of others can be checked.
"""

import re
from dataclasses import dataclass
from typing import TypeAlias

MANY = 9999

Form: TypeAlias = re.Pattern[str] | frozenset[str]


@dataclass(frozen=True, slots=True)
class Element:
    """An element: what it holds, and how often it stands there. `parts` are in the order in which they must come."""

    name: str
    least: int = 1
    most: int = 1
    form: Form | None = None
    parts: tuple["Element", ...] = ()


def _form(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.DOTALL)


def _basic(most: int, least: int = 1) -> re.Pattern[str]:
    return _form(f"[\\x00-\\x7f]{{{least},{most}}}")


def _latin(most: int, least: int = 1) -> re.Pattern[str]:
    return _form(f"[\\x00-\\xff]{{{least},{most}}}")


def _one(name: str, form: Form) -> Element:
    return Element(name, form=form)


def _maybe(name: str, form: Form, most: int = 1) -> Element:
    return Element(name, 0, most, form)


def _group(name: str, *parts: Element, least: int = 1, most: int = 1) -> Element:
    return Element(name, least, most, parts=parts)


COUNTRY = _form("[A-Z]{2}")
AMOUNT = _form(r"-?[0-9]{1,11}\.[0-9]{2}")
FINE_AMOUNT = _form(r"-?[0-9]{1,11}\.[0-9]{2,8}")
QUANTITY = _form(r"[0-9]{1,12}\.[0-9]{2,8}")
PERCENT = _form(r"(?:[0-9]{1,2}|100)\.[0-9]{2}")
DAY = _form(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
LINE = _form("[1-9][0-9]{0,3}")
EMAIL = _form(r"[^@\s]+@[^@\s]+\.[^@\s]+")
PEC = _form(r"(?=.{7,256}\Z)[^@\s]+@[^@\s]+\.[^@\s]+")
FISCAL_CODE = _form("[A-Z0-9]{11,16}")
YES = frozenset({"SI"})
YES_NO = frozenset({"SI", "NO"})

REGIMES = frozenset({"RF01", "RF02", *(f"RF{number:02}" for number in range(4, 21))})
DOCUMENTS = frozenset(
    {
        *("TD01", "TD02", "TD03", "TD04", "TD05", "TD06", "TD16", "TD17", "TD18", "TD19", "TD20", "TD21", "TD22"),
        *("TD23", "TD24", "TD25", "TD26", "TD27", "TD28", "TD29"),
    }
)
NATURES = frozenset(
    {
        *("N1", "N2.1", "N2.2", "N3.1", "N3.2", "N3.3", "N3.4", "N3.5", "N3.6", "N4", "N5", "N7"),
        *(f"N6.{number}" for number in range(1, 10)),
    }
)
"""The bare codes N2, N3 and N6 are refused since 2021 (SdI 00445)."""
SIMPLE_NATURES = frozenset(
    {"N1", "N2.1", "N2.2", "N3.1", "N3.2", "N3.3", "N3.4", "N3.5", "N3.6", "N4", "N5"},
)
"""Those of simplified invoices, which know no reversed charge and no VAT of another country."""
CONDITIONS = frozenset({"TP01", "TP02", "TP03"})
MODES = frozenset(f"MP{number:02}" for number in range(1, 24))
CHARGEABILITY = frozenset({"I", "D", "S"})
WITHHELD = frozenset(f"RT{number:02}" for number in range(1, 7))
FUNDS = frozenset(f"TC{number:02}" for number in range(1, 23))

_VAT_ID = (_one("IdPaese", COUNTRY), _one("IdCodice", _basic(28)))
_NAMES = (
    _maybe("Denominazione", _latin(80)),
    _maybe("Nome", _latin(60)),
    _maybe("Cognome", _latin(60)),
    _maybe("Titolo", _latin(10, 2)),
    _maybe("CodEORI", _basic(17, 13)),
)
_SEAT = (
    _one("Indirizzo", _latin(60)),
    _maybe("NumeroCivico", _basic(8)),
    _one("CAP", _form("[0-9]{5}")),
    _one("Comune", _latin(60)),
    _maybe("Provincia", COUNTRY),
    _one("Nazione", COUNTRY),
)
_CONTACTS = (_maybe("Telefono", _basic(12, 5)), _maybe("Fax", _basic(12, 5)), _maybe("Email", _basic(256, 7)))
_DISCOUNT = (
    _one("Tipo", frozenset({"SC", "MG"})),
    _maybe("Percentuale", PERCENT),
    _maybe("Importo", FINE_AMOUNT),
)
_RELATED = (
    _maybe("RiferimentoNumeroLinea", LINE, MANY),
    _one("IdDocumento", _basic(20)),
    _maybe("Data", DAY),
    _maybe("NumItem", _basic(20)),
    _maybe("CodiceCommessaConvenzione", _latin(100)),
    _maybe("CodiceCUP", _basic(15)),
    _maybe("CodiceCIG", _basic(15)),
)

_REGISTERED = _group(
    "IscrizioneREA",
    _one("Ufficio", COUNTRY),
    _one("NumeroREA", _latin(20)),
    _maybe("CapitaleSociale", AMOUNT),
    _maybe("SocioUnico", frozenset({"SU", "SM"})),
    _one("StatoLiquidazione", frozenset({"LS", "LN"})),
    least=0,
)

_HEADER = _group(
    "FatturaElettronicaHeader",
    _group(
        "DatiTrasmissione",
        _group("IdTrasmittente", *_VAT_ID),
        _one("ProgressivoInvio", _basic(10)),
        _one("FormatoTrasmissione", frozenset({"FPR12"})),
        _one("CodiceDestinatario", _form("[A-Z0-9]{7}")),
        _group("ContattiTrasmittente", _CONTACTS[0], _CONTACTS[2], least=0),
        _maybe("PECDestinatario", PEC),
    ),
    _group(
        "CedentePrestatore",
        _group(
            "DatiAnagrafici",
            _group("IdFiscaleIVA", *_VAT_ID),
            _maybe("CodiceFiscale", FISCAL_CODE),
            _group("Anagrafica", *_NAMES),
            _maybe("AlboProfessionale", _latin(60)),
            _maybe("ProvinciaAlbo", COUNTRY),
            _maybe("NumeroIscrizioneAlbo", _latin(60)),
            _maybe("DataIscrizioneAlbo", DAY),
            _one("RegimeFiscale", REGIMES),
        ),
        _group("Sede", *_SEAT),
        _group("StabileOrganizzazione", *_SEAT, least=0),
        _REGISTERED,
        _group("Contatti", *_CONTACTS, least=0),
        _maybe("RiferimentoAmministrazione", _basic(20)),
    ),
    _group(
        "RappresentanteFiscale",
        _group(
            "DatiAnagrafici",
            _group("IdFiscaleIVA", *_VAT_ID),
            _maybe("CodiceFiscale", FISCAL_CODE),
            _group("Anagrafica", *_NAMES),
        ),
        least=0,
    ),
    _group(
        "CessionarioCommittente",
        _group(
            "DatiAnagrafici",
            _group("IdFiscaleIVA", *_VAT_ID, least=0),
            _maybe("CodiceFiscale", FISCAL_CODE),
            _group("Anagrafica", *_NAMES),
        ),
        _group("Sede", *_SEAT),
        _group("StabileOrganizzazione", *_SEAT, least=0),
        _group(
            "RappresentanteFiscale",
            _group("IdFiscaleIVA", *_VAT_ID),
            *(_NAMES[:3]),
            least=0,
        ),
    ),
    _group(
        "TerzoIntermediarioOSoggettoEmittente",
        _group(
            "DatiAnagrafici",
            _group("IdFiscaleIVA", *_VAT_ID, least=0),
            _maybe("CodiceFiscale", FISCAL_CODE),
            _group("Anagrafica", *_NAMES),
        ),
        least=0,
    ),
    _maybe("SoggettoEmittente", frozenset({"CC", "TZ"})),
)

_GENERAL = _group(
    "DatiGenerali",
    _group(
        "DatiGeneraliDocumento",
        _one("TipoDocumento", DOCUMENTS),
        _one("Divisa", _form("[A-Z]{3}")),
        _one("Data", DAY),
        _one("Numero", _basic(20)),
        _group(
            "DatiRitenuta",
            _one("TipoRitenuta", WITHHELD),
            _one("ImportoRitenuta", AMOUNT),
            _one("AliquotaRitenuta", PERCENT),
            _one("CausalePagamento", _basic(2)),
            least=0,
            most=MANY,
        ),
        _group("DatiBollo", _one("BolloVirtuale", YES), _maybe("ImportoBollo", AMOUNT), least=0),
        _group(
            "DatiCassaPrevidenziale",
            _one("TipoCassa", FUNDS),
            _one("AlCassa", PERCENT),
            _one("ImportoContributoCassa", AMOUNT),
            _maybe("ImponibileCassa", AMOUNT),
            _one("AliquotaIVA", PERCENT),
            _maybe("Ritenuta", YES),
            _maybe("Natura", NATURES),
            _maybe("RiferimentoAmministrazione", _basic(20)),
            least=0,
            most=MANY,
        ),
        _group("ScontoMaggiorazione", *_DISCOUNT, least=0, most=MANY),
        _maybe("ImportoTotaleDocumento", AMOUNT),
        _maybe("Arrotondamento", AMOUNT),
        _maybe("Causale", _latin(200), MANY),
        _maybe("Art73", YES),
    ),
    *(
        _group(name, *_RELATED, least=0, most=MANY)
        for name in ("DatiOrdineAcquisto", "DatiContratto", "DatiConvenzione", "DatiRicezione", "DatiFattureCollegate")
    ),
    _group("DatiSAL", _one("RiferimentoFase", _form("[1-9][0-9]{0,2}")), least=0, most=MANY),
    _group(
        "DatiDDT",
        _one("NumeroDDT", _basic(20)),
        _one("DataDDT", DAY),
        _maybe("RiferimentoNumeroLinea", LINE, MANY),
        least=0,
        most=MANY,
    ),
    _group(
        "FatturaPrincipale",
        _one("NumeroFatturaPrincipale", _basic(20)),
        _one("DataFatturaPrincipale", DAY),
        least=0,
    ),
)

_GOODS = _group(
    "DatiBeniServizi",
    _group(
        "DettaglioLinee",
        _one("NumeroLinea", LINE),
        _maybe("TipoCessionePrestazione", frozenset({"SC", "PR", "AB", "AC"})),
        _group("CodiceArticolo", _one("CodiceTipo", _basic(35)), _one("CodiceValore", _latin(35)), least=0, most=MANY),
        _one("Descrizione", _latin(1000)),
        _maybe("Quantita", QUANTITY),
        _maybe("UnitaMisura", _basic(10)),
        _maybe("DataInizioPeriodo", DAY),
        _maybe("DataFinePeriodo", DAY),
        _one("PrezzoUnitario", FINE_AMOUNT),
        _group("ScontoMaggiorazione", *_DISCOUNT, least=0, most=MANY),
        _one("PrezzoTotale", FINE_AMOUNT),
        _one("AliquotaIVA", PERCENT),
        _maybe("Ritenuta", YES),
        _maybe("Natura", NATURES),
        _maybe("RiferimentoAmministrazione", _basic(20)),
        _group(
            "AltriDatiGestionali",
            _one("TipoDato", _basic(10)),
            _maybe("RiferimentoTesto", _latin(60)),
            _maybe("RiferimentoNumero", FINE_AMOUNT),
            _maybe("RiferimentoData", DAY),
            least=0,
            most=MANY,
        ),
        most=MANY,
    ),
    _group(
        "DatiRiepilogo",
        _one("AliquotaIVA", PERCENT),
        _maybe("Natura", NATURES),
        _maybe("SpeseAccessorie", AMOUNT),
        _maybe("Arrotondamento", FINE_AMOUNT),
        _one("ImponibileImporto", AMOUNT),
        _one("Imposta", AMOUNT),
        _maybe("EsigibilitaIVA", CHARGEABILITY),
        _maybe("RiferimentoNormativo", _latin(100)),
        most=MANY,
    ),
)

_PAYMENT = _group(
    "DatiPagamento",
    _one("CondizioniPagamento", CONDITIONS),
    _group(
        "DettaglioPagamento",
        _maybe("Beneficiario", _latin(200)),
        _one("ModalitaPagamento", MODES),
        _maybe("DataRiferimentoTerminiPagamento", DAY),
        _maybe("GiorniTerminiPagamento", _form("[0-9]{1,3}")),
        _maybe("DataScadenzaPagamento", DAY),
        _maybe("CodUfficioPostale", _basic(20)),
        _one("ImportoPagamento", AMOUNT),
        _maybe("IstitutoFinanziario", _latin(80)),
        _maybe("IBAN", _form("[a-zA-Z]{2}[0-9]{2}[a-zA-Z0-9]{11,30}")),
        _maybe("ABI", _form("[0-9]{5}")),
        _maybe("CAB", _form("[0-9]{5}")),
        _maybe("BIC", _form("[A-Z]{6}[A-Z2-9][A-NP-Z0-9](?:[A-Z0-9]{3})?")),
        most=MANY,
    ),
    least=0,
    most=MANY,
)

_SIMPLE_NAMES = _NAMES[:3]
_AGENT = _group("RappresentanteFiscale", _group("IdFiscaleIVA", *_VAT_ID), *_SIMPLE_NAMES, least=0)

_SIMPLE_HEADER = _group(
    "FatturaElettronicaHeader",
    _group(
        "DatiTrasmissione",
        _group("IdTrasmittente", *_VAT_ID),
        _one("ProgressivoInvio", _basic(10)),
        _one("FormatoTrasmissione", frozenset({"FSM10"})),
        _one("CodiceDestinatario", _form("[A-Z0-9]{7}")),
        _maybe("PECDestinatario", PEC),
    ),
    _group(
        "CedentePrestatore",
        _group("IdFiscaleIVA", *_VAT_ID),
        _maybe("CodiceFiscale", FISCAL_CODE),
        *_SIMPLE_NAMES,
        _group("Sede", *_SEAT),
        _group("StabileOrganizzazione", *_SEAT, least=0),
        _AGENT,
        _REGISTERED,
        _one("RegimeFiscale", REGIMES),
    ),
    _group(
        "CessionarioCommittente",
        _group(
            "IdentificativiFiscali",
            _group("IdFiscaleIVA", *_VAT_ID, least=0),
            _maybe("CodiceFiscale", FISCAL_CODE),
        ),
        _group(
            "AltriDatiIdentificativi",
            *_SIMPLE_NAMES,
            _group("Sede", *_SEAT),
            _group("StabileOrganizzazione", *_SEAT, least=0),
            _AGENT,
            least=0,
        ),
    ),
    _maybe("SoggettoEmittente", frozenset({"CC", "TZ"})),
)

_SIMPLE_BODY = _group(
    "FatturaElettronicaBody",
    _group(
        "DatiGenerali",
        _group(
            "DatiGeneraliDocumento",
            _one("TipoDocumento", frozenset({"TD07", "TD08", "TD09"})),
            _one("Divisa", _form("[A-Z]{3}")),
            _one("Data", DAY),
            _one("Numero", _basic(20)),
            _maybe("BolloVirtuale", YES),
        ),
        _group(
            "DatiFatturaRettificata",
            _one("NumeroFR", _basic(20)),
            _one("DataFR", DAY),
            _one("ElementiRettificati", _latin(1000)),
            least=0,
        ),
    ),
    _group(
        "DatiBeniServizi",
        _one("Descrizione", _latin(1000)),
        _one("Importo", AMOUNT),
        _group("DatiIVA", _maybe("Imposta", AMOUNT), _maybe("Aliquota", PERCENT)),
        _maybe("Natura", SIMPLE_NATURES),
        _maybe("RiferimentoNormativo", _latin(100)),
        most=MANY,
    ),
    most=MANY,
)

SIMPLIFIED = Element("FatturaElettronicaSemplificata", parts=(_SIMPLE_HEADER, _SIMPLE_BODY))
"""The root of FSM10. Attachments are not in it: none is written."""

GRAMMAR = Element(
    "FatturaElettronica",
    parts=(_HEADER, _group("FatturaElettronicaBody", _GENERAL, _GOODS, _PAYMENT, most=MANY)),
)
