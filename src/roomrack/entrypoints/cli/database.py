"""`roomrack db`: the schema."""

import typer

from roomrack.entrypoints.cli.output import console, fail

commands = typer.Typer(help="The database's schema.", no_args_is_help=True)


@commands.callback()
def _group() -> None:
    """The database's schema."""


@commands.command()
def upgrade() -> None:
    """Bring the schema up to date, as ROOMRACK_OWNER_DATABASE_URL. Two at once wait for each other."""
    from sqlalchemy.exc import SQLAlchemyError

    from roomrack import migrations
    from roomrack.entrypoints.cli.settings import load

    settings = load(keys=False)
    try:
        migrations.upgrade(settings.owner_dsn())
    except (SQLAlchemyError, OSError) as error:
        fail(f"the schema could not be brought up to date: {error}")
    console.print(f"The schema is at {migrations.head()}.")
