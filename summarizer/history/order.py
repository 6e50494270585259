"""The releases of one issuer in their order, without those that a corrected version replaces."""

import re
from collections.abc import Iterable, Sequence
from datetime import date

from summarizer.schemas import Claim, Evidence, Mention, Told

_CORRECTS = re.compile(r"\bcorrect(?:s|ed|ion|ing)\b|\breplac(?:es|ing)\b", re.IGNORECASE)


class Releases(list[Told]):
    """The releases of one issuer as `ordered` gives them: whoever is handed them need not order them again."""

    def __init__(self, told: Iterable[Told] = (), replaced: Sequence[Told] = ()) -> None:
        super().__init__(told)
        self.replaced = list(replaced)
        """Those that a corrected version among them replaces: what they said is told as corrected, and not counted."""


def ordered(told: Sequence[Told]) -> Releases:
    """Oldest first, each with its claims in the order of the text; undated ones after all others.

    A superseded release is left out where its corrected version is among them. Of two of one day the one
    whose title corrects comes last, then the one with the greater id: never as they were given.
    """
    if isinstance(told, Releases):
        return told
    given = {one.release.document for one in told}
    kept = {
        one.release.document: one
        for one in told
        if one.release.superseded_by not in given or one.release.superseded_by == one.release.document
    }
    left = {one.release.document: one for one in told if one.release.document not in kept}
    return Releases(
        *(
            [
                one.model_copy(update={"claims": sorted(one.claims, key=_place)})
                for one in sorted(some.values(), key=_rank)
            ]
            for some in (kept, left)
        )
    )


def _rank(told: Told) -> tuple[date, bool, str]:
    release = told.release
    return release.published or date.max, bool(_CORRECTS.search(release.title or "")), release.document


def _place(claim: Claim) -> tuple[int, str]:
    return min((one.start for one in claim.evidence if one.start is not None), default=0), claim.id


def mention_of(told: Told, record: str = "", evidence: Sequence[Evidence] = ()) -> Mention:
    """Where a release says something; without a record, that it is silent."""
    return Mention(
        document=told.release.document,
        published=told.release.published,
        record=record,
        evidence=list(evidence),
    )
