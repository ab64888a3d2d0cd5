"""All SQL of conversations.

- `people`: guests, and who of the property's people takes part.
- `threads`: conversations, what they are called elsewhere, and forgetting them.
- `messages`: messages with all that belongs to them, and the outbox.
- `outside`: templates, settings, and how far connections were read.
"""
