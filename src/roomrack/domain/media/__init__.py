"""Photos of properties, products and physical rooms: fetched by URL, rendered anew, kept once for all who show them."""
