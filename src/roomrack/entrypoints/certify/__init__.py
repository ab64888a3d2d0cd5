"""The certification kit: black-box checks that any server claiming the Connect API can be held to.

It speaks raw HTTP and shares nothing with the server but the facts of the contract, so that it judges what is on the
wire. `model` says what a check is, `wire` sends requests and keeps what came, `schemas` holds answers against the
facts, `subject` is the account that is examined, `checks` are the checks, `runner` runs them, `report` tells.
"""
