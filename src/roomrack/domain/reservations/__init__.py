"""Reservations: selling the nights of a stay, changing, cancelling and finding what was sold."""
