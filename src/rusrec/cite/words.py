"""Tables written as words in a row, which read better than a column of strings."""

__all__ = ["words"]


def words(text: str) -> tuple[str, ...]:
    """Give the words of *text*, which blanks part."""
    return tuple(text.split())
