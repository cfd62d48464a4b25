"""Simple Dublin Core in the container ``oai_dc:dc``, as repositories give it away by OAI-PMH.

Every text says its language. Read are single containers, collections, and responses of OAI-PMH.
"""

from functools import partial

from rusrec.formats import READING, Format
from rusrec.formats._dc import read, write
from rusrec.formats._dc.profile import SIMPLE
from rusrec.formats._dc.tables import SIMPLE_CARRIES

__all__ = ["FORMAT"]

FORMAT = Format(
    name="oai-dc",
    title="Dublin Core, simple",
    suffixes=(".dc.xml",),
    media_type="application/xml",
    spec="https://www.openarchives.org/OAI/openarchivesprotocol.html#dublincore",
    begins=r"<(?:[\w.-]+:)?dc[\s>]|metadataPrefix=[\"']oai_dc[\"']",
    read=partial(read, SIMPLE),
    write=partial(write, SIMPLE),
    carries=SIMPLE_CARRIES,
    options=READING,
)
