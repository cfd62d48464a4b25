"""Parts: what an element of a style becomes for one shape, a constant text or a function.

``called`` says that a variable was asked for, ``given`` that one of them had a value; on these two
a group decides whether it shows (CSL 1.0.2, Group).
"""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from rusrec.cite.cited import Cite

__all__ = ["EMPTY", "Part", "Render", "Wrap", "constant", "joined", "mapped"]

Render = Callable[[Cite], str]


class Part(NamedTuple):
    """A compiled element: ``render`` where it differs from cite to cite, else ``text``."""

    text: str = ""
    render: Render | None = None
    called: bool = False
    given: bool = False

    @property
    def empty(self) -> bool:
        """Whether it never shows."""
        return self.render is None and not self.text

    def function(self) -> Render:
        """Give a function in any case."""
        if self.render is not None:
            return self.render
        text = self.text
        return lambda _: text


class Wrap:
    """A change that puts something before and after a text and does nothing else."""

    __slots__ = ("after", "before")

    def __init__(self, before: str, after: str) -> None:
        """Take what stands before and after."""
        self.before = before
        self.after = after

    def __call__(self, text: str) -> str:
        """Give *text* between the two."""
        return f"{self.before}{text}{self.after}"


EMPTY = Part()


def constant(text: str, *, called: bool = False) -> Part:
    """Give the part of a text that is the same for every cite of the shape."""
    return Part(text, called=called, given=called and bool(text))


def mapped(part: Part, change: Callable[[str], str]) -> Part:
    """Give *part* with *change* applied to what it shows, where it shows anything."""
    render = part.render
    if render is None:
        return part._replace(text=change(part.text)) if part.text else part

    if isinstance(change, Wrap):  # most are: one call fewer for each
        before, after = change.before, change.after

        def wrapped(cite: Cite) -> str:
            text = render(cite)
            return f"{before}{text}{after}" if text else ""

        return part._replace(render=wrapped)

    def changed(cite: Cite) -> str:
        text = render(cite)
        return change(text) if text else ""

    return part._replace(render=changed)


def joined(parts: list[Part], delimiter: str, *, group: bool = False) -> Part:
    """Join *parts* by *delimiter*, those that show nothing left out.

    As a *group* it shows nothing when variables were called and none of them had a value.
    """
    called = any(part.called for part in parts)
    given = any(part.given for part in parts)
    shown = [part for part in parts if not part.empty]
    if not shown or (group and called and not given):
        return Part(called=called)
    if all(part.render is None for part in shown):
        text = delimiter.join(part.text for part in shown)
        return Part(text, called=called, given=given)
    if len(shown) == 1:
        return Part(render=shown[0].render, called=called, given=given)
    if group and called:
        return Part(render=_group(shown, delimiter), called=True, given=given)
    functions = tuple(part.function() for part in shown)

    def render(cite: Cite) -> str:
        return delimiter.join([text for function in functions if (text := function(cite))])

    return Part(render=render, called=called, given=given)


def _group(shown: list[Part], delimiter: str) -> Render:
    functions = tuple(part.function() for part in shown)
    givers = tuple(place for place, part in enumerate(shown) if part.given)

    def render(cite: Cite) -> str:
        texts = [function(cite) for function in functions]
        if "" in texts:
            if not any(texts[place] for place in givers):
                return ""
            texts = [text for text in texts if text]
        return delimiter.join(texts)

    return render
