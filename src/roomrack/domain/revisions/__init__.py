"""Revisions of reservations, what each application has read of them, who changed what, and the events of a property."""
