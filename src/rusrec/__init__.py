"""Bibliographic records as canonical YAML, converted with every loss declared.

Each name is loaded when it is first used, so that ``import rusrec`` costs next to nothing.
"""

import sys
from types import ModuleType

TYPE_CHECKING = False  # typing is loaded only where it is needed
if TYPE_CHECKING:
    from rusrec import formats
    from rusrec.check import Finding, check
    from rusrec.cite import Bibliography, cite
    from rusrec.conversion import convert, read, write
    from rusrec.errors import (
        HarvestError,
        LossError,
        OptionError,
        Problem,
        RecordError,
        RusrecError,
        SourceError,
        StyleError,
        UnknownFormatError,
    )
    from rusrec.loss import Ledger, Loss, Report, without
    from rusrec.model import (
        Archive,
        Change,
        Classification,
        Correction,
        Count,
        Date,
        Event,
        Extra,
        ExtraValue,
        Given,
        Identifier,
        Keyword,
        Link,
        Missing,
        Name,
        NameForm,
        Note,
        Numbering,
        Record,
        Relation,
        Rights,
        Source,
        Text,
    )
    from rusrec.store.edit import save
    from rusrec.store.library import Library, load

__all__ = [
    "Archive",
    "Bibliography",
    "Change",
    "Classification",
    "Correction",
    "Count",
    "Date",
    "Event",
    "Extra",
    "ExtraValue",
    "Finding",
    "Given",
    "HarvestError",
    "Identifier",
    "Keyword",
    "Ledger",
    "Library",
    "Link",
    "Loss",
    "LossError",
    "Missing",
    "Name",
    "NameForm",
    "Note",
    "Numbering",
    "OptionError",
    "Problem",
    "Record",
    "RecordError",
    "Relation",
    "Report",
    "Rights",
    "RusrecError",
    "Source",
    "SourceError",
    "StyleError",
    "Text",
    "UnknownFormatError",
    "check",
    "cite",
    "convert",
    "formats",
    "load",
    "read",
    "save",
    "without",
    "write",
]

_ELSEWHERE = {
    "rusrec.check": ("Finding", "check"),
    "rusrec.cite": ("Bibliography", "cite"),
    "rusrec.conversion": ("convert", "read", "write"),
    "rusrec.errors": (
        "HarvestError",
        "LossError",
        "OptionError",
        "Problem",
        "RecordError",
        "RusrecError",
        "SourceError",
        "StyleError",
        "UnknownFormatError",
    ),
    "rusrec.formats": ("formats",),
    "rusrec.loss": ("Ledger", "Loss", "Report", "without"),
    "rusrec.store.edit": ("save",),
    "rusrec.store.library": ("Library", "load"),
}
"""The module of each public name; what is not named here is of the model."""

_CALLED = ("check", "cite")
"""Functions that share their name with a module of this package."""


def __getattr__(name: str) -> object:
    """Load a public name from its module."""
    if name not in __all__:
        message = f"module {__name__!r} has no attribute {name!r}"
        raise AttributeError(message)
    from importlib import import_module

    home = next((home for home, names in _ELSEWHERE.items() if name in names), "rusrec.model")
    module = import_module(home)
    found: object = module if name == "formats" else getattr(module, name)
    globals()[name] = found
    return found


def __dir__() -> list[str]:
    """Return the public names."""
    return sorted(__all__)


class _Called(ModuleType):
    """A module that is called like the function that it is named after: ``check(library)``."""

    def __call__(self, *arguments: object, **options: object) -> object:
        """Call the function of the same name in it."""
        return getattr(self, self.__name__.rpartition(".")[2])(*arguments, **options)


class _Package(ModuleType):
    """This package: importing its submodule ``check`` must not hide the function ``check``."""

    def __setattr__(self, name: str, value: object) -> None:
        if name in _CALLED and isinstance(value, ModuleType):
            value.__class__ = _Called
        super().__setattr__(name, value)


sys.modules[__name__].__class__ = _Package
