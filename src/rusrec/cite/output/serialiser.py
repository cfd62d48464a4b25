"""The shape that all output formats share: an escape, a table of marks, and a frame."""

from collections.abc import Callable, Iterable, Mapping
from typing import NamedTuple

from rusrec.cite.run import Content, Run

__all__ = ["Output", "safe_href"]

Marks = tuple[str, str]


class Output(NamedTuple):
    """One output format.

    ``marks`` maps (property, value) to what stands before and after a stretch; a pair that is not
    there leaves no trace. ``link`` makes the marks of an address that :func:`safe_href` allows.
    """

    name: str
    media_type: str
    escape: Callable[[str], str]
    marks: Mapping[tuple[str, str], Marks]
    letters: Mapping[tuple[str, str], Mapping[int, str]] = {}
    """Characters for a stretch without marks, where each of its characters has one: ² for a 2."""
    link: Callable[[str], Marks] | None = None
    entry: Marks = ("", "\n")
    frame: Marks = ("", "")
    tidy: Callable[[str], str] = str
    """What is done to a finished entry: where marks of two stretches meet or nothing is around."""

    def render(self, content: Content) -> str:
        """Write the content of one citation or entry, without a frame."""
        return self.tidy(self._parts(content))

    def _parts(self, content: Content) -> str:
        escape, run = self.escape, self._run
        return "".join([escape(part) if isinstance(part, str) else run(part) for part in content])

    def bibliography(self, entries: Iterable[Content]) -> str:
        """Write a whole bibliography, each entry and the whole in its frame."""
        before, after = self.entry
        body = "".join(f"{before}{self.render(entry)}{after}" for entry in entries)
        return f"{self.frame[0]}{body}{self.frame[1]}"

    def _run(self, run: Run) -> str:
        inner = self._parts(run.content)
        letters = self.letters and self.letters.get((run.property, run.value))
        if letters and all(ord(character) in letters for character in inner):
            return inner.translate(letters)
        if run.property != "href":
            marks = self.marks.get((run.property, run.value))
        else:
            address = safe_href(run.value)
            marks = self.link(address) if self.link and address else None
        return f"{marks[0]}{inner}{marks[1]}" if marks else inner


def safe_href(address: str) -> str:
    """Give *address* when it may stand behind a link, else an empty string.

    Only ``http``, ``https`` and ``doi`` may; ``doi:10.1/x`` becomes the resolver's address. A space
    or a control character anywhere makes it unfit.
    """
    if any(character <= " " or character in '<>"\\^`{|}' for character in address):
        return ""
    scheme, colon, rest = address.partition(":")
    match scheme.lower(), colon:
        case "http" | "https", ":" if rest.startswith("//"):
            return address
        case "doi", ":":
            return f"https://doi.org/{rest}"
    return ""
