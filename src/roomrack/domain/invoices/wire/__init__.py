"""Invoices on the wire: `body` what is sent, `response` what is answered. No schema of the contract has them: ours."""

from roomrack.domain.invoices.wire.body import ChangeBody, CreditBody, IssueBody, MailBody, SettingsBody
from roomrack.domain.invoices.wire.response import mail_shape, only, settings_shape, shape

__all__ = [
    "ChangeBody",
    "CreditBody",
    "IssueBody",
    "MailBody",
    "SettingsBody",
    "mail_shape",
    "only",
    "settings_shape",
    "shape",
]
