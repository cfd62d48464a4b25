"""A title and its subtitle in one line, for formats that have no field for the second."""

__all__ = ["mark_after"]


def mark_after(title: str) -> str:
    """Return what stands between *title* and its subtitle: a colon, unless the title has a mark.

    ``What now? A study``, and not ``What now?: A study``.
    """
    return " " if title.endswith(("?", "!", ":", "…")) else ": "
