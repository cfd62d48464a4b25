"""Links: a DOI, PMID, PMCID or URL that is shown becomes one (CSL 1.0.2, Appendix VI: Links)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from rusrec.cite.marks import CLOSE, HREF, HREF_END, strip
from rusrec.cite.part import Part, mapped

if TYPE_CHECKING:
    from rusrec.cite.tree import Element

__all__ = ["RESOLVERS", "linked"]

RESOLVERS: Final = {
    "DOI": "https://doi.org/",
    "PMCID": "https://www.ncbi.nlm.nih.gov/pmc/articles/",
    "PMID": "https://www.ncbi.nlm.nih.gov/pubmed/",
    "URL": "",
}
"""Variables that are addresses, each with what stands before one that is none by itself."""

_SCHEMES: Final = ("http://", "https://")
_ADDRESS: Final = re.compile(r"https?://\S+$")


def linked(part: Part, element: Element) -> tuple[Part, Element]:
    """Return the *part* of such a variable as a link, and its element without what went into it.

    A prefix that is an address, ``https://doi.org/``, belongs to the link. What may not stand in an
    address is left out by the output (:func:`rusrec.cite.output.serialiser.safe_href`).
    """
    prefix = element.get("prefix")
    found = _ADDRESS.search(prefix)
    shown = found[0] if found else ""
    base = shown or RESOLVERS[element.get("variable")]
    bare = {**element.attributes, "prefix": prefix[: len(prefix) - len(shown)]}

    def link(text: str) -> str:
        address = strip(text)
        if base and not address.startswith(_SCHEMES):
            address = base + _escaped(address)
        return f"{HREF}{address}{HREF_END}{shown}{text}{CLOSE}"

    return mapped(part, link), element._replace(attributes=bare)


def _escaped(identifier: str) -> str:
    """Return a DOI as it may stand in an address: old ones have ``<``, ``>`` and blanks."""
    from urllib.parse import quote

    return quote(identifier, safe=":/()!$&'*+,;=@~", errors="ignore")
