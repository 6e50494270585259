"""From a source to the contents that are one release each: what containers hold, chosen by name or not at all."""

from pathlib import Path

from summarizer.errors import InputError
from summarizer.fetching import is_address, shown

from .containers import Part
from .containers.filing import parts_of_filing
from .containers.mail import parts_of_mail
from .document import document_of
from .kinds import Kind, kind_of
from .release import require_release
from .source import Content, load, parted

__all__ = ["contents_of", "one_content"]

_DEPTH = 3
"""A mail in a mail in a mail: more levels are nobody's releases."""
_LISTED = 12


def contents_of(source: str | Path | bytes, name: str | None = None) -> list[Content]:
    """The contents behind `source`, one for each release; only the part that is named behind `#`, if one is.

    Raises:
        InputError: there is nothing to read, or no part of that name.
    """
    return [part.content._replace(part=part.key or None) for part in _chosen(source, name)[1]]


def one_content(source: str | Path | bytes, name: str | None = None, part: str | None = None) -> Content:
    """The one content behind `source`, or the one of that part.

    Raises:
        InputError: as `contents_of`; or there are several: the sentence says how to choose.
    """
    label, parts = _chosen(source, name, part)
    if len(parts) == 1:
        return parts[0].content
    keys = [part.key for part in parts]
    whole = shown(str(source)) if isinstance(source, str | Path) else label
    raise InputError(
        f"{label} holds {len(keys)} releases ({_listed(keys)}): name one, as in {whole}#{keys[0]}"
    )


def _chosen(source: str | Path | bytes, name: str | None, part: str | None = None) -> tuple[str, list[Part]]:
    """What a source is called in messages, and its parts that are asked for."""
    bare, wanted = parted(source) if part is None else (source, part)
    content = load(bare, name)
    parts = _flat(content, 0)
    if [part.key for part in parts] == [""]:
        if wanted is not None and not (isinstance(bare, str) and is_address(bare)):
            raise InputError(f"{content.label} has no parts to choose from: leave #{wanted} away")
        return content.label, parts
    if wanted is not None:
        return content.label, _named(parts, wanted, content.label)
    return content.label, _unnamed(parts, content.label)


def _flat(content: Content, depth: int) -> list[Part]:
    """The parts of a container and of the containers in it; a content that is none is one part without a name."""
    match kind_of(content):
        case Kind.FILING:
            return parts_of_filing(content)
        case Kind.MAIL:
            parts = parts_of_mail(content)
        case _:
            return [Part("", content)]
    if depth >= _DEPTH:
        raise InputError(f"{content.label} lies too deep in other mails")
    found: list[Part] = []
    for part in parts:
        if part.content.letter:
            found.append(part)
            continue
        try:
            inner = _flat(part.content, depth + 1)
        except InputError as error:
            if len(parts) == 1:
                raise
            found.append(part._replace(wanted=False, fault=error))
            continue
        for one in inner:
            key = "#".join(filter(None, (part.key, one.key)))
            wanted, doubtful = part.wanted and one.wanted, part.doubtful or one.doubtful
            found.append(one._replace(key=key, wanted=wanted, doubtful=doubtful))
    return found


def _named(parts: list[Part], wanted: str, label: str) -> list[Part]:
    key = wanted.casefold()
    exact = [part for part in parts if part.key.casefold() == key]
    below = [part for part in parts if part.wanted and part.key.casefold().startswith(f"{key}#")]
    if exact and exact[0].fault:
        raise exact[0].fault
    if not (exact or below):
        raise InputError(
            f"{label} has no part {wanted}; its parts are {_listed([part.key for part in parts])}"
        )
    return exact or below


def _unnamed(parts: list[Part], label: str) -> list[Part]:
    wanted = [part for part in parts if part.wanted]
    if len(parts) > 1:
        faults = [part.fault for part in parts if part.fault]
        sure = [part for part in wanted if not part.doubtful or _is_release(part.content)]
        if not sure and faults:
            raise faults[0]
        wanted = sure if sure or len(wanted) > 1 else wanted
    if not wanted:
        keys = [part.key for part in parts]
        raise InputError(
            f"{label} holds no press release; name another part of it ({_listed(keys)}), as in {label}#{keys[0]}"
        )
    return wanted


def _is_release(content: Content) -> bool:
    try:
        require_release(document_of(content))
    except InputError:
        return False
    return True


def _listed(keys: list[str]) -> str:
    more = f" and {len(keys) - _LISTED} more" if len(keys) > _LISTED else ""
    return ", ".join(keys[:_LISTED]) + more
