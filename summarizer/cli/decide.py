"""`summarizer same` and `summarizer different`: a user's word on who is who."""

from typing import Annotated

import typer

from .manual import manual
from .options import IssuerOption, StoreOption, store_at
from .output import emit

Name = Annotated[str, typer.Argument(metavar="PROGRAM", help="A program's name, as a release has it.")]
Other = Annotated[str, typer.Argument(metavar="OTHER", help="Another name of the same company.")]


@manual(
    ("Two names of one program", "summarizer same cema-cel 'cemacabtagene ansegedleucel'"),
    see=("different", "brief"),
)
def same(name: Name, other: Other, issuer: IssuerOption = None, store: StoreOption = None) -> int:
    """Say that two names mean the same program; it is kept, and the last word counts.

    It prints what was decided. Briefs, changes and the calendar read the two as one from then on.
    """
    return _decide(name, other, issuer, store, alike=True)


@manual(
    ("Two programs whose names are alike", "summarizer different ALLO-329 ALLO-316"),
    see=("same", "brief"),
)
def different(name: Name, other: Other, issuer: IssuerOption = None, store: StoreOption = None) -> int:
    """Say that two names mean different programs; it is kept, and the last word counts.

    It prints what was decided. What was only probably the same program is no longer read as one.
    """
    return _decide(name, other, issuer, store, alike=False)


def _decide(name: str, other: str, issuer: str | None, store: str | None, *, alike: bool) -> int:
    from summarizer import overview

    with store_at(store) as kept:
        word = overview.decide(name, other, kept, same=alike, issuer=issuer)
    emit(f"{word.one} and {word.other} of {word.issuer}: {'the same' if word.same else 'different'}\n")
    return 0
