"""Tables as pictures: an SVG of fields and formats that says in words what its colours say.

It brings its own paper, for light and for dark, so it can be read wherever it is put; each cell has
a title that a screen reader reads and a pointer shows. The same table is the same bytes.

Source: SVG 2 (W3C); contrast of text is at least 4.5 (WCAG 2.2, 1.4.3).
"""

from collections.abc import Sequence
from typing import Final, NamedTuple

from rusrec.formats._xml import content
from rusrec.loss import Carried

__all__ = ["Cell", "Row", "picture"]

_ROW: Final = 24
_TOP: Final = 96
_EDGE: Final = 16
_LETTER: Final = 7.4
"""About how wide a letter of 13 pixels is."""

_STYLE: Final = """
text { font: 13px system-ui, sans-serif; fill: #1f2328 }
.head { font-weight: 600 }
.name { font-size: 17px; font-weight: 600 }
.paper { fill: #ffffff }
.line { stroke: #d0d7de }
.whole { fill: #ffffff; stroke: #d0d7de }
.changed { fill: #d4a72c }
.lost { fill: #f47067 }
@media (prefers-color-scheme: dark) {
text { fill: #f0f6fc }
.paper { fill: #0d1117 }
.line { stroke: #3d444d }
.whole { fill: #0d1117; stroke: #3d444d }
.changed { fill: #8d5e03 }
.lost { fill: #b62324 }
}
"""


class Cell(NamedTuple):
    """What stands in a cell: a word, what it means, and how much of it there is (0 to 1)."""

    text: str
    kind: Carried
    told: str
    share: float = 1.0


class Row(NamedTuple):
    """The name of a row, and a cell for each column."""

    name: str
    cells: Sequence[Cell]


def picture(title: str, about: str, columns: Sequence[str], rows: Sequence[Row]) -> str:
    """Return the table as a picture in SVG.

    Args:
        title: What it shows, in a line.
        about: What the words and colours mean.
        columns: The names of the columns.
        rows: From top to bottom.
    """
    texts = [*columns, *(cell.text for row in rows for cell in row.cells)]
    wide = _width(texts) + 20
    left = _EDGE + _width([row.name for row in rows]) + 12
    width = max(left + wide * len(columns), _width([about]) + _EDGE) + _EDGE
    height = _TOP + _ROW * len(rows) + _EDGE
    heads = [_text(left + wide * (at + 0.5), 84, name, "head") for at, name in enumerate(columns)]
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}"',
        f'viewBox="0 0 {width} {height}" role="img" aria-labelledby="title about">',
        f'<title id="title">{content(title)}</title>',
        f'<desc id="about">{content(about)}</desc>',
        f"<style>{_STYLE}</style>",
        f'<rect class="paper" width="{width}" height="{height}"/>',
        f'<text class="name" x="{_EDGE}" y="30">{content(title)}</text>',
        f'<text x="{_EDGE}" y="54">{content(about)}</text>',
        *heads,
        *(_row(row, _TOP + _ROW * at, left, wide) for at, row in enumerate(rows)),
        "</svg>\n",
    ]
    return "\n".join(parts)


def _row(row: Row, top: int, left: int, wide: int) -> str:
    parts = [f'<text x="{_EDGE}" y="{top + 17}">{content(row.name)}</text>']
    for at, cell in enumerate(row.cells):
        x = left + wide * at
        strength = "" if cell.kind == "whole" else f' fill-opacity="{0.2 + 0.8 * cell.share:.2f}"'
        parts.append(
            f"<g><title>{content(cell.told)}</title>"
            f'<rect class="{cell.kind}" x="{x + 1}" y="{top + 1}" width="{wide - 2}" '
            f'height="{_ROW - 2}" rx="3"{strength}/>'
            f"{_text(x + wide / 2, top + 17, cell.text)}</g>"
        )
    return "\n".join(parts)


def _text(x: float, y: int, text: str, kind: str = "") -> str:
    named = f' class="{kind}"' if kind else ""
    return f'<text{named} x="{x:g}" y="{y}" text-anchor="middle">{content(text)}</text>'


def _width(texts: Sequence[str]) -> int:
    return round(max((len(text) for text in texts), default=0) * _LETTER)
