"""Offers: what can be sold for some dates and people, what it costs, and why not (docs/algorithms/pricing.md)."""
