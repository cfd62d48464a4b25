"""The conference that an item comes from, in the fields that biblatex has for it."""

from rusrec.formats._arrival import differences
from rusrec.formats._bib.biber_date import whole_date, write_date
from rusrec.formats._bib.reading import Reading
from rusrec.formats._bib.sheet import Sheet
from rusrec.model import Date, Event

__all__ = ["event_of", "write_event"]


def event_of(reading: Reading) -> Event | None:
    """Return the conference that the item comes from."""
    when = whole_date(reading, "eventdate")
    name = reading.texts("eventtitle", braces=True)
    place = reading.texts("venue")
    if not (name or place or when):
        return None
    return Event(name, place, Date(when) if when else None)


def write_event(sheet: Sheet, value: Event) -> None:
    """Write the conference, in the fields that biblatex has for it."""
    quiet = sheet.quiet()
    if value.name:
        quiet.text("", "eventtitle", value.name, braces=True)
    if value.place:
        quiet.text("", "venue", value.place)
    if value.date:
        write_date(sheet.fields, "eventdate", value.date.edtf)
    seen = event_of(sheet.reading("eventtitle", "venue", "eventdate", "eventdate+an:edtf"))
    if seen is None:
        sheet.lose("event", "not-representable")
    elif seen != value:
        sheet.lose_all(differences("event", value, seen))
