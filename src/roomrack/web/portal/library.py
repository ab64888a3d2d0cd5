"""The Markdown of `docs/`, rendered for the portal.

The files stay what people read in the repository: plain Markdown whose links are relative paths. Here they get anchors,
a table of contents and highlighted code, and links between them become links between pages. A wheel carries them in
`documents/`, as pyproject.toml says; a checkout has them where they are.
"""

import posixpath
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib import resources
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML
from markdown_it.token import Token
from markupsafe import Markup, escape
from pygments import highlight
from pygments.formatters import HtmlFormatter
from pygments.lexers import get_lexer_by_name
from pygments.util import ClassNotFound

GROUPS: Mapping[str, tuple[str, ...]] = {
    "Start": ("quickstart", "authentication", "sandbox", "simulator", "quotas", "requests"),
    "Use it": (
        "properties",
        "people",
        "products",
        "rooms-and-rates",
        "photos",
        "extras-and-policies",
        "offers",
        "booking",
        "guests",
        "chat",
        "cards",
        "payments",
        "invoices",
        "webhooks",
        "revisions",
        "assistants",
        "lists",
    ),
    "Build a": (
        "online-travel-agency",
        "channels",
        "distribution",
        "property-management-system",
        "door-locks",
        "revenue-management",
        "content-push",
    ),
    "Tools": ("calendar-tools", "ical", "channex", "console", "command-line", "python", "typescript", "certification"),
    "Run it": ("running", "configuration", "importing", "faq"),
}
"""The guides in the order in which they are listed; every file of docs/guides is in one group."""

DETAILS: tuple[str, ...] = ("contract", "conformance", "performance", "reliability")
"""Documents beside the guides that guides link to; `docs/algorithms` is among them, file by file."""

CHANGELOG = "CHANGELOG.md"
LEVELS_TOLD = ("h2", "h3")
"""The headings of a table of contents, which are also what a search finds."""


@dataclass(frozen=True, slots=True)
class Section:
    """What stands between two headings."""

    anchor: str
    title: str
    level: int
    text: str


@dataclass(frozen=True, slots=True)
class Document:
    """A rendered file."""

    path: str
    """In the repository, such as `docs/guides/booking.md`."""
    address: str
    title: str
    html: Markup
    sections: tuple[Section, ...]
    """The first holds what stands before the first heading below the title."""
    examples: tuple["Example", ...]

    @property
    def contents(self) -> list[Section]:
        """The entries of its table of contents."""
        return [section for section in self.sections[1:] if section.level <= 3]


@dataclass(frozen=True, slots=True)
class Example:
    """A fenced block of a document."""

    language: str
    words: tuple[str, ...]
    """What stands behind the language, such as `status=400`; readers of the repository don't see it."""
    text: str


@dataclass(slots=True)
class _Draft:
    """What one rendering collects."""

    path: str
    anchors: dict[str, int] = field(default_factory=dict)

    def anchor(self, title: str) -> str:
        """An id that is free in this document, made as the repository's host makes it."""
        base = re.sub(r"[^\w\- ]", "", title.lower()).strip().replace(" ", "-") or "section"
        number = self.anchors.get(base, 0)
        self.anchors[base] = number + 1
        return f"{base}-{number}" if number else base


def address_of(path: str) -> str | None:
    """Where the portal shows a file of the repository; None for those that it does not."""
    if path == CHANGELOG:
        return "/connect/changelog"
    stem = path.removesuffix(".md")
    if stem.startswith("docs/guides/"):
        return f"/connect/guides/{stem.removeprefix('docs/guides/')}"
    name = stem.removeprefix("docs/")
    if name in DETAILS or name.startswith("algorithms/"):
        return f"/connect/details/{name}"
    return None


@cache
def root() -> Traversable:
    """The folder that holds `docs` and the changelog: in the wheel the package's own, in a checkout the checkout."""
    packaged = resources.files(__package__).joinpath("documents")
    return packaged if packaged.is_dir() else Path(__file__).parents[4]


def guides() -> Iterator[str]:
    """The paths of the guides, in order."""
    for names in GROUPS.values():
        for name in names:
            yield f"docs/guides/{name}.md"


@cache
def algorithms() -> tuple[str, ...]:
    """The paths of the documents on algorithms, by name."""
    folder = root().joinpath("docs/algorithms")
    return tuple(f"docs/algorithms/{each.name}" for each in sorted(folder.iterdir(), key=lambda each: each.name))


def details() -> Iterator[str]:
    """The paths of the documents beside the guides, in order."""
    for name in DETAILS:
        yield f"docs/{name}.md"
    yield from algorithms()


def everything() -> Iterator[str]:
    """The paths of all documents that have a page."""
    yield from guides()
    yield from details()
    yield CHANGELOG


@cache
def title(path: str) -> str:
    """The first heading of a file, without rendering it."""
    with root().joinpath(path).open(encoding="utf-8") as lines:
        return re.sub(r"[`*]", "", next(line for line in lines if line.startswith("# "))[2:].strip())


