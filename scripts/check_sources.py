"""Check the rules about SQL and transactions that no linter knows: `python -m scripts.check_sources`.

Rules, each with the name that an exception uses:

* `clock`: no SQL takes the time from the database. The instant is a bound parameter from the Clock.
* `format`: no SQL is put together from strings. Values are bound; a name that DDL needs is written out.
* `place`: a slice has its SQL in `repository` (tables in `models`; modules or packages), and nothing else of it imports
  the driver.
* `commit`: only the edge commits; a slice flushes.
* `size`: a module has at most 500 lines, unless its docstring says that it is generated.

A line that must break a rule says so and why: `# check: allow(format) DDL takes no parameters`. A file of SQL, which is
looked through for `clock` only, says it once, anywhere: `-- check: allow(clock) the columns of another package`.
(`datetime.now` and its kind are banned through ruff's `banned-api`.)
"""

import ast
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PACKAGES = (ROOT / "src", ROOT / "packages/client-python/src")
MAX_LINES = 500
GENERATED = re.compile(r'"""[^"]*\bGenerated from the server')

TIME_IN_SQL = re.compile(
    r"\b(?:now|clock_timestamp|statement_timestamp|transaction_timestamp|timeofday)\s*\(\s*\)"
    r"|\bcurrent_(?:date|timestamp)\b|\b(?:localtimestamp|sysdate)\b|'(?:now|today)'::",
    re.IGNORECASE,
)
SQL = re.compile(
    r"^[\s(]*(?:"
    r"select\s+\S|insert\s+into\s|update\s+\S+\s+(?:as\s+\w+\s+|\w+\s+)?set\s|delete\s+from\s|merge\s+into\s"
    r"|with\s+(?:recursive\s+)?\w+\s*(?:\([^)]*\))?\s+as\s+(?:not\s+|materialized\s+)*\("
    r"|(?:create|alter|drop)\s+(?:or\s+replace\s+)?(?:unlogged\s+|temporary\s+|unique\s+)?"
    r"(?:table|index|sequence|policy|role|function|trigger|view|type|schema|extension|database|domain|user)\s"
    r"|(?:grant|revoke)\s+[\w\s,]+\s+(?:on|to|from)\s|truncate\s+\S|lock\s+table\s|copy\s+\S+\s*(?:\(|from\s|to\s)"
    r"|(?:listen|notify)\s+\w+\s*$|set\s+(?:local\s+|session\s+|role\s)|vacuum\b|analyze\s+\w+\s*$"
    r")",
    re.IGNORECASE,
)
# Text alone cannot tell "Select a property" from a statement, so prose must look like more than a verb.
SELECT_PROSE = re.compile(r"^\s*select\s", re.IGNORECASE)
SELECT_STATEMENT = re.compile(r"\bfrom\b|\(|^\s*select\s+[\d:$*'\w]+\s*$", re.IGNORECASE)

EXECUTES = {"execute", "executemany", "exec_driver_sql", "fetch", "fetchrow", "fetchval", "text", "cursor", "prepare"}
ALLOWED = re.compile(r"(?:#|--)\s*check:\s*allow\(([a-z, ]+)\)\s+\S")
SQL_MODULES = {"repository", "models", "infra", "migrations", "entrypoints"}
DRIVERS = {"sqlalchemy", "asyncpg", "alembic", "pgqueuer"}


@dataclass(frozen=True)
class Finding:
    path: Path
    line: int
    rule: str
    text: str

    def __str__(self) -> str:
        return f"{self.path}:{self.line}: {self.rule}: {self.text}"


def looks_like_sql(text: str) -> bool:
    """Whether a string constant is a statement, or the beginning of one."""
    if not SQL.match(text):
        return False
    return not SELECT_PROSE.match(text) or SELECT_STATEMENT.search(text) is not None


