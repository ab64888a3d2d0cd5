"""`roomrack import connect`: copies a live account of another server of the Connect API (docs/adr/0013).

- `runner` the order of everything · `model` what is told in the end
- `source` reads the other server · `bodies` turns what it answers into what our slices take
- `houses`, `products`, `bookings`, `days` take over properties, products and rooms, reservations, the calendar
- `work` transactions, and what was taken over before
"""
