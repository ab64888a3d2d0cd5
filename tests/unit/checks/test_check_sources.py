"""What the check of SQL and transactions finds, and what it leaves alone."""

from pathlib import Path

import pytest

from scripts import check_sources


def rules(
    monkeypatch: pytest.MonkeyPatch, folder: Path, source: str, name: str = "domain/stay/service.py"
) -> list[str]:
    """The names of the rules that a module of this text breaks, in the order of its lines."""
    monkeypatch.setattr(check_sources, "ROOT", folder)
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(source, encoding="utf-8")
    return [finding.rule for finding in check_sources.check(path)]


@pytest.mark.parametrize(
    "statement",
    [
        "select now()",
        "update token set revoked_at = CURRENT_TIMESTAMP where digest = $1",
        "delete from event where day < current_date",
        "insert into event (at) values (clock_timestamp ( ))",
        "select 'now'::timestamptz",
    ],
)
def test_time_taken_in_sql_is_found(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, statement: str) -> None:
    assert rules(monkeypatch, tmp_path, f'Q = """{statement}"""\n', "domain/stay/repository.py") == ["clock"]


@pytest.mark.parametrize(
    "source",
    [
        'Q = f"select id from {table}"',
        'Q = f"insert into {table} (id) values ($1)"',
        "Q = \"select id from product where name = '%s'\" % name",
        'Q = "delete from " + table',
        'Q = "update product set name = $1 " + where',
        'Q = "select id from {}".format(table)',
        'rows = connection.fetch(f"{head} limit {n}")',
    ],
)
def test_sql_put_together_is_found(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, source: str) -> None:
    assert "format" in rules(monkeypatch, tmp_path, f"{source}\n", "domain/stay/repository.py")


def test_sql_outside_the_repository_is_found(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    source = 'import sqlalchemy\n\nQ = "select id from product where id = $1"\n'
    assert rules(monkeypatch, tmp_path, source) == ["place", "place"]
    assert rules(monkeypatch, tmp_path, source, "domain/stay/repository.py") == []
    assert rules(monkeypatch, tmp_path, source, "infra/db.py") == []


def test_a_slice_that_commits_is_found(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    source = "async def book(unit):\n    await unit.session.commit()\n"
    assert rules(monkeypatch, tmp_path, source) == ["commit"]
    assert rules(monkeypatch, tmp_path, source, "infra/db.py") == []


def test_a_module_that_is_too_long_is_found(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    assert rules(monkeypatch, tmp_path, "x = 1\n" * 501) == ["size"]
    assert rules(monkeypatch, tmp_path, "x = 1\n" * 500) == []


def test_an_exception_needs_its_rule_and_a_reason(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    line = 'Q = f"drop table {table}"'
    allowed = f"# check: allow(format) DDL takes no parameters\n{line}\n"
    assert rules(monkeypatch, tmp_path, allowed, "infra/ddl.py") == []
    assert rules(monkeypatch, tmp_path, f"{line}  # check: allow(format)\n", "infra/ddl.py") == ["format"]
    assert rules(monkeypatch, tmp_path, f"{line}  # check: allow(clock) wrong rule\n", "infra/ddl.py") == ["format"]


def test_prose_and_documentation_are_left_alone(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    source = '''"""Never write now() or current_date."""

HINT = "Select a property"
UPDATE = "update set"
LABEL = f"Update {name}"


def price() -> str:
    """select price from calendar_day"""
    return "Delete the rate first."
'''
    assert rules(monkeypatch, tmp_path, source) == []


def test_a_file_of_sql_is_looked_through_for_the_time(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(check_sources, "ROOT", tmp_path)
    path = tmp_path / "jobs.sql"
    path.write_text("create table job (\n  created timestamptz default now()\n);\n", encoding="utf-8")
    assert [(found.line, found.rule) for found in check_sources.check_sql(path)] == [(2, "clock")]
    path.write_text("-- check: allow(clock) not ours\nselect now();\n", encoding="utf-8")
    assert list(check_sources.check_sql(path)) == []
