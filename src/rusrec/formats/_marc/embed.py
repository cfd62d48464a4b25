"""A whole record in 887, the field for information that is not MARC: ``$2 rusrec $a {…}``.

Catalogues keep the field and do not show it. The fields are what people edit: a record in 887
that does not say what they say is out of date, and does not count.

Source: MARC 21, 887 - Non-MARC Information Field.
"""

from typing import Final

from rusrec.formats._embed import on_a_line
from rusrec.formats._marc.field import Field, Marc
from rusrec.formats._marc.parts import whole
from rusrec.model import Record

__all__ = ["TAG", "apart", "embedding"]

TAG: Final = "887"
_SOURCE: Final = ("2", "rusrec")


def embedding(record: Record) -> Field:
    """Return the field that holds *record*; a long one can be parted at its blanks."""
    return Field(TAG, "  ", (_SOURCE, ("a", on_a_line(record))))


def apart(marc: Marc) -> tuple[str, Marc]:
    """Return the text that *marc* holds for us, "" for none, and *marc* without it."""
    if not any(field.tag == TAG for field in marc.fields):
        return "", marc
    fields = whole(marc.fields)
    own = [field for field in fields if field.tag == TAG and _SOURCE in field.subs]
    text = "".join(value for field in own[:1] for code, value in field.subs if code == "a")
    return text, marc._replace(fields=tuple(field for field in fields if field not in own))
