"""The outbox: mails and text messages that the worker sends, whoever asked for them."""
