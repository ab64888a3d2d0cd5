"""Pure rules of invoices.

- `amounts`: VAT by line and rate, to the cent (docs/algorithms/invoices.md).
- `documents`: what a document is, and how it is numbered.
- `charges`: lines made from what a reservation owes.
- `finding`: what each filter of `getInvoices` means.
- `settings`: what a property wants of its invoices.
- `fatturapa`: the Italian electronic invoice, writing and checking it.
- `printing`: what a page shows. `letters`: the mail that carries it.
"""