@cache
def document(path: str) -> Document:
    """Render a file. Raises FileNotFoundError."""
    source = root().joinpath(path).read_text(encoding="utf-8")
    parser = _parser()
    draft = _Draft(path)
    tokens = parser.parse(source, {"draft": draft})
    _give_anchors(tokens, draft)
    _rewrite_links(tokens, path)
    html = parser.renderer.render(tokens, parser.options, {})
    return Document(
        path=path,
        address=address_of(path) or "",
        title=title(path),
        html=Markup(html),  # noqa: S704 - our own files, rendered with HTML in them escaped
        sections=tuple(_sections(tokens)),
        examples=tuple(_examples(tokens)),
    )


def highlighted(text: str, language: str) -> Markup:
    """Code as HTML with the class names of Pygments; plain where it knows no such language."""
    try:
        lexer = get_lexer_by_name(_LEXERS.get(language, language) or "text", stripnl=False)
    except ClassNotFound:
        return escape(text)
    return Markup(highlight(text, lexer, HtmlFormatter(nowrap=True)))  # noqa: S704 - Pygments escapes what it is given


def code_block(text: str, language: str) -> Markup:
    """A block of code as the look shows it."""
    return Markup(
        '<div class="code"><pre class="highlight" tabindex="0"><code data-language="{}">{}</code></pre></div>\n'
    ).format(language, highlighted(text, language))


def inline(text: str) -> Markup:
    """One line of Markdown as HTML."""
    return Markup(_parser().renderInline(text))  # noqa: S704 - HTML in it is escaped


_LEXERS = {"sh": "bash", "http": "http", "console": "console", "": "text"}


@cache
def _parser() -> MarkdownIt:
    parser = MarkdownIt("commonmark", {"html": False}).enable(["table", "strikethrough"])
    parser.add_render_rule("fence", _fence)
    parser.add_render_rule("code_block", _fence)
    parser.add_render_rule("table_open", _table_open)
    parser.add_render_rule("table_close", _table_close)
    parser.add_render_rule("heading_close", _heading_close)
    return parser


def _fence(_: RendererHTML, tokens: Sequence[Token], index: int, __: Any, ___: Any) -> str:
    token = tokens[index]
    return code_block(token.content, (token.info.split() or [""])[0])


def _table_open(*_: Any) -> str:
    return '<div class="table" tabindex="0" role="group" aria-label="Table"><table>\n'


def _table_close(*_: Any) -> str:
    return "</table></div>\n"


def _heading_close(_: RendererHTML, tokens: Sequence[Token], index: int, __: Any, ___: Any) -> str:
    token = tokens[index]
    anchor = str(tokens[index - 2].attrs.get("id", ""))
    if not anchor or token.tag == "h1":
        return f"</{token.tag}>\n"
    label = f"Link to: {_plain(tokens[index - 1])}"
    return Markup('<a class="anchor" href="#{}" aria-label="{}">#</a></{}>\n').format(anchor, label, token.tag)


def _give_anchors(tokens: Sequence[Token], draft: _Draft) -> None:
    for index, token in enumerate(tokens):
        if token.type == "heading_open":
            token.attrs["id"] = draft.anchor(_plain(tokens[index + 1]))


def _rewrite_links(tokens: Sequence[Token], path: str) -> None:
    """Point links to files at their pages. What has no page keeps its words and loses its link."""
    for token in tokens:
        kept: list[Token] = []
        without: list[bool] = []
        for child in token.children or ():
            if child.type == "link_open":
                target = _target(str(child.attrs.get("href", "")), path)
                without.append(target is None)
                if target is None:
                    continue
                child.attrs["href"] = target
            elif child.type == "link_close" and without.pop():
                continue
            kept.append(child)
        if token.children is not None:
            token.children = kept


def _target(href: str, path: str) -> str | None:
    if not href or "://" in href or href.startswith(("#", "/", "mailto:")):
        return href
    file, mark, anchor = href.partition("#")
    address = address_of(posixpath.normpath(posixpath.join(posixpath.dirname(path), file)))
    return f"{address}{mark}{anchor}" if address else None


def _plain(inline: Token) -> str:
    """The words of an inline token."""
    return "".join(
        " " if child.type in {"softbreak", "hardbreak"} else child.content for child in inline.children or ()
    )


def _sections(tokens: Sequence[Token]) -> Iterator[Section]:
    anchor, heading, level = "", "", 1
    words: list[str] = []
    for index, token in enumerate(tokens):
        if token.type == "heading_open" and token.tag in LEVELS_TOLD:
            yield Section(anchor, heading, level, " ".join(words))
            anchor, heading, level = str(token.attrs["id"]), _plain(tokens[index + 1]), int(token.tag[1])
            words = []
        elif token.type == "inline" and tokens[index - 1].type != "heading_open":
            words.append(_plain(token))
        elif token.type == "fence":
            words.append(re.sub(r"\s+", " ", token.content.strip()))
    yield Section(anchor, heading, level, " ".join(words))


def _examples(tokens: Sequence[Token]) -> Iterator[Example]:
    for token in tokens:
        if token.type == "fence":
            language, *words = token.info.split() or [""]
            yield Example(language, tuple(words), token.content)
