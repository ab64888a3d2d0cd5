"""Payment cards of reservations: what may be known of them here. The numbers are in the card vault."""
