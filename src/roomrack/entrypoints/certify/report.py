"""Telling what came of a run: JSON, Markdown, standalone HTML and JUnit."""

import json
from collections.abc import Callable
from pathlib import PurePath
from typing import Any
from xml.etree import ElementTree as ET

from jinja2 import Environment

from roomrack._version import __version__
from roomrack.core.localtime import format_instant
from roomrack.entrypoints.certify.model import Outcome, Result
from roomrack.entrypoints.certify.runner import Report

_HTML = """<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>Certification of {{ server }}</title>
<style>
:root { color-scheme: light dark; font: 16px/1.5 system-ui, sans-serif; }
body { max-width: 62rem; margin: 2rem auto; padding: 0 1rem; }
table { border-collapse: collapse; width: 100%; }
th, td { text-align: left; padding: .3rem .6rem; vertical-align: top; }
tr { border-bottom: 1px solid #8884; } pre { overflow-x: auto; padding: .6rem; background: #8882; }
.passed { color: #1a7f37; } .failed, .broken { color: #d1242f; } .skipped { color: #777; }
</style></head><body>
<h1>Certification of {{ server }}</h1>
<p class="{{ 'passed' if passed else 'failed' }}"><strong>{{ 'Passed' if passed else 'Not passed' }}</strong>:
{{ counts.passed }} passed, {{ counts.failed }} failed,
{{ counts.broken }} broken, {{ counts.skipped }} skipped.</p>
<p>Level {{ level }}, property {{ accommodation }}, {{ begun }}, {{ requests }} requests in {{ seconds }} s, kit
{{ version }}.</p>
{% for check in results if check.outcome in ('failed', 'broken') %}
<h2 id="{{ check.id }}">{{ check.id }}</h2>
<p>{{ check.title }} (contract {{ check.section }}).</p>
<table>{% for name in ('expected', 'got', 'reason', 'request_id') if check[name] %}
<tr><th>{{ name }}</th><td>{{ check[name] }}</td></tr>{% endfor %}</table>
{% if check.repeat %}<pre>{{ check.repeat | join('\n') }}</pre>{% endif %}
{% endfor %}
<h2>All checks</h2>
<table><tr><th>Check</th><th>Contract</th><th>What must hold</th><th>Outcome</th></tr>
{% for check in results %}<tr><td>{{ check.id }}</td><td>{{ check.section }}</td><td>{{ check.title }}
{%- if check.reason %}<br><small>{{ check.reason }}</small>{% endif %}</td>
<td class="{{ check.outcome }}">{{ check.outcome }}</td></tr>
{% endfor %}</table></body></html>
"""


def as_json(report: Report) -> dict[str, Any]:
    """Everything, without any credential."""
    return {
        "server": report.plan.base,
        "accommodation": report.plan.given.accommodation,
        "level": report.plan.level.value,
        "begun": format_instant(report.begun),
        "seconds": round(report.seconds, 1),
        "requests": report.requests,
        "version": __version__,
        "passed": report.passed,
        "counts": {outcome.value: report.count(outcome) for outcome in Outcome},
        "checks": [result.as_json() for result in report.results],
    }


def as_html(report: Report) -> str:
    """A page that needs nothing else."""
    page = Environment(autoescape=True).from_string(_HTML)
    shown = as_json(report)
    return page.render(**{name: value for name, value in shown.items() if name != "checks"}, results=shown["checks"])


def as_markdown(report: Report) -> str:
    """For a ticket or a repository."""
    counts = ", ".join(f"{report.count(outcome)} {outcome.value}" for outcome in Outcome)
    told = (
        f"Level {report.plan.level.value}, property {report.plan.given.accommodation}, "
        f"{format_instant(report.begun)}, {report.requests} requests in {report.seconds:.1f} s, kit {__version__}."
    )
    lines = [
        f"# Certification of {report.plan.base}",
        "",
        f"**{'Passed' if report.passed else 'Not passed'}**: {counts}.",
        "",
        told,
    ]
    for result in report.results:
        if result.outcome in {Outcome.FAILED, Outcome.BROKEN}:
            lines += ["", f"## {result.id}", "", f"{result.title} (contract {result.section}).", ""]
            lines += [f"- {name}: {_inline(value)}" for name, value in _details(result)]
            lines += ["", "```sh", *result.repeat, "```"] if result.repeat else []
    lines += ["", "## All checks", "", "| check | contract | what must hold | outcome |", "|---|---|---|---|"]
    lines += [
        f"| {each.id} | {each.section} | {_inline(each.title)} | {each.outcome.value} |" for each in report.results
    ]
    return "\n".join(lines) + "\n"


def as_junit(report: Report) -> str:
    """For a build server."""
    suite = ET.Element(
        "testsuite",
        name="roomrack certify",
        tests=str(len(report.results)),
        failures=str(report.count(Outcome.FAILED)),
        errors=str(report.count(Outcome.BROKEN)),
        skipped=str(report.count(Outcome.SKIPPED)),
        time=f"{report.seconds:.3f}",
    )
    words = {Outcome.FAILED: "failure", Outcome.BROKEN: "error", Outcome.SKIPPED: "skipped"}
    for result in report.results:
        case = ET.SubElement(
            suite, "testcase", classname=result.group, name=f"{result.id}: {result.title}", time=f"{result.seconds:.3f}"
        )
        if result.outcome in words:
            found = ET.SubElement(case, words[result.outcome], message=_printable(result.got or result.reason))
            found.text = _printable(
                "\n".join([*(f"{name}: {value}" for name, value in _details(result)), *result.repeat])
            )
    return ET.tostring(suite, encoding="unicode", xml_declaration=True) + "\n"


FORMS: dict[str, Callable[[Report], str]] = {
    ".html": as_html,
    ".md": as_markdown,
    ".xml": as_junit,
    ".json": lambda report: json.dumps(as_json(report), indent=2, ensure_ascii=False) + "\n",
}


def form_of(name: PurePath) -> Callable[[Report], str] | None:
    """What writes a report into a file of this name; None for an ending that is not known."""
    return FORMS.get(name.suffix.lower())


def _details(result: Result) -> list[tuple[str, str]]:
    shown = (
        ("expected", result.expected),
        ("got", result.got),
        ("reason", result.reason),
        ("request id", result.request_id),
    )
    return [(name, value) for name, value in shown if value]


def _inline(text: str) -> str:
    return text.replace("|", "\\|").replace("\n", " ")


def _printable(text: str) -> str:
    """Without characters that XML can't hold."""
    return "".join(each for each in text if each >= " " or each in "\n\t")
