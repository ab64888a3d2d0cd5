"""Conversations with guests: threads, messages and how they travel (docs/contract.md 11, docs/guides/chat.md)."""
