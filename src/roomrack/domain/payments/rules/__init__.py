"""The rules of payments, pure.

- `entries`: what may be done with an entry of a ledger.
- `leaving`: who cancels or does not come.
- `planning`: which payments the policies plan.
- `work`: asking a processor, again and again.
"""
