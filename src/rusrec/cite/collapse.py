"""Cite grouping and collapsing (CSL 1.0.2, Cite Grouping, Cite Collapsing)."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Final

from rusrec.cite.seams import guard

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from rusrec.cite.shown import Shown
    from rusrec.cite.style import Style

__all__ = ["Collapser"]

_LEAST_RANGE: Final = 3
_COMMA: Final = ", "
_JOINING: Final = frozenset(",.;:!?")


class Collapser:
    """Joins the cites of one citation, grouped and collapsed as the style says."""

    def __init__(self, style: Style, delimiter: str) -> None:
        """Take the style and the delimiter of the layout of its citations."""
        options = style.citation.attributes
        self.mode = options.get("collapse", "")
        if self.mode == "citation-number" and self.mode not in style.variables(style.citation):
            self.mode = ""
        self._delimiter = delimiter
        self.groups = "cite-group-delimiter" in options or self.mode.startswith("year")
        plain = style.note or "after-collapse-delimiter" in options
        own = options.get("cite-group-delimiter")
        self._gathered = style.citation.find("sort") is not None
        self._in_group = guard(own if own is not None else delimiter if plain else _COMMA)
        self._after = guard(options.get("after-collapse-delimiter", delimiter))
        if "year-suffix-delimiter" in options and self.mode:
            self._delimiter = self._after
        self._suffixes = guard(
            options.get("year-suffix-delimiter", delimiter if own is None else own)
        )

    def join(self, shown: Sequence[Shown], without_author: Callable[[Shown], Shown]) -> str:
        """Join *shown*; *without_author* gives a cite again without its author."""
        if self.mode == "citation-number":
            return _strung(self._numbers(shown))
        if self.groups:
            return _strung(self._grouped(shown, without_author))
        return _strung((one.text, self._delimiter) for one in shown)

    def _numbers(self, shown: Sequence[Shown]) -> Iterator[tuple[str, str]]:
        """Give texts with what follows each, runs of three numbers and more as ranges."""
        for run in _runs(shown):
            if len(run) >= _LEAST_RANGE:
                yield run[0].text, "–"
                yield run[-1].text, self._after
            else:
                for one in run:
                    yield one.text, self._delimiter

    def _grouped(
        self, shown: Sequence[Shown], without_author: Callable[[Shown], Shown]
    ) -> Iterator[tuple[str, str]]:
        for group in _groups(shown, gathered=self._gathered):
            if len(group) == 1:
                yield group[0].text, self._delimiter
                continue
            if not self.mode:
                for place, one in enumerate(group):
                    last = place == len(group) - 1
                    yield one.text, self._delimiter if last else self._in_group
                continue
            bare = [group[0], *(without_author(one) for one in group[1:])]
            collapsed = list(self._years(bare))
            for place, (text, after) in enumerate(collapsed):
                yield text, after if place < len(collapsed) - 1 else self._after

    def _years(self, group: Sequence[Shown]) -> Iterator[tuple[str, str]]:
        """Give the cites of one author, their suffixes alone where the year is the same."""
        if not self.mode.startswith("year-suffix"):
            for one in group:
                yield one.text, self._in_group
            return
        place = 0
        while place < len(group):
            end = place + 1
            while end < len(group) and group[end].same_year(group[end - 1]):
                end += 1
            yield from self._year(group[place:end])
            place = end

    def _year(self, cites: Sequence[Shown]) -> Iterator[tuple[str, str]]:
        ranged = self.mode == "year-suffix-ranged"
        place = 0
        while place < len(cites):
            end = place + 1
            while ranged and end < len(cites) and cites[end].next_suffix(cites[end - 1]):
                end += 1
            after = self._in_group if end == len(cites) else self._suffixes
            text = cites[place].text if place == 0 else cites[place].tail
            if end - place >= _LEAST_RANGE:
                yield f"{text}–{cites[end - 1].tail}", after
            else:
                yield from _followed(
                    [text, *(one.tail for one in cites[place + 1 : end])], self._suffixes, after
                )
            place = end


def _followed(texts: Sequence[str], between: str, after: str) -> Iterator[tuple[str, str]]:
    last = len(texts) - 1
    for place, text in enumerate(texts):
        yield text, after if place == last else between


def _strung(pairs: Iterator[tuple[str, str]]) -> str:
    """String texts with their delimiters; that of the last falls away.

    So does one before a text that begins with punctuation, as a prefix of the writer's may.
    """
    out: list[str] = []
    for text, after in pairs:
        if text:
            if out and text[0] in _JOINING:
                out.pop()
            out += text, after
    return "".join(out[:-1])


def _runs(shown: Sequence[Shown]) -> Iterator[list[Shown]]:
    """Part *shown* into runs of consecutive numbers."""
    run: list[Shown] = list(shown[:1])
    for before, one in pairwise(shown):
        if one.next_number(before):
            run.append(one)
        else:
            yield run
            run = [one]
    if run:
        yield run


def _groups(shown: Sequence[Shown], *, gathered: bool) -> list[list[Shown]]:
    """Group cites of the same author that stand together.

    Where they are *gathered* those that stand apart go to the first of them; else they stay apart,
    as in the official fixtures: without ``cs:sort`` their order is the writer's.
    """
    groups: list[list[Shown]] = []
    for one in shown:
        near = groups if gathered else groups[-1:]
        for group in near:
            if group[-1].author == one.author and (one.author or one.year):
                group.append(one)
                break
        else:
            groups.append([one])
    return groups
