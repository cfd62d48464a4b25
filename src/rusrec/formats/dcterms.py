"""Qualified Dublin Core: DCMI Metadata Terms, each text with its language.

What simple Dublin Core says with one word has words of its own: abstract and note, title and
alternative, date of issue and of acceptance, licence and rights.
"""

from functools import partial

from rusrec.formats import READING, Format
from rusrec.formats._dc import read, write
from rusrec.formats._dc.profile import QUALIFIED
from rusrec.formats._dc.tables import QUALIFIED_CARRIES

__all__ = ["FORMAT"]

FORMAT = Format(
    name="dcterms",
    title="Dublin Core, qualified",
    suffixes=(".dcterms.xml",),
    media_type="application/xml",
    spec="https://www.dublincore.org/specifications/dublin-core/dcmi-terms/",
    begins=(
        r"<(?:[\w.-]+:)?(?:qualifieddc|dcterms)[\s>]|<(?:record|metadata)\s[^>]*\bxmlns:dcterms="
    ),
    read=partial(read, QUALIFIED),
    write=partial(write, QUALIFIED),
    carries=QUALIFIED_CARRIES,
    options=READING,
)
