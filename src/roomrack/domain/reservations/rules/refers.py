"""The codes under which guests and staff know a booking."""

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Crockford's base 32: nothing in it is mistaken for something else when read over the telephone."""

LENGTH = 10
MAX_LENGTH = 25
ENTROPY = len(ALPHABET) ** LENGTH


def refer_of(number: int) -> str:
    """Write a random number below `ENTROPY` as a refer. Raises ValueError outside of it.

    Ten characters hold 50 bits: among a million bookings of one property, two share a code with a chance of 1 to 2,000.
    """
    if not 0 <= number < ENTROPY:
        raise ValueError("the number is outside of what a refer can hold")
    characters = []
    for _ in range(LENGTH):
        number, digit = divmod(number, len(ALPHABET))
        characters.append(ALPHABET[digit])
    return "".join(reversed(characters))
