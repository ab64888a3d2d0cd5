"""Rate plans: conditions under which the booking engine sells a product at another price."""
