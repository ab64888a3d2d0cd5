"""Rules of calendar files: `links` and ids that others keep, `importing` nights, `feeds` as text."""
