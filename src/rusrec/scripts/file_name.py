"""Which names no file can have on Windows: a library that holds one cannot be cloned there."""

from typing import Final

from rusrec.scripts.pattern import pattern

__all__ = ["refused_by_windows"]

_DEVICE: Final = pattern("con|prn|aux|nul|(?:com|lpt)[0-9¹²³]")


def refused_by_windows(name: str) -> bool:
    """Tell whether no file can be called *name* on Windows.

    The names of devices count in any case and with any suffix: ``con``, ``Aux.txt``, ``com1``.
    A dot at the end is dropped there, so that the file would have another name.
    """
    return name.endswith(".") or bool(_DEVICE.fullmatch(name.partition(".")[0].lower()))
