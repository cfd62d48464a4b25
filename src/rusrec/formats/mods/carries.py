"""What MODS carries of a record, the versions of it that are written, and the writer's options."""

from collections.abc import Mapping
from typing import Final

from rusrec.formats import EMBED, Option
from rusrec.loss import Carried

__all__ = ["CARRIES", "NEWEST", "OPTIONS", "VERSIONS"]

NEWEST: Final = 8
"""The second number of the version that is written unless an older one is asked for."""
VERSIONS: Final = {f"3.{minor}": minor for minor in range(5, NEWEST + 1)}

_NAMES: Final = ("author", "editor", "translator", "contributor")
_WHOLE: Final = (
    "id aka type language title subtitle short-title abstract author editor translator contributor "
    "missing issued dates accessed volume issue number pages extent volumes identifiers.* archive "
    "links keywords classification rights extra.mods "
    "host.id host.type host.title host.subtitle host.identifiers.*"
)
_CHANGED: Final = (
    "citekey genre section edition publisher place event notes original host series relations "
    "extra rights.text.* links.media-type "
    # Of a serial that says more than its number only the number is read; of two in one, both.
    "identifiers identifiers.issn identifiers.eissn identifiers.issn-l identifiers.isbn "
    "host.identifiers host.identifiers.issn host.identifiers.eissn host.identifiers.issn-l "
    "host.identifiers.isbn"
)
_LOST: Final = "draft counts sources corrections history links.language"


def _said(rows: Mapping[Carried, str], *fields: str) -> dict[str, Carried]:
    """Return the rows for what is said of a text, a name or a date in each of *fields*."""
    return {
        f"{field}.{name}": carried
        for field in fields
        for carried, names in rows.items()
        for name in names.split()
    }


CARRIES: Final[Mapping[str, Carried]] = {
    **dict.fromkeys(_WHOLE.split(), "whole"),
    **dict.fromkeys(_CHANGED.split(), "changed"),
    **dict.fromkeys(_LOST.split(), "lost"),
    **_said({"lost": "*.cert *.divided"}, "title", "subtitle", "host.title", "host.subtitle"),
    **_said({"lost": "*.cert *.divided *.kind"}, "short-title", "abstract"),
    **_said({"changed": "orcid isni viaf"}, *_NAMES),  # read in their canonical spelling
    **_said({"lost": "by cert"}, "issued", "accessed", "dates.*"),
    **_said(
        {
            "changed": "name.*.family name.*.given org.* affiliation.*",
            "lost": "cert order name.*.particle name.*.dropping-particle name.*.cert name.*.kind",
        },
        *_NAMES,
    ),
}
OPTIONS: Final[Mapping[str, Option]] = {
    "for_": Option(
        "library: codes of ISO 639-2 beside those of BCP 47; zotero: Zotero's item types",
        values=("library", "zotero"),
    ),
    "embed": EMBED,
    "mods_version": Option(
        "an older version of MODS; what it has no element for is told", values=tuple(VERSIONS)
    ),
    "mods_names": Option(
        "altrep: each form of a name a name of its own, tied by altRepGroup", values=("altrep",)
    ),
    "dates": Option("first and last day of work on each record, by its id", kind=Mapping),
}
