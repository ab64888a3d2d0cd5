"""iCalendar files, parsed by `icalendar` and `recurring-ical-events` in a process that can be killed."""
