"""Invoices and their kin: numbered without gaps, final once issued, printed, mailed and written as FatturaPA."""
