"""What a text is read with: the languages that the record states, and what stands beside it."""

from collections.abc import Iterable
from itertools import accumulate
from typing import NamedTuple

from msgspec.structs import replace

from rusrec.formats._marc.said import MACHINE, Said, applied, of, value
from rusrec.formats._marc.script import main_script, written_in
from rusrec.model import UNDETERMINED, Text
from rusrec.model import tag as bcp47

__all__ = [
    "Context",
    "breaks_of",
    "meaning",
    "original_of",
    "romanized",
    "tag_beside",
    "tag_of",
    "text_of",
]


class Context(NamedTuple):
    """The record around a field.

    ``languages`` are those of the item (041 ``$a``, 008), ``others`` those of its summary (041
    ``$b``), ``parallel`` the parallel titles of 246: as they stand there, and as they stand in 245,
    with their articles.
    """

    languages: tuple[str, ...] = ()
    others: tuple[str, ...] = ()
    parallel: tuple[tuple[str, str], ...] = ()
    profile: str = "vernacular"

    @property
    def main(self) -> str:
        """The tag of a text of which nothing else is known."""
        return self.languages[0] if self.languages else UNDETERMINED


def tag_of(text: str, context: Context) -> str:
    """Return the language of *text*: of those that the record names, the first of its script.

    Latin letters in a record that names no language written in them are ``und-Latn``.
    """
    script = main_script(text)
    if not script:
        return context.main
    for tag in (*context.languages, *context.others):
        if written_in(tag, script) or tag == UNDETERMINED:
            return tag
    return f"{UNDETERMINED}-{script}" if context.languages else UNDETERMINED


def romanized(original: str, said: Said = ()) -> str:
    """Return the tag of a text in Latin letters for one tagged *original*: ``ko-Latn``.

    The scheme is in it where the record says which it is: ``ko-Latn-alalc97``.
    """
    language = bcp47.language_of(original) or UNDETERMINED
    scheme = value(said, "scheme")
    tag = f"{language}-Latn" + (f"-{scheme}" if scheme else "")
    return tag if bcp47.well_formed(tag) else f"{language}-Latn"


def original_of(words: Iterable[str], context: Context) -> str:
    """Return the tag of the last of *words* that is not in Latin letters, "" where all are.

    They are a field and its 880s: what is in Latin letters there is romanized of it.
    """
    found = [each for each in words if main_script(each) not in ("", "Latn")]
    return tag_of(found[-1], context) if found else ""


def tag_beside(words: str, original: str, context: Context, said: Said = ()) -> str:
    """Return the tag of *words* in a field of which another script stands beside it."""
    if (original or value(said, "scheme")) and main_script(words) == "Latn":
        return romanized(original or context.main, said)
    return tag_of(words, context)


def text_of(words: str, context: Context, said: Said = (), prefix: str = "") -> Text:
    """Return *words* as a text of the language that its script shows, or that is said of it.

    A subfield has no lines: where its paragraphs part is said as well.
    """
    tag = romanized(context.main, said) if value(said, "scheme") else tag_of(words, context)
    text = applied(Text(words, tag), said, prefix)
    breaks = value(said, "breaks") if said and not prefix else ""
    return replace(text, text=_parted(text.text, breaks)) if breaks else text


def _parted(words: str, breaks: str) -> str:
    """Return *words* with a line end for the blank at each of the places, where there is one."""
    lines: list[str] = []
    start = 0
    for place in map(int, breaks.split(",")):
        if start < place < len(words) - 1 and words[place] == " ":
            lines.append(words[start:place])
            start = place + 1
    return "\n".join((*lines, words[start:]))


def meaning(text: Text, words: str, context: Context, prefix: str = "") -> Said:
    """Return what must be said of *words*, so that *text* is read of them."""
    breaks = breaks_of(text.text)
    if breaks:
        text = replace(text, text=text.text.replace("\n", " "))
    said = of(text_of(words, context), text, prefix)
    if said and not prefix and text.by == "machine":
        said = MACHINE if text_of(words, context, MACHINE) == text else said
    return (*said, *breaks)


def breaks_of(text: str) -> Said:
    """Return what is said of a text of several paragraphs: where they part."""
    if "\n" not in text:
        return ()
    ends = accumulate([len(line) + 1 for line in text.split("\n")[:-1]])
    return (("breaks", ",".join([str(end - 1) for end in ends])),)
