"""The pure part of distribution (docs/algorithms/distribution.md).

- `spans` sets of days · `marking` which days an event makes worth looking at
- `outward` what a channel is told of a day · `deltas` what it has not been told, and in which order
- `health` when something is tried again, and when not · `latency` how long changes took
- `bookings` what to make of a channel's booking · `drift` where a channel shows something else
"""