class Visitor(ast.NodeVisitor):
    """Collects what one module breaks; `path` is relative to the root of the repository."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.findings: list[tuple[ast.AST, str, str]] = []
        parts = path.parts
        self.in_slice = "domain" in parts
        # Rules about where SQL stands concern slices, pages, channels and the pure core; infra, migrations and the
        # entry points own a database, not a slice of it.
        self.sql_allowed = bool(SQL_MODULES & {*parts, path.stem})

    def found(self, node: ast.AST, rule: str, text: str) -> None:
        self.findings.append((node, rule, text))

    def visit_Module(self, node: ast.Module) -> None:
        self.visit_body(node)

    def visit_ClassDef(self, node: ast.ClassDef) -> None:
        self.visit_body(node)

    def visit_FunctionDef(self, node: ast.FunctionDef) -> None:
        self.visit_body(node)

    def visit_AsyncFunctionDef(self, node: ast.AsyncFunctionDef) -> None:
        self.visit_body(node)

    def visit_body(self, node: ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef) -> None:
        """Visit everything but strings that stand alone: those are documentation."""
        for child in ast.iter_child_nodes(node):
            if not (
                isinstance(child, ast.Expr)
                and isinstance(child.value, ast.Constant)
                and isinstance(child.value.value, str)
            ):
                self.visit(child)

    def visit_Constant(self, node: ast.Constant) -> None:
        if not isinstance(node.value, str):
            return
        if TIME_IN_SQL.search(node.value):
            self.found(node, "clock", "takes the time in SQL; bind an instant from the Clock")
        if not self.sql_allowed and looks_like_sql(node.value):
            self.found(node, "place", "SQL outside a repository")

    def visit_JoinedStr(self, node: ast.JoinedStr) -> None:
        constants = [value.value for value in node.values if isinstance(value, ast.Constant)]
        start = str(node.values[0].value) if node.values and isinstance(node.values[0], ast.Constant) else ""
        if SQL.match(start) and (not SELECT_PROSE.match(start) or any(" from " in str(c).lower() for c in constants)):
            self.found(node, "format", "SQL built with an f-string; bind the values")
        if any(TIME_IN_SQL.search(str(constant)) for constant in constants):
            self.found(node, "clock", "takes the time in SQL; bind an instant from the Clock")
        for value in node.values:
            if isinstance(value, ast.FormattedValue):
                self.visit(value)

    def visit_BinOp(self, node: ast.BinOp) -> None:
        operands = (node.left, node.right)
        if isinstance(node.op, ast.Add | ast.Mod):
            constants = [side.value for side in operands if isinstance(side, ast.Constant)]
            others = [side for side in operands if not isinstance(side, ast.Constant)]
            if others and any(isinstance(text, str) and looks_like_sql(text) for text in constants):
                self.found(node, "format", "SQL built from pieces; bind the values")
        self.generic_visit(node)

    def visit_Call(self, node: ast.Call) -> None:
        function = node.func
        name = function.attr if isinstance(function, ast.Attribute) else getattr(function, "id", "")
        if name in EXECUTES and node.args and isinstance(node.args[0], ast.JoinedStr):
            self.found(node, "format", f"an f-string given to {name}(); bind the values")
        if isinstance(function, ast.Attribute):
            target = function.value
            if name == "format" and isinstance(target, ast.Constant) and looks_like_sql(str(target.value)):
                self.found(node, "format", "SQL built with str.format; bind the values")
            if name in {"commit", "rollback"} and self.in_slice and not node.args:
                self.found(node, "commit", f"{name}() in a slice; services flush, the edge commits")
        self.generic_visit(node)

    def visit_Import(self, node: ast.Import) -> None:
        for alias in node.names:
            self.imported(node, alias.name)

    def visit_ImportFrom(self, node: ast.ImportFrom) -> None:
        self.imported(node, node.module or "")

    def imported(self, node: ast.AST, module: str) -> None:
        if self.in_slice and not self.sql_allowed and module.partition(".")[0] in DRIVERS:
            self.found(node, "place", f"imports {module}; what speaks to the database stands in a repository")


def check(path: Path) -> Iterator[Finding]:
    """Yield what a module breaks, less what its lines allow themselves with a reason."""
    relative = path.relative_to(ROOT)
    source = path.read_text(encoding="utf-8")
    lines = source.splitlines()
    allowed = {
        number: {rule.strip() for rule in match.group(1).split(",")}
        for number, line in enumerate(lines, start=1)
        if (match := ALLOWED.search(line))
    }
    if len(lines) > MAX_LINES and not GENERATED.match(source):
        yield Finding(relative, MAX_LINES, "size", f"{len(lines)} lines; would two names serve better?")
    visitor = Visitor(relative)
    visitor.visit(ast.parse(source, filename=str(relative)))
    seen: set[tuple[int, str]] = set()
    for node, rule, text in visitor.findings:
        first = getattr(node, "lineno", 1)
        # A comment above a statement of several lines counts, as does one at the end of any of its lines.
        last = getattr(node, "end_lineno", first)
        if any(rule in allowed.get(number, ()) for number in range(first - 1, last + 1)) or (first, rule) in seen:
            continue
        seen.add((first, rule))
        yield Finding(relative, first, rule, text)


def check_sql(path: Path) -> Iterator[Finding]:
    """Yield where a file of SQL takes the time from the database."""
    lines = path.read_text(encoding="utf-8").splitlines()
    if any((match := ALLOWED.search(line)) and "clock" in match.group(1) for line in lines):
        return
    for number, line in enumerate(lines, start=1):
        if TIME_IN_SQL.search(line):
            yield Finding(
                path.relative_to(ROOT), number, "clock", "takes the time in SQL; bind an instant from the Clock"
            )


def main() -> int:
    modules = sorted(path for package in PACKAGES for path in package.rglob("*.py"))
    statements = sorted(path for package in PACKAGES for path in package.rglob("*.sql"))
    findings = [finding for path in modules for finding in check(path)]
    findings += [finding for path in statements for finding in check_sql(path)]
    for finding in findings:
        print(finding)
    print(f"{len(modules) + len(statements)} files, {len(findings)} findings")
    return 1 if findings else 0


if __name__ == "__main__":
    sys.exit(main())
