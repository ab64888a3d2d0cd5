"""Between the port's words and Channex's. Pure.

- `shapes`: what all answers have in common
- `catalog`: room types and rate plans
- `calendar`: availability, rates and restrictions
- `bookings`: revisions of bookings
- `messages`: conversations

Channex's money is decimal written as text, its days are dates, its instants are in UTC without saying so. What it adds
to its answers in later versions is passed over.
"""
