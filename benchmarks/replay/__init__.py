"""A season of real bookings, played through the API in the order in which they were made (`make replay DATA=FILE`).

- `season` the file, and what happens when · `player` the API's client · `recount` books kept from its answers alone
"""
