"""Delivery of webhooks, against a small real receiver."""
