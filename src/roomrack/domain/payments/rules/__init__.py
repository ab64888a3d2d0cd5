"""The rules of payments, pure.

- `entries`: what may be done with an entry of a ledger.
- `planning`: which payments the policies plan.
- `work`: asking a processor, again and again.
"""
