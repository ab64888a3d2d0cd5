"""`python -m benchmarks [ROW...] [--quick]`: measure, print the table, and write it into docs/performance.md."""

import argparse
import asyncio
import sys

from rich.console import Console

from benchmarks import report
from benchmarks.course import KEYS, Plan, run
from benchmarks.rows import Outcome
from benchmarks.site import Ground


def main() -> int:
    """Gives 0 when every figure is what it must be, else 1."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("rows", nargs="*", metavar="ROW", help=f"only these of {', '.join(KEYS)}")
    parser.add_argument("--quick", action="store_true", help="one short run, for a first impression")
    parser.add_argument("--runs", type=int, default=5, help="repetitions, of which the median counts")
    parser.add_argument("--seconds", type=float, default=4, help="how long each repetition lasts")
    parser.add_argument("--scales", type=int, nargs="*", default=[10, 100, 1_000], help="numbers of properties")
    parser.add_argument("--no-write", action="store_true", help="leave docs/performance.md as it is")
    options = parser.parse_args()
    if unknown := set(options.rows) - set(KEYS):
        parser.error(f"there is no {', '.join(sorted(unknown))}; choose of {', '.join(KEYS)}")
    runs, seconds = (1, 2.0) if options.quick else (options.runs, options.seconds)
    console = Console(stderr=False, width=None if sys.stdout.isatty() else 200)
    plan = Plan(
        frozenset(options.rows or KEYS),
        runs,
        seconds,
        tuple(options.scales),
        tell=lambda text: console.print(f"[dim]{text}[/dim]"),
    )
    with Ground() as ground:
        outcomes, conditions = asyncio.run(_measure(ground, plan))
    report.show(console, outcomes)
    console.print(conditions)
    if not (options.rows or options.quick or options.no_write):
        report.write(outcomes, conditions)
        console.print(f"written to {report.DOCUMENT.name}")
    return 0 if all(outcome.reached is not False for outcome in outcomes) else 1


async def _measure(ground: Ground, plan: Plan) -> tuple[list[Outcome], str]:
    return await run(ground, plan), await report.conditions(ground, plan.runs, plan.seconds)


if __name__ == "__main__":
    sys.exit(main())
