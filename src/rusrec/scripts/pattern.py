"""Regular expressions that are compiled when they are first used."""

import re
from typing import Any, AnyStr, cast

__all__ = ["pattern"]


class _Later:
    """A pattern that stands for itself until a method of it is asked for."""

    def __init__(self, source: str | bytes, flags: int) -> None:
        self._source, self._flags = source, flags

    def __getattr__(self, name: str) -> Any:
        compiled = re.compile(self._source, self._flags)
        for each in dir(compiled):
            if not each.startswith("_"):
                setattr(self, each, getattr(compiled, each))
        # What looks for what is not there looks slower for what is there, too.
        self.__class__ = _Compiled  # type: ignore[assignment]
        return getattr(self, name)


class _Compiled:
    """A pattern that has been asked for a method, and has them all as its own."""


def pattern(source: AnyStr, flags: int = 0) -> re.Pattern[AnyStr]:
    """Return the compiled form of *source*, compiled at its first use.

    A run of the command line needs few of the patterns that the modules it loads define, and
    compiling one takes from a tenth of a millisecond to several.
    """
    return cast("re.Pattern[AnyStr]", _Later(source, flags))
