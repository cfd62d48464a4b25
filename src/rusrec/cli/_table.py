"""Rows and columns on a terminal, and pictures of them in a file."""

from collections.abc import Sequence

import click

__all__ = ["drawn", "svg_option", "table"]

svg_option = click.option(
    "--svg", type=click.Path(dir_okay=False), metavar="FILE", help="Draw the table as a picture."
)


def table(rows: Sequence[Sequence[str]]) -> None:
    """Print *rows* in columns, two blanks between them."""
    widths = [max(map(len, column)) + 2 for column in zip(*rows, strict=True)]
    for row in rows:
        cells = (f"{cell:<{width}}" for cell, width in zip(row, widths, strict=True))
        click.echo("".join(cells).rstrip())


def drawn(picture: str, path: str) -> None:
    """Write a *picture* to the file *path*, whole or not at all."""
    from rusrec.store.atomic import write_atomic

    write_atomic(path, (picture.encode(),))
