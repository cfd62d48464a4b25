"""The two forms of Dublin Core: which term of each says what a record says."""

from typing import Final

from msgspec import Struct

from rusrec.formats._dc.tables import ELEMENTS, REFINEMENTS

__all__ = ["QUALIFIED", "SIMPLE", "Profile"]


class Profile(Struct, frozen=True, kw_only=True):
    """A form of Dublin Core: its name, its element names, and the term for each thing said."""

    name: str
    container: str
    """The element around the values of one record, with its namespaces."""
    prefix: str
    terms: frozenset[str]
    alternative: str
    """A title that is neither the first nor its transcription."""
    abstract: str
    note: str
    issued: str
    extent: str
    citation: str
    host: str
    """The title of the host beside the citation; "" where the citation alone has it."""
    host_number: str
    license: str
    fulltext: str
    schemes: bool
    """Whether a value may say its encoding scheme (``xsi:type``)."""

    @property
    def closing(self) -> str:
        """The end tag of the container."""
        return f"</{self.container.split()[0]}>"


SIMPLE: Final = Profile(
    name="oai-dc",
    container=(
        'oai_dc:dc xmlns:oai_dc="http://www.openarchives.org/OAI/2.0/oai_dc/" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/"'
    ),
    prefix="dc",
    terms=ELEMENTS,
    alternative="title",
    abstract="description",
    note="",
    issued="date",
    extent="format",
    citation="source",
    host="",
    host_number="source",
    license="rights",
    fulltext="relation",
    schemes=False,
)
"""Simple Dublin Core in the container of OAI-PMH."""

QUALIFIED: Final = Profile(
    name="dcterms",
    container=(
        'qualifieddc xmlns:dcterms="http://purl.org/dc/terms/" '
        'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"'
    ),
    prefix="dcterms",
    terms=ELEMENTS | REFINEMENTS,
    alternative="alternative",
    abstract="abstract",
    note="description",
    issued="issued",
    extent="extent",
    citation="bibliographicCitation",
    host="isPartOf",
    host_number="isPartOf",
    license="license",
    fulltext="hasFormat",
    schemes=True,
)
"""DCMI Metadata Terms, in the container of DCMI's own schema for qualified Dublin Core."""
