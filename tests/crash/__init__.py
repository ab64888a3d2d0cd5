"""The server's processes killed with `kill -9` in the middle of bookings.

- `site` a running `roomrack demo`, a hotel in it, and a receiver that hears of its reservations
- `bookers` clients who book and cancel, and send again until they have an answer
- `victims` which process is killed, and what must be gone before anything counts as serving again
- `books` what the database holds and what the receiver heard, against what the clients were told
"""
