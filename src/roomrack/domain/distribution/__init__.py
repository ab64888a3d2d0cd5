"""Keeping sales channels and properties in step: the calendar goes out, bookings come in, and both are looked after."""
