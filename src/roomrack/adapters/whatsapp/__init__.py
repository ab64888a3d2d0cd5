"""Short messages by WhatsApp's Cloud API."""
