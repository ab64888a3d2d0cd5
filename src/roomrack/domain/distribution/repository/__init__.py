"""All SQL of distribution.

- `work` who works for which connection, and when · `pending` what is to be looked at · `pushed` what was told
- `figures` counts, latencies and drift · `bookings` what came in · `quarantine` what could not be placed
"""
