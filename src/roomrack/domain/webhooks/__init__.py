"""Subscriptions of applications to events, and the delivery of those events (docs/contract.md 10)."""
