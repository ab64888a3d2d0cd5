"""What every page for people has in common: one base template, one style sheet, a few scripts, and how both are sent.

A package with pages makes an `Environment` for its templates (`look.environment`), which extend `look/base.html`, an
`Assets` for its static files, and answers with `look.page`. The blocks of the base template are title, head,
navigation, sidebar, content and scripts; a page says in `section` which entry of the navigation it belongs to. A page
that stands alone extends `look/bare.html`, which has the style sheet and nothing else: no navigation and no script.
"""

from roomrack.web.look.assets import Assets
from roomrack.web.look.pages import LOOK, NAVIGATION, Entry, Form, environment, page, policy

__all__ = ["LOOK", "NAVIGATION", "Assets", "Entry", "Form", "environment", "page", "policy"]
