"""A .bib file cut into its blocks, one at a time, with memory for one block only."""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from rusrec.errors import Problem
from rusrec.formats._bib.grammar.count import Count, closing_brace
from rusrec.formats._bib.grammar.lines import Cut, cut_of
from rusrec.scripts.pattern import pattern

__all__ = ["LIMIT", "Block", "blocks"]

LIMIT = 1_000_000
"""The most characters that a block may have."""

_LARGE = 65_536
_HEAD = 512
"""More characters than what is before the opening brace of a block has."""
_START = pattern(r"@[ \t]*([^\W\d_][\w.+:/-]*)\s*([{(])")
_UNFINISHED = pattern(r"@[ \t]*(?:[^\W\d_][\w.+:/-]{0,200}\s*)?\Z")
_ODD = pattern(r"\\[{}]|\\\Z")
_LINE_BEGIN = pattern(r"[ \t]*([^ \t]?)")
_AFTER = frozenset("\n@")
_KINDS = {"string": "string", "preamble": "preamble", "comment": "comment"}


class Block(NamedTuple):
    """A piece of a .bib file.

    ``kind`` is entry, string, preamble, comment, text (what stands between the others) or broken;
    ``word`` is what follows the @, folded to lower case; ``line`` counts from 1. A broken block
    says in ``problem`` why; ``suspect`` is a line within it that looks like the first of an entry.
    ``cut`` is what a usual entry says.
    """

    kind: str
    word: str
    body: str
    line: int
    delimiter: str = ""
    problem: Problem | None = None
    suspect: int = 0
    cut: Cut | None = None


def blocks(chunks: Iterable[str], *, name: str = "") -> Iterator[Block]:
    """Cut the text of a .bib file into blocks as it comes in.

    A block is given out as soon as its last character has been read. Text between blocks comes as
    blocks of its own, where there is more to it than blanks.

    Args:
        chunks: The text in pieces of any size, LF line ends.
        name: What to call the file in problems.
    """
    source = _Source(iter(chunks), name)
    while True:
        start = source.free_text()
        if source.free.strip():
            yield Block("text", "", source.free, source.free_line)
        if start:
            yield source.block(start)
        elif source.ended:
            return


