"""The decisions about conversations. Pure.

- `state`: what threads, messages and people are.
- `sending`: which messages leave, and how often that is tried.
- `links`: what guests' pages, reply addresses and files are opened with.
- `templates`: texts with placeholders.
- `offers`: special offers and pre-approvals.
- `files`: what may be attached.
"""
