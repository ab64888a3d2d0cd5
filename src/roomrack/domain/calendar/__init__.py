"""The calendar: availability, prices and restrictions by product and local day, and the stock that bookings take.

- `rules` what is derived from what, when a day is bookable, how a bulk write becomes ranges: pure
- `service` reading, writing, and the stock engine through which every path sells
- docs/algorithms/derivation.md, rounding.md, bookability.md and stock.md tell it in prose
"""
