"""All SQL of portals and connections.

- `portals` · `connections` with their passwords · `products` what portals sell, and mappings · `log`
"""
