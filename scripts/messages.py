"""Bring the message catalogues up to date with the errors in the code: `python -m scripts.messages`.

English is written from the templates. Other languages keep what was translated, get an empty entry for each new code
and lose those that no error carries any more; codes that are still empty are printed.
"""

import importlib
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po, write_po

import roomrack
from roomrack.core.errors import REGISTRY
from roomrack.infra.locales import FOLDER, LANGUAGES


def load() -> dict[str, str]:
    """Import every module that declares errors; the English template of every code."""
    root = Path(roomrack.__file__).parent
    for path in sorted(root.rglob("errors*.py")) + sorted((root / "infra").rglob("*.py")):
        parts = path.relative_to(root).with_suffix("").parts
        importlib.import_module(".".join(["roomrack", *parts]).removesuffix(".__init__"))
    return {code: cls.template for code, cls in REGISTRY.items() if cls.__module__.startswith("roomrack.")}


def main() -> None:
    """Write the catalogues."""
    templates = load()
    for language in LANGUAGES:
        path = FOLDER / language / "LC_MESSAGES" / "roomrack.po"
        path.parent.mkdir(parents=True, exist_ok=True)
        known: dict[str, str] = {}
        if path.exists():
            with path.open("rb") as file:
                known = {str(entry.id): str(entry.string) for entry in read_po(file, locale=language) if entry.id}
        catalogue = Catalog(locale=language, fuzzy=False)
        for code in sorted(templates):
            text = templates[code] if language == "en" else known.get(code, "")
            catalogue.add(code, text, auto_comments=[] if language == "en" else [templates[code]])
            if not text:
                print(f"{language}: {code} is not translated")
        written = BytesIO()
        write_po(written, catalogue, omit_header=True, width=0)
        path.write_bytes(written.getvalue().strip() + b"\n")


if __name__ == "__main__":
    main()
