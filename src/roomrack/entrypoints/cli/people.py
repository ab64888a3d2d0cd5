"""`roomrack app` and `roomrack user`."""

import typer

applications = typer.Typer(help="Applications that use the API.", no_args_is_help=True)
persons = typer.Typer(help="People who sign in.", no_args_is_help=True)
