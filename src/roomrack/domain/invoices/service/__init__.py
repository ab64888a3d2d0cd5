"""Use cases of invoices.

- `issuing`: proformas, invoices, receipts, summaries.
- `crediting`: taking them back.
- `reading`: finding them, and what may change of them.
- `printing`: PDFs and links to summaries. `mailing`: mails with documents.
- `settings`: what a property wants. `parties`: who stands in the headings.
- `registry`: what stands beside this slice and is asked through it.
"""

from roomrack.domain.invoices.rules.documents import Kind
from roomrack.domain.invoices.service import mailing
from roomrack.domain.invoices.service.crediting import Part, credit
from roomrack.domain.invoices.service.issuing import (
    Draft,
    DraftItem,
    issue,
    issue_double_heading,
    issue_summary,
)
from roomrack.domain.invoices.service.printing import pdf, summary, summary_token, summary_url
from roomrack.domain.invoices.service.reading import change_state, electronic, find, get, today_of
from roomrack.domain.invoices.service.registry import ChargeSource, charge_sources, configure
from roomrack.domain.invoices.service.settings import read_settings, write_settings

__all__ = [
    "ChargeSource",
    "Draft",
    "DraftItem",
    "Kind",
    "Part",
    "change_state",
    "charge_sources",
    "configure",
    "credit",
    "electronic",
    "find",
    "get",
    "issue",
    "issue_double_heading",
    "issue_summary",
    "mailing",
    "pdf",
    "read_settings",
    "summary",
    "summary_token",
    "summary_url",
    "today_of",
    "write_settings",
]
