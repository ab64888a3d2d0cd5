"""What sections there are, and what is decided about them without asking anybody. Pure.

- `sections` the declarations that routes, storage and pushes are made from · `merging` how a PATCH changes a section
- `portals` values that differ by portal · `texts` choosing a random text · `requirements` what a portal lacks
"""

from roomrack.domain.content.rules.merging import merged
from roomrack.domain.content.rules.portals import folded, resolved
from roomrack.domain.content.rules.requirements import missing, taken
from roomrack.domain.content.rules.sections import SECTIONS, Kind, Owner, Scope, Section, by_name
from roomrack.domain.content.rules.texts import Candidate, candidates, chosen, from_descriptions, from_texts, words

__all__ = [
    "SECTIONS",
    "Candidate",
    "Kind",
    "Owner",
    "Scope",
    "Section",
    "by_name",
    "candidates",
    "chosen",
    "folded",
    "from_descriptions",
    "from_texts",
    "merged",
    "missing",
    "resolved",
    "taken",
    "words",
]
