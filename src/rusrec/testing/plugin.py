"""The pytest plug-in: how many records the laws are tried on.

It is loaded in every run of pytest where rusrec is installed, so it imports nothing that the run
has not asked for.
"""

import pytest

__all__ = ["law_examples", "pytest_addoption"]

_EXAMPLES = 60


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add ``--law-examples``."""
    parser.getgroup("rusrec").addoption(
        "--law-examples",
        type=int,
        default=_EXAMPLES,
        metavar="N",
        help="lists of records that each law of rusrec's formats is tried on (default: 60)",
    )


@pytest.fixture(scope="session")
def law_examples(request: pytest.FixtureRequest) -> int:
    """How many lists of records a law is tried on: ``--law-examples``."""
    found: int = request.config.getoption("--law-examples")
    return found
