"""Names of drugs and trials, with their aliases and every place where they stand.

    drug_names(document)  -> list[NameGroup]    cemacabtagene ansegedleucel, alias cema-cel; SKB-264, MK-2870 ...
    trial_names(document) -> list[NameGroup]    ALPHA3; RESOLUTION; ORCA-OL; CBL-0205 ...

A `NameGroup` is one drug or trial: `name` as most used, `aliases`, and `mentions` left to right in the
company's text. Whose drug it is, and whether it is a comparator, is not decided here.
"""

from summarizer.schemas import Document

from .drugs import drugs_on
from .fact import Page
from .groups import NameGroup
from .identifiers import registry_ids, take_addresses
from .trials import trials_on

__all__ = ["NameGroup", "drug_names", "trial_names"]


def drug_names(document: Document) -> list[NameGroup]:
    """The drugs that the company's text names, in order of first mention, aliases together.

    Codes (ALLO-329), generic names by their stem (catumaxomab), brands beside their generic name
    (EYLEA HD (aflibercept)), and short forms in brackets (cema-cel). A class or an indication in
    brackets is no alias.
    """
    return drugs_on(_prepared(document))


def trial_names(document: Document) -> list[NameGroup]:
    """The trials that the company's text names, in order of first mention.

    A name is a capitalised acronym or a protocol code that stands beside the word trial or study at
    least once; every other mention of it then counts.
    """
    page = _prepared(document)
    return trials_on(page, drugs_on(page))


def _prepared(document: Document) -> Page:
    """A page of which addresses and registry numbers are taken, which are no names."""
    page = Page(document)
    take_addresses(page)
    for _ in registry_ids(page):
        pass
    return page
