"""The guest's page of a conversation, its files, and what mail servers and WhatsApp send to this server.

- `pages`: the page behind a link, live while it is open.
- `inbound`: mails and texts that are posted to us.
"""
