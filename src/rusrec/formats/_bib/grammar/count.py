r"""Where a block of a .bib file ends.

BibTeX ends an entry at the brace that balances its first one, whatever stands before a brace; tools
that never run BibTeX write ``\{`` without a partner, or ``"a } b"``. Where the readings differ, the
one after which the file goes on as a .bib file should is taken.
"""

from rusrec.scripts.pattern import pattern

__all__ = ["Count", "closing_brace"]

_LINE_ENTRY = (
    r"\n(?=[ \t]*@[ \t]*[^\W\d_][\w.+:/-]*\s*[{(]\s*[^\s{}(),=\"]*\s*[,=})])"  # \n@article{key,
)
_MARK = pattern(r"\\\\|\\?[{}]|" + _LINE_ENTRY)
_PAREN_MARK = pattern(r"\\\\|\\?[{}]|\\?\"|\)|" + _LINE_ENTRY)
_QUOTE_MARK = pattern(r"\\[^\n]|\{\"\}|[{}()\"]|" + _LINE_ENTRY)
_NEXT = pattern(r"[ \t,;]*(\n|[^ \t,;]?)")
_STEPS = {"{": 1, "}": -1, "\\": 0}


def closing_brace(text: str, pos: int) -> int:
    """Give the index of the brace that closes a group whose content begins at *pos*, -1 if none."""
    find, count = text.find, text.count
    depth = 1
    while depth:
        end = find("}", pos)
        if end < 0:
            return -1
        depth += count("{", pos, end) - 1
        pos = end + 1
    return end


class Count:
    """Finds the end of a block whose content begins at *pos*.

    ``suspect`` is then the index of the first line end before what looks like an entry, -1 if none.
    """

    def __init__(self, text: str, pos: int, *, ended: bool) -> None:
        """Take the text read so far; *ended*: there is no more."""
        self.text = text
        self.pos = pos
        self.ended = ended
        self.suspect = -1

    def end(self, delimiter: str) -> int | None:
        """Give the index of the closing delimiter, -1 where there is none, None to ask for more."""
        end = self._in_braces() if delimiter == "{" else self._in_parentheses()
        goes_on = self.goes_on(end + 1) if end is not None and end >= 0 else False
        if goes_on is None or (end is None and self.suspect < 0 and not self.ended):
            return None
        if goes_on and self.suspect < 0:
            return end
        quoted = self._in_quotes(delimiter)
        if quoted == -1:
            return end
        self.suspect = -1
        return quoted

    def _in_braces(self) -> int | None:
        depth = plain = 1  # every brace, as BibTeX counts; and without those behind a backslash
        candidate: int | None = None
        for match in _MARK.finditer(self.text, self.pos):
            mark = match[0]
            if mark == "\n":
                if self.suspect < 0:
                    self.suspect = match.start()
                if candidate is None and min(depth, plain) > 1:
                    continue
                self.suspect = match.start()
                return -1 if candidate is None else candidate
            step = _STEPS[mark[-1]]
            depth += step
            plain += step if len(mark) == 1 else 0
            if step >= 0 or (depth and plain):
                continue
            end = match.end() - 1
            if candidate is not None or depth == plain:
                return end
            goes_on = self.goes_on(end + 1)
            if goes_on is not False:
                return end if goes_on else None
            candidate = end
            depth, plain = (depth or -1), (plain or -1)  # the other count alone may end it now
        return candidate if self.ended else None

    def goes_on(self, pos: int) -> bool | None:
        """Say whether a .bib file could go on at *pos*: with an end of line, or a new block."""
        match = _NEXT.match(self.text, pos)
        following = match[1] if match else ""
        return following in "\n@%" if following or self.ended else None

    def _in_quotes(self, delimiter: str) -> int | None:
        """Count with braces between quotes as mere characters, as bibtexparser does."""
        outer = depth = 1 if delimiter == "{" else 0
        closing = "}" if outer else ")"
        quoted = False
        for match in _QUOTE_MARK.finditer(self.text, self.pos):
            mark = match[0]
            if mark == "\n":
                return -1
            if mark == '"' and (quoted or depth == outer):
                quoted = not quoted
            elif not quoted:
                depth += _STEPS.get(mark, 0)
                if mark == closing and depth == 0:
                    goes_on = self.goes_on(match.end())
                    return -1 if goes_on is False else match.start() if goes_on else None
        return -1 if self.ended else None

    def _in_parentheses(self) -> int | None:
        depth = 0
        quoted = False
        for match in _PAREN_MARK.finditer(self.text, self.pos):
            mark = match[0]
            if mark == "\n":
                if depth <= 0 or self.suspect < 0:
                    self.suspect = match.start()
                if depth <= 0:
                    return -1
            elif mark == ")" and depth <= 0 and not quoted:
                return match.start()
            elif mark == '"' and depth <= 0:
                quoted = not quoted
            elif len(mark) == 1:
                depth += _STEPS.get(mark, 0)
        return None
