"""Dublin Core: what its two forms share, the simple one (oai_dc) and the qualified one (dcterms).

``profile`` says which term of each form is which; ``value`` is a value as a file has it;
``writing`` makes values of a record, ``record`` a record of the values that are being read
(``reading``); ``texts``, ``name``, ``citation``, ``identify``, ``date``, ``host`` and ``rdf`` each
know one sort of value; ``reader`` and ``writer`` know the ids.
"""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any, BinaryIO, Final

from rusrec.formats._each import Refuse, each
from rusrec.formats._source import LIMIT
from rusrec.loss import Ledger
from rusrec.model import Record

if TYPE_CHECKING:
    from rusrec.formats._dc.profile import Profile

__all__ = ["read", "write"]

_HEAD: Final = '<?xml version="1.0" encoding="UTF-8"?>\n<records>\n'
_TAIL: Final = "</records>\n"


def read(
    profile: "Profile",
    stream: BinaryIO,
    *,
    name: str,
    ledger: Ledger,
    encoding: str | None = None,
    limit: int = LIMIT,
    refuse: Refuse | None = None,
) -> Iterator[Record]:
    """Yield the records of a file: of one container, of a collection, of a response of OAI-PMH.

    A container is called ``dc`` or ``qualifieddc``, or holds elements of a namespace of Dublin Core
    (``record``, ``rdf:Description``).
    Deleted records, and a list that goes on elsewhere (``resumptionToken``), are told. What an
    identifier of OAI says (``oai:repository:10371/88004``) is kept in ``aka``.
    """
    from rusrec.formats._dc.reader import CONTAINERS, ENVELOPES, NAMES, Reader
    from rusrec.formats._xml import elements

    reader = Reader(name, ledger, profile)
    found = elements(
        stream, CONTAINERS, name=name, root=ENVELOPES, encoding=encoding, limit=limit,
        passed=reader.passed, held=NAMES,
    )  # fmt: skip
    return each(found, reader.record, refuse)


def write(
    profile: "Profile",
    records: Iterable[Record],
    *,
    ledger: Ledger,
    refuse: Refuse | None = None,
    **_: Any,
) -> Iterator[str]:
    """Yield ``records``, each a container in an envelope with its id.

    Raises:
        RecordError: A record without an id, an id that stands twice, or a character that no text
            may hold.
    """
    from rusrec.formats._dc.writer import Writer

    before = _HEAD
    for element in each(records, Writer(ledger, profile).element, refuse):
        yield before + element
        before = ""
    yield before + _TAIL
