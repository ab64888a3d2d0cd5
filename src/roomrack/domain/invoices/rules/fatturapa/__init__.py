"""FatturaPA, the Italian electronic invoice: in its format FPR12 for private customers, simplified ones in FSM10.

- `grammar`: which elements there are, in which order, how often, and what they hold.
- `writing`, `simplified`: a document as XML in the one format and the other; `pieces`: what both are made of.
- `checking`: whether a file keeps the grammar and the rules of the tax office's exchange (SdI).

The grammar and the rules are written down here from the published specifications (version 1.2.2, and 1.0 of simplified
invoices). They are not the official schemas, and nothing here was checked against those.
"""

from roomrack.domain.invoices.rules.documents import Document
from roomrack.domain.invoices.rules.fatturapa import simplified, writing
from roomrack.domain.invoices.rules.fatturapa.checking import Problem, check
from roomrack.domain.invoices.rules.fatturapa.pieces import own_id, progressive

__all__ = ["Problem", "check", "filename", "write"]


def write(document: Document) -> bytes:
    """A document as XML in UTF-8, in the format that its kind asks for."""
    return simplified.write(document) if document.is_simplified else writing.write(document)


def filename(document: Document) -> str:
    """What the file must be called: country, tax number, and five signs that no other file has."""
    country, code = own_id(document.issuer)
    return f"{country}{code}_{progressive(document.id, 5)}.xml"
