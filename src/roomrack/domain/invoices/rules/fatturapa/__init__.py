"""FatturaPA, the Italian electronic invoice, in its format FPR12 for private customers.

- `grammar`: which elements there are, in which order, how often, and what they hold.
- `writing`: a document as XML.
- `checking`: whether a file keeps the grammar and the rules of the tax office's exchange (SdI).

The grammar and the rules are written down here from the published specification (version 1.2.2). They are not the
official schema, and nothing here was checked against it.
"""

from roomrack.domain.invoices.rules.fatturapa.checking import Problem, check
from roomrack.domain.invoices.rules.fatturapa.writing import filename, write

__all__ = ["Problem", "check", "filename", "write"]
