"""All SQL of the registry: `registry` of the guests themselves, `settings` of what a property wants."""
