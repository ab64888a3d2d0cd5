"""HTTP: `edge` what all calls have in common, `api` what hotels' software calls, `control`, `pages` for people."""
