"""The pure part of offers.

- `terms` discounts and city taxes that a property sets · `party` who stays
- `citytax` what each person owes a city · `pricing` what a stay costs, each charge apart
- `conditions` what paying and cancelling ask of an offer · `listing` which offers are shown
- `exchange` other currencies · `reasons` why a stay can't be booked, and which one can
"""
