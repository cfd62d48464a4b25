"""Regular expressions that are compiled when they are first used."""

import re
from typing import Any, AnyStr, Final, cast

__all__ = ["pattern"]

_NAMES: Final = tuple(name for name in dir(re.Pattern) if not name.startswith("_"))


class _Later:
    """A pattern that stands for itself until a method of it is asked for."""

    def __init__(self, source: str | bytes, flags: int) -> None:
        self.pattern, self._flags = source, flags  # another pattern may be made of its source

    def __getattr__(self, name: str) -> Any:
        compiled = re.compile(self.pattern, self._flags)
        for each in _NAMES:
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
