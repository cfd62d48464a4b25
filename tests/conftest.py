"""Options of this project's own tests."""

import os
from importlib import import_module
from pkgutil import walk_packages

import pytest
from hypothesis import HealthCheck, settings

import rusrec

# Python holds back what goes into a pipe, as it does for users, unless a machine says otherwise.
os.environ.pop("PYTHONUNBUFFERED", None)

# A slow or busy machine is no fault of a test.
settings.register_profile(
    "rusrec", settings(), deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("rusrec")


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add ``--accept``."""
    parser.addoption(
        "--accept",
        action="store_true",
        help="rewrite the golden files with what the formats write now",
    )


def pytest_sessionstart() -> None:
    """Import all of the package, so that Hypothesis draws the same whatever test runs first.

    It also draws from the constants of the modules that are loaded when it is first asked.
    """
    for module in walk_packages(rusrec.__path__, "rusrec."):
        if module.name != "rusrec.__main__":
            import_module(module.name)
