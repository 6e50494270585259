"""A document in the plainest spaces and hyphens, character for character: what lexers and rules look at."""

import re

from summarizer.recent import Recent
from summarizer.schemas import Document

_SPACES = "\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
_HYPHENS = "\u2010\u2011\u00ad\ufe63\uff0d"
_ODD = re.compile(f"[{_SPACES}{_HYPHENS}]")
_PLAIN = str.maketrans({**dict.fromkeys(_SPACES, " "), **dict.fromkeys(_HYPHENS, "-")})


def _plainer(document: Document) -> Document:
    if _ODD.search(document.text) is None:
        return document
    return document.model_copy(update={"text": document.text.translate(_PLAIN)})


plainly = Recent(_plainer)
"""The document with every kind of space and hyphen as the common one; all its offsets are the same."""
