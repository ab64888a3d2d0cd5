"""Implementations of `ports.payments`."""
