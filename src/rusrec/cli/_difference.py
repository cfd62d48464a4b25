"""What would change in a file, line by line."""

__all__ = ["difference"]


def difference(path: str, before: str, after: str, what: str) -> str:
    """Return the unified diff of two texts of the file *path*; *what* says what the second is."""
    from difflib import unified_diff

    old, new = (text.splitlines(keepends=True) for text in (before, after))
    return "".join(unified_diff(old, new, path, f"{path} ({what})"))
