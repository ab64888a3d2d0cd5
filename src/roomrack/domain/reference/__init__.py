"""Code lists of the world: countries, currencies, time zones and the languages of the API."""
