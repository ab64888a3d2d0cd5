"""`roomrack import connect`: copies a live account of another server of the Connect API (docs/adr/0013).

- `runner` the order of everything · `model` what is told in the end
- `source` reads the other server · `bodies` turns what it answers into what our slices take
- `houses`, `products`, `terms`, `rooms`, `bookings`, `days`, `networks` take over properties, products, what is sold
  beside the rooms and on which terms, physical rooms, reservations, the calendar, networks
- `readback` compares with the source what is here in the end
- `work` transactions, and what was taken over before
"""
