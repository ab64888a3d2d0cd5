"""The decisions about reservations. Pure.

- `state`: what a reservation and its guests are.
- `drafts`: what a caller wants, and the reservation that it makes or changes.
- `staying`: who stays, and what the law wants to know of him.
- `stays`: moments of the wire to local days, and which stays are accepted.
- `prices`: nightly amounts and the price breakdown, to the minor unit.
- `refers`: the codes under which guests know their booking.
- `finding`: what each filter of the find means (docs/algorithms/find.md).
- `payloads`: the internal, versioned shape of a reservation in the event log.
"""
