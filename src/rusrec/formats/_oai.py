"""The envelope of OAI-PMH around records: what it says of them, and what is no record in it.

Source: The Open Archives Initiative Protocol for Metadata Harvesting 2.0, sections 2.5, 3.5, 3.6.
"""

from typing import TYPE_CHECKING, Final

from rusrec.errors import Problem
from rusrec.formats._xml import local, refusal
from rusrec.loss import Ledger, Loss

if TYPE_CHECKING:
    from lxml.etree import _Element

__all__ = ["ENVELOPES", "identifier_of", "tell"]

ENVELOPES: Final = "OAI-PMH ListRecords GetRecord"
"""The elements around the records of a response, parted by blanks."""

_REQUEST: Final = frozenset(("responseDate", "request", "ListRecords", "GetRecord", "header"))
_NONE: Final = "noRecordsMatch"


def _said(element: "_Element | None") -> str:
    return " ".join((element.text or "").split()) if element is not None else ""


def identifier_of(element: "_Element") -> str:
    """Return what the header of the record *element*, or of the one around it, calls it, else "".

    One that has no header may say it in an attribute: ``<record id="...">``.
    """
    records = (outer for outer in element.iterancestors() if local(outer) == "record")
    for outer in (element, *records):
        header = outer.find("{*}header")
        if header is not None:
            return _said(header.find("{*}identifier"))
        if outer.get("id"):
            return " ".join(outer.get("id", "").split())
    return ""


def tell(element: "_Element", ledger: Ledger, name: str) -> bool:
    """Tell *ledger* what an element of the envelope says; False where it is none of those.

    Raises:
        SourceError: RR145, the repository answers with an error.
    """
    word = local(element)
    if word == "resumptionToken":
        note = "the list goes on: harvest the rest with this token"
        _tell(ledger, word, note, _said(element))
    elif word == "error" and element.get("code") != _NONE:
        message = f"the repository answers {element.get('code', 'with an error')[:40]}"
        raise refusal(
            element, Problem(message, "ask it again", "RR145", evidence=_said(element)), name
        )
    elif word == "error":
        _tell(ledger, _NONE, "the repository has no such records", "none")
    elif word == "record" and (header := element.find("{*}header")) is not None:
        deleted = header.get("status") == "deleted"
        note = "is deleted in the repository" if deleted else "has no record in this format"
        _tell(ledger, "record", note, _said(header.find("{*}identifier")) or "?")
    elif word == "record":  # of those that were read the header is gone
        return element.find("{*}metadata") is not None or not "".join(element.itertext()).strip()
    else:
        return word in _REQUEST
    return True


def _tell(ledger: Ledger, path: str, note: str, what: str) -> None:
    if what:
        ledger(Loss("", path, "not-representable", None, f"{what}: {note}"))
