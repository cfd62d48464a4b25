"""Why a language tag is not well formed, and what to write: loaded when one has been refused."""

import re
from collections.abc import Callable

from rusrec import vocab

__all__ = ["advice"]


def advice(tag: str, spelt: Callable[[str], str], longest: int) -> str:
    """Say in one clause what is wrong with *tag*.

    Args:
        tag: It is not well formed.
        spelt: Returns the canonical spelling of a tag, "" of one that is not well formed.
        longest: The most characters of a tag.
    """
    if "_" in tag and (meant := spelt(tag.replace("_", "-"))):
        return f"subtags are joined by hyphens, {meant!r}"
    if named := vocab.languages_by_name().get(tag.casefold()):
        return f"the code of {tag} is {named!r}"
    if len(tag) > longest:
        return f"it has more than {longest} characters"
    if not tag or not re.fullmatch(r"[A-Za-z0-9-]+", tag):
        return "a tag has only the letters a to z, digits and hyphens, as in 'ko-Latn'"
    return _misplaced(tag.split("-"), spelt)


def _misplaced(subtags: list[str], spelt: Callable[[str], str]) -> str:
    """Say which subtag is the first that cannot stand where it stands."""
    first = subtags[0]
    if first.title() in vocab.scripts():
        return f"{first!r} is a script, and a language goes before it, as in 'und-{first.title()}'"
    if not re.fullmatch(r"[A-Za-z]{2,3}", first):
        return f"{first!r} is not a language code of two or three letters, such as 'ko'"
    starts = ["-".join(subtags[:count]) for count in range(1, len(subtags) + 1)]
    good = max(count for count, start in enumerate(starts, 1) if spelt(start))
    wrong = subtags[good]
    cases = (
        (not wrong, "a hyphen stands between two subtags, neither at the end nor twice"),
        (len(wrong) == 1, f"{wrong!r} begins an extension, and nothing belongs to it"),
        (wrong.lower() in map(str.lower, subtags[1:good]), f"{wrong!r} stands twice"),
        (len(wrong) > 8, f"{wrong!r} has more than eight characters"),  # noqa: PLR2004
        (True, f"{wrong!r} has no place there; the order is language, script, region, variant"),
    )
    return next(said for case, said in cases if case)
