"""The command line, as ``rusrec`` and as ``python -m rusrec``."""

import gc
from typing import NoReturn


def main() -> NoReturn:
    """Run the command line and end the process with its status."""
    # Records hold no cycles; looking for some at every 700 new objects takes a tenth of a start.
    gc.set_threshold(50_000)
    from rusrec.cli import main as command_line

    try:
        command_line()
    finally:
        # All ends now: to look through every object once more would take a tenth of a start.
        gc.freeze()


if __name__ == "__main__":
    main()
