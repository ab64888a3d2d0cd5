"""All SQL of invoices.

- `documents`: issuing, finding, and what may change.
- `numbering`: numbers and the charges of reservations, both taken under locks that last until the commit.
- `settings`: what a property wants.
"""
