"""Extras: what a property sells beside its rooms."""
