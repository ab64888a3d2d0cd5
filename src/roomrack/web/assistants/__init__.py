"""The Model Context Protocol at `/mcp`: the API as tools for assistants (docs/guides/assistants.md)."""
