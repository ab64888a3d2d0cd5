"""Properties ("accommodations" on the wire) and the networks that they stand in."""
