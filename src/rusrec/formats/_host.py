"""Hosts for formats that know one: the journal or book, not the issue between it and the item."""

from rusrec.model import Record

__all__ = ["numbered", "outer"]


def outer(record: Record) -> Record | None:
    """Return what the item stands in: the host, or the titled one that its issue stands in."""
    host = record.host if isinstance(record.host, Record) else None
    if host is not None and isinstance(host.host, Record) and host.host.title:
        return host.host
    return host


def numbered(record: Record) -> Record:
    """Return the record that says volume and issue: the item's, else that of its issue."""
    issue = record.host if isinstance(record.host, Record) else None
    return record if record.volume or record.issue or not issue else issue
