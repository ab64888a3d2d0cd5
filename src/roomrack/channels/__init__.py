"""Sales channels, one package each: client, codec, adapter, errors (docs/guides/channels.md).

A package is found by being here; nothing else names it. It has a function `create`, which takes the settings of the
server and what sends HTTP, and gives the channel, or None where the settings do not ask for it.
"""
