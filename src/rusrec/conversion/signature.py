"""What a file is by its first bytes: one of our formats, or something that is not read at all.

For the choice of a format where a suffix leaves a doubt, and for what to do about a file that is
none of the format that it was said to be: an error page, a packed file, another program's export.
"""

import os
from collections.abc import Iterable
from typing import Any, Final

from rusrec import formats
from rusrec.errors import Problem, SourceError
from rusrec.formats._characters import visible
from rusrec.scripts.pattern import pattern

__all__ = ["advised", "fitting", "head_of", "stranger"]

_HEAD: Final = 4096
_WIDE: Final = (b"\xff\xfe", b"\xfe\xff")
_SHOWN: Final = 80

_STRANGERS: Final = (
    (r"\A\x1f\ufffd\x08", "is packed by gzip", "unpack it: gunzip"),
    (r"\APK\x03\x04", "is packed (zip), or of Word or Excel", "unpack it, or save it as text"),
    (r"\A%PDF-", "is a PDF", "take the file that its references were made of"),
    (r"(?i)\A\s*(?:<\?xml[^>]*>\s*)?<(?:!doctype html|html)\b",
     "is a web page, perhaps one that says what went wrong", "open it in a browser; load it again"),
    (r"<source-app\b|<ref-type\b", "is EndNote's own XML", "export RIS instead"),
    (r"<Pubmed(?:Article|Book)", "is PubMed's own XML",
     "import it into Zotero and export that, or ask PubMed's citation exporter for RIS"),
    (r"\A\s*PMID-[ ]", "is PubMed's own format (MEDLINE, .nbib)",
     "import it into Zotero or EndNote, and export RIS"),
    (r"\A\s*%[0A-Z] ", "is EndNote's format with % (Refer, .enw)", "export RIS instead"),
    (r"\A\s*(?:FN (?:Clarivate|Thomson|ISI)|PT [A-Z]\s*\nAU )",
     "is the plain text of Web of Science", "export RIS or BibTeX instead"),
    (r"\A\s*=(?:LDR|000)  ", "is MARC as MarcEdit shows it (.mrk)",
     "compile it into .mrc with MarcEdit"),
)  # fmt: skip
"""Pattern of the head, what the file is then, and what to do."""


def head_of(path: str | os.PathLike[str]) -> str:
    """Return the first 4 KiB of the file at *path* as text, with U+FFFD for what is none."""
    with open(path, "rb") as file:
        head = file.read(_HEAD)
    return head.decode("utf-16" if head[:2] in _WIDE else "utf-8", "replace")


def fitting(head: str, among: Iterable[formats.Format]) -> list[str]:
    """Return the names of those formats that a file with this *head* may be of."""
    return [form.name for form in among if form.begins and pattern(form.begins).search(head)]


def stranger(head: str) -> tuple[str, str]:
    """Return what a file with this *head* is, and what to do; nothing, where it is not known."""
    return next(
        ((what, remedy) for sign, what, remedy in _STRANGERS if pattern(sign).search(head)),
        ("", ""),
    )


def advised(error: SourceError, source: Any, format_: str) -> SourceError:
    """Return *error* with another remedy where *source* looks like something else than *format_*.

    Only of a path: what is read of a stream is gone.
    """
    if not isinstance(source, str | os.PathLike) or not os.path.isfile(source):
        return error
    head = head_of(source)
    what, remedy = stranger(head)
    if not what:
        forms = [form for form in map(formats.get, formats.available()) if form.read]
        found = fitting(head, forms)
        # One that is another's dialect, as .biblatex.bib is of .bib, says nothing of itself.
        theirs = tuple(suffix for name in found for suffix in formats.get(name).suffixes)
        own = formats.get(format_).suffixes
        if not found or format_ in found or any(suffix.endswith(theirs) for suffix in own):
            return error
        what, remedy = f"looks like {' or '.join(found)}", f"say so: --from {found[0]}"
    first, *others = error.problems
    line = next(filter(None, map(str.strip, head.split("\n"))), "")
    evidence = first.evidence or visible(line[:_SHOWN])
    told: Problem = first._replace(help=f"the file {what}; {remedy}", evidence=evidence)
    return SourceError((told, *others))
