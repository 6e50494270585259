"""How Sphinx builds the documentation: `sphinx-build -W -n --keep-going -b html docs FOLDER`, offline.

The pages are plain Markdown, to be read on a forge as well; what Sphinx needs beyond that is added here.
"""

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sphinx.application import Sphinx

project = "summarizer"
author = "The summarizer developers"
extensions = ["myst_parser"]
exclude_patterns = ["*.py", "images/README.md"]
html_theme = "furo"
html_title = "summarizer"
html_copy_source = False
html_show_sourcelink = False
html_show_copyright = False
myst_heading_anchors = 3
"""Headings down to this level can be linked to, by the anchors that forges give them."""

_SECTION = re.compile(r"^## (?P<caption>.+)$|\]\((?P<page>[\w/-]+)\.md\)", re.M)


def setup(app: "Sphinx") -> None:
    """Sphinx calls this."""
    app.connect("source-read", _contents)


def _contents(_: "Sphinx", page: str, source: list[str]) -> None:
    """Give the first page a table of contents: its sections, with the pages that each links to."""
    if page != "index":
        return
    for found in _SECTION.finditer(source[0]):
        if found["caption"]:
            source[0] += f"\n```{{toctree}}\n:hidden:\n:caption: {found['caption']}\n```\n"
        else:
            source[0] = source[0].removesuffix("```\n") + f"\n{found['page']}\n```\n"
