"""A work on its way into MODS: the elements that are written, and what does not arrive."""

from operator import attrgetter
from typing import Any, Final, NamedTuple

from msgspec.structs import replace

from rusrec.formats._xml import content
from rusrec.formats.mods.carries import NEWEST
from rusrec.formats.mods.language import label, marks
from rusrec.formats.mods.markup import alternate, bare
from rusrec.formats.mods.version import SINCE
from rusrec.loss import Ledger, Loss, Reason, paths_to
from rusrec.model import Record, Text, Texts
from rusrec.scripts import gate

__all__ = ["Manner", "Sheet", "formatted", "is_bare"]

_SAID: Final = attrgetter("kind", "by", "cert", "markup", "divided")
_PLAIN: Final = ("", "", "", "", "")


class Manner(NamedTuple):
    """How MODS is written: for whom, in which version (its second number), names in which way."""

    for_: str = ""
    minor: int = NEWEST
    altrep: bool = False


class Sheet:
    """The elements of one ``mods`` or ``relatedItem``, and the ledger for the rest.

    ``main`` is the tag that a reader gives a text without a language, ``prefix`` the path of the
    work in the record, with its dot; ``languages`` set the order of the forms that are read. What
    is ``fresh`` of what is written is not known to be fit for a file.
    """

    __slots__ = (
        "altrep", "before", "fresh", "groups", "id", "languages", "ledger", "library", "main",
        "manner", "minor", "out", "prefix", "zotero",
    )  # fmt: skip

    def __init__(self, record: Record, ledger: Ledger, manner: Manner) -> None:
        """Begin the sheet of a record."""
        self.id, self.ledger, self.prefix, self.before = record.id, ledger, "", "\n  "
        self.main, self.languages = record.main_language, record.language
        self.manner = manner
        self.library, self.zotero = manner.for_ == "library", manner.for_ == "zotero"
        self.minor, self.altrep = manner.minor, manner.altrep
        self.out: list[str] = []
        self.fresh: list[str] = []
        self.groups = [0]

    def inside(self, path: str, work: Record) -> "Sheet":
        """Begin the sheet of a work inside this one; it writes on, one step further in."""
        inner: Sheet = object.__new__(Sheet)
        inner.id, inner.ledger, inner.manner = self.id, self.ledger, self.manner
        inner.library, inner.zotero = self.library, self.zotero
        inner.minor, inner.altrep = self.minor, self.altrep
        inner.out, inner.fresh, inner.groups = self.out, self.fresh, self.groups
        inner.prefix = f"{self.prefix}{path}."
        inner.before = self.before + "  "
        inner.main = work.language[0] if work.language else self.main
        inner.languages = work.language or self.languages
        return inner

    def put(self, element: str) -> None:
        """Write an element on a line of its own."""
        self.out.append(self.before + element)
        self.fresh.append(element)

    def put_again(self, element: str) -> None:
        """Do the same with an element that other records share."""
        self.out.append(self.before + element)
        if element not in _FIT:
            self.fresh.append(element)
            _vouch(element)

    def lose(self, path: str, reason: Reason = "no-target-field", arrives: Any = None) -> None:
        """Say that *arrives* is seen at *path* instead of what the record has."""
        self.ledger(Loss(self.id, self.prefix + path, reason, arrives))

    def knows(self, thing: str) -> bool:
        """Tell whether the version that is written has an element, or ``element@attribute``."""
        return SINCE[thing] <= self.minor

    def group(self) -> str:
        """Return the attribute that ties forms of one thing together, another one each time."""
        self.groups[0] += 1
        return f' altRepGroup="{self.groups[0]:02d}"'

    def marks(self, text: Text) -> str:
        """Return the attributes of language of *text*, and who made it."""
        if text.by:
            return marks(text.tag, self.main) + label(text)
        return marks(text.tag, self.main)

    def tell(self, path: str, texts: Texts, carried: str = "") -> None:
        """Say which properties of *texts* do not arrive; those *carried* do."""
        if all(map(is_bare, texts)):
            return
        for text, at in zip(texts, paths_to(path, texts), strict=True):
            if text.markup and "markup" not in carried:
                self._bared(at, text, carried)
                continue
            for field in ("kind", "by", "cert", "divided"):
                if field not in carried and getattr(text, field):
                    self.lose(f"{at}.{field}")

    def _bared(self, at: str, text: Text, carried: str) -> None:
        words = bare(text.text)
        arrives = Text(words, text.tag)
        for field in carried.split():
            arrives = replace(arrives, **{field: getattr(text, field)})
        self.lose(at, "not-representable", arrives if words else None)

    def simple(self, path: str, texts: Texts, element: str, attributes: str = "") -> list[str]:
        """Return each of *texts* as an element without inner ones; tell what it has not."""
        labelled = element in _LABELLED
        self.tell(path, texts, "by" if labelled else "")
        found = []
        for text in texts:
            words = bare(text.text) if text.markup else text.text
            if words:
                said = self.marks(text) if labelled else marks(text.tag, self.main)
                found.append(f"<{element}{attributes}{said}>{content(words)}</{element}>")
        return found


_MOST: Final = 2**14
_FIT: Final[set[str]] = set()


def _vouch(element: str) -> None:
    """Note an element that may stand in a file, so that it is not looked at again."""
    if gate.refused(element) is None:
        if len(_FIT) >= _MOST:
            _FIT.clear()
        _FIT.add(element)


_LABELLED: Final = frozenset(("genre", "note", "abstract"))
"""Elements that have ``displayLabel``, which says who made a text."""


def is_bare(text: Text) -> bool:
    """Tell whether nothing is said of a text but its language."""
    return _SAID(text) == _PLAIN


def formatted(text: Text) -> tuple[str, str]:
    """Return the plain words of *text*, and the attributes that hold them with its markup."""
    if not text.markup:
        return text.text, ""
    return bare(text.text), alternate(text.text)
