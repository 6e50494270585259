"""How what a person begins to type may go on: programs, documents and records."""

from summarizer.errors import InputError

from .arguments import NAME
from .grant import Grant

MOST = 100
"""Values at most, as the protocol has it."""


def completed(argument: str, begun: str, grant: Grant) -> tuple[list[str], bool]:
    """Values of an argument that begin so, and whether there are more; none where nothing is known of it."""
    found = _values(argument, begun[:NAME], grant)
    return found[:MOST], len(found) > MOST


def _values(argument: str, begun: str, grant: Grant) -> list[str]:
    try:
        match argument:
            case "program":
                with grant.reading() as kept:
                    return list(dict.fromkeys(one.name for one in kept.programs(begun, MOST + 1)))
            case "id":
                with grant.reading() as kept:
                    ids = [one.document for one in kept.releases()]
                return sorted(one for one in ids if one.startswith(begun))
            case "issuer":
                with grant.reading() as kept:
                    ids = [one for one, _ in kept.issuers()]
                return [one for one in ids if one.startswith(begun.lower())]
            case "name":
                from summarizer.catalog import records

                return [one for one in records() if one.lower().startswith(begun.lower())]
    except InputError:
        pass  # without a store nothing is known
    return []
