"""Cells by the path of what they hold: ``{("title",): …, ("title", "en"): …}``."""

__all__ = ["Cells", "Path", "Twice", "below", "put_in", "under"]

Path = tuple[str, ...]
Cells = dict[Path, str]


class Twice(Exception):  # noqa: N818 (what is found; the reader makes an error of it)
    """Two cells of a row are the same part of a record, and say different things."""

    def __init__(self, first: str, second: str) -> None:
        """Name what both say."""
        super().__init__(first, second)
        self.cells = (first, second)


def under(name: str, cells: Cells) -> Cells:
    """Return *cells* as those of the part *name*."""
    return {(name, *path): cell for path, cell in cells.items()}


def below(cells: Cells) -> dict[str, Cells]:
    """Return the cells of each part, without those of the whole."""
    found: dict[str, Cells] = {}
    for path, cell in cells.items():
        if path:
            found.setdefault(path[0], {})[path[1:]] = cell
    return found


def put_in(cells: Cells, path: Path, cell: str) -> None:
    """Put *cell* where it belongs, as ``title.ko`` where the record is Korean and has ``title``.

    Raises:
        Twice: Another stands there.
    """
    there = cells.setdefault(path, cell)
    if there != cell:
        raise Twice(there, cell)
