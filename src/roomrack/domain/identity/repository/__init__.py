"""All SQL of identity. Functions take the driver's connection: a unit's, or one of the gate pool.

Instants are bound; digests come from the keyring, so no secret is ever part of a statement.
"""
