"""Implementations of `ports.police`."""
