"""The developer console: applications with their credentials, calls, webhooks and events (docs/guides/console.md)."""
