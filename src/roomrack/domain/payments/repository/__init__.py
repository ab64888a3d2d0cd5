"""All SQL of payments: `settings` and cards, and `work` that processors are asked for."""
