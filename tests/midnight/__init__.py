"""The nightly work of properties."""
