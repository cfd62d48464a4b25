"""Options of this project's own tests."""

import pytest


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add ``--accept``."""
    parser.addoption(
        "--accept",
        action="store_true",
        help="rewrite the golden files with what the formats write now",
    )