class _Source:
    """The text that has been read and not yet given out: ``text[pos:]``, beginning at ``line``."""

    def __init__(self, chunks: Iterator[str], name: str) -> None:
        self.chunks = chunks
        self.name = name
        self.text = ""
        self.pos = 0
        self.line = 1
        self.ended = False
        self.before = "\n"
        self.free = ""
        self.free_line = 1
        if self.more() and self.text[0] == "\ufeff":
            self.pos = 1

    def more(self) -> bool:
        """Read on; a large block asks for large pieces, so that the work stays linear."""
        rest = self.text[self.pos :]
        wanted = len(rest) // 2 if len(rest) > _LARGE else 1
        parts = [rest]
        while wanted > 0 and not self.ended:
            chunk = next(self.chunks, None)
            if chunk is None:
                self.ended = True
            else:
                parts.append(chunk)
                wanted -= len(chunk)
        self.text = "".join(parts)
        self.pos = 0
        return len(parts) > 1 and len(self.text) > len(rest)

    def advance(self, pos: int) -> None:
        if pos > self.pos:
            self.line += self.text.count("\n", self.pos, pos)
            self.before = self.text[pos - 1]
            self.pos = pos

    # ------------------------------------------------------------ between blocks

    def free_text(self) -> re.Match[str] | None:
        """Go to the next block; what stands before it is then in ``free``."""
        match = _START.search(self.text, self.pos)
        if match:
            between = self.text[self.pos : match.start()]
            if not between or between.isspace():
                self.free = ""
                self.advance(match.start())
                return match
        return self.free_text_slowly()

    def free_text_slowly(self) -> re.Match[str] | None:
        """Do the same where there is text, or more must be read to see."""
        parts: list[str] = []
        self.free_line = self.line
        found = None
        scan = self.pos
        while found is None and sum(map(len, parts)) < LIMIT:
            match = _START.search(self.text, scan)
            comment = self.comment(match) if match else 0
            if comment:
                scan = comment
                continue
            if comment is None:
                self.more()
                scan = self.pos
                continue
            stop = match.start() if match else self.settled()
            parts.append(self.text[self.pos : stop])
            self.advance(stop)
            found = match
            if found is None and not self.more():
                parts.append(self.text[self.pos :])
                self.advance(len(self.text))
                break
            scan = self.pos
        self.free = "".join(parts)
        return found

    def settled(self) -> int:
        """Say up to where the text can hold no beginning of a block, nor of a line with one."""
        begun = _UNFINISHED.search(self.text, max(self.pos, len(self.text) - _HEAD))
        stop = begun.start() if begun else len(self.text)
        line = max(self.text.rfind("\n", self.pos, stop), self.pos)
        return line if len(self.text) - line < _LARGE else stop

    def comment(self, match: re.Match[str]) -> int | None:
        """Say where the comment ends that holds an @, 0 if none does, None to ask for more text.

        That is a line behind %, or an address (``me@home (me)``). BibTeX knows no %; people who
        comment out an entry put it before every line. An entry with % before its first line alone
        is one.
        """
        at = match.start()
        before = self.text[at - 1] if at > self.pos else self.before
        if match[2] == "(" and before.isalnum():
            return match.end()
        line = max(self.text.rfind("\n", 0, at) + 1, self.pos)
        if self.text[line:at].lstrip()[:1] != "%":
            return 0
        end = self.text.find("\n", match.end())
        following = _LINE_BEGIN.match(self.text, end + 1) if end >= 0 else None
        if not self.ended and (following is None or following.end() == len(self.text)):
            return None
        end = end if end >= 0 else len(self.text)
        is_whole = self.text[at:end].rstrip()[-1:] in "})"
        return end if is_whole or (following and following[1] == "%") else 0

    # ------------------------------------------------------------ blocks

    def block(self, start: re.Match[str]) -> Block:
        """Read the block that begins at *start*."""
        word, delimiter = start[1].lower(), start[2]
        line = self.line
        self.advance(start.end())
        kind = _KINDS.get(word, "entry")
        if delimiter == "{":
            if kind == "entry" and (usual := self.usual(word, line)) is not None:
                return usual
            end = closing_brace(self.text, self.pos)
            if end >= 0:
                body = self.text[self.pos : end]
                after = self.text[end + 1 : end + 2]
                odd = "@" in body or ("\\" in body and _ODD.search(body)) or len(body) > LIMIT
                if after in _AFTER and not odd:
                    self.advance(end + 1)
                    return Block(kind, word, body, line, delimiter)
        return self.counted(Block(kind, word, "", line, delimiter))

    def usual(self, word: str, line: int) -> Block | None:
        """Read an entry that is laid out as nearly all are; None for another one."""
        text, pos = self.text, self.pos
        end = text.find("\n}", pos, pos + _LARGE) + 1
        if not end or text[end + 1 : end + 2] not in _AFTER or text.find("@", pos, end) >= 0:
            return None
        body = text[pos:end]
        cut = cut_of(body)
        if cut is None:
            return None
        self.advance(end + 1)
        return Block("entry", word, body, line, "{", cut=cut)

    def counted(self, block: Block) -> Block:
        """Find the end of a block by counting, reading on as long as it needs."""
        first_line = self.line
        while True:
            count = Count(self.text, self.pos, ended=self.ended)
            end = count.end(block.delimiter)
            if end is not None or (self.ended and not self.more()):
                break
            if len(self.text) - self.pos > LIMIT:
                return self.too_long(block)
            self.more()
        suspect = 0
        if count.suspect >= 0:
            suspect = first_line + self.text.count("\n", self.pos, count.suspect + 1)
        if end is None or end < 0:
            return self.not_closed(block, suspect, count.suspect if end else -1)
        body = self.text[self.pos : end]
        if len(body) > LIMIT:
            return self.too_long(block)
        self.advance(end + 1)
        return block._replace(body=body, suspect=suspect)

    def not_closed(self, block: Block, suspect: int, resume: int) -> Block:
        first = self.text[self.pos : self.pos + 100].split("\n", 1)[0]
        where = f"before line {suspect}" if suspect else "before the end of the file"
        closing = "}" if block.delimiter == "{" else ")"
        problem = Problem(
            f"the @{block.word} that begins here is not closed {where}",
            help=f"look for a missing {closing} or a brace too many in one of its values",
            source=self.name,
            line=block.line,
            evidence=f"@{block.word}{block.delimiter}{first}",
        )
        self.advance(resume if resume >= 0 else len(self.text))
        return block._replace(kind="broken", problem=problem, suspect=suspect)

    def too_long(self, block: Block) -> Block:
        first = self.text[self.pos : self.pos + 100].split("\n", 1)[0]
        problem = Problem(
            f"the @{block.word} that begins here has more than {LIMIT:,} characters",
            help="look for a missing closing brace; a record may have 1 MB",
            source=self.name,
            line=block.line,
            evidence=f"@{block.word}{block.delimiter}{first}",
        )
        return block._replace(kind="broken", problem=problem)
