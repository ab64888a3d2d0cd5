"""What all tables share: the declarative base, naming, and which tables belong to no single property."""

from sqlalchemy import MetaData
from sqlalchemy.orm import DeclarativeBase

GLOBAL_TABLES: dict[str, str] = {}
"""Tables without `accommodation` first in their key, each with the reason why. A schema test reads it."""


class Base(DeclarativeBase):
    """Base of every model; constraint names follow one convention so that migrations can name them."""

    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(table_name)s_%(column_0_N_name)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "ck": "ck_%(table_name)s_%(constraint_name)s",
            "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
            "pk": "pk_%(table_name)s",
        }
    )


def global_table(name: str, reason: str) -> str:
    """Declare that a table has no row-level security, and why; gives the name back for `__tablename__`."""
    GLOBAL_TABLES[name] = reason
    return name
