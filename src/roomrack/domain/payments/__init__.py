"""Payments: the ledgers of reservations, and taking and giving back money through a processor."""
