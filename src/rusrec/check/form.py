"""Whether a file is the one canonical text of its record."""

from collections.abc import Iterator
from itertools import zip_longest
from typing import Final

from rusrec.check.finding import Found
from rusrec.check.page import Page
from rusrec.formats import yaml
from rusrec.formats.yaml.marks import Mark
from rusrec.model import Record
from rusrec.scripts import gate

__all__ = ["CODES", "form"]

CODES: Final = {"RR409": "The file is not in canonical form."}


def form(page: Page) -> Iterator[Found]:
    """Yield the first line of the file that canonical form writes otherwise."""
    canonical = yaml.render(page.record, comments_from=page.text)
    if canonical.encode() == page.content:
        return
    lines = zip_longest(page.text.split("\n"), canonical.split("\n"))
    pairs = ((number, *pair) for number, pair in enumerate(lines) if pair[0] != pair[1])
    number, is_, should = next(pairs, (0, None, None))
    if is_ == should:
        message, remedy = "not canonical: line ends or a byte order mark", "run `rusrec fmt`"
        yield Found("RR409", (), message, remedy, fix=_rewritten)
        return
    why = " (not in Unicode's NFC)" if is_ and gate.nfc(is_) == should else ""
    yield Found(
        "RR409",
        (),
        f"not canonical, line {number + 1} differs{why}",
        "run `rusrec fmt`" if should is None else f"`rusrec fmt` writes: {should.rstrip()}",
        is_ or "",
        _rewritten,
        Mark(min(number, len(page.lines) - 1), 0),
    )


def _rewritten(record: Record) -> Record:
    """Return *record*: to write it again is all that there is to do."""
    return record
