"""Requests that nobody would write by hand, made from the served document and from nothing at all."""
