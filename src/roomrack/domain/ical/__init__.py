"""Calendars as other programs read and write them: feeds of what is taken here, and imports of what is elsewhere."""
