"""The pytest plug-in is loaded in every run of pytest, so it must cost nothing there."""

import subprocess
import sys

PROGRAM = """if True:
    import sys
    import rusrec.testing.plugin
    print(sorted({"hypothesis", "yaml", "rusrec.formats"} & set(sys.modules)))
    import rusrec.testing
    rusrec.testing.records
    print("hypothesis" in sys.modules)
"""


def test_the_plug_in_imports_neither_hypothesis_nor_a_format() -> None:
    """Only the first strategy that is asked for brings Hypothesis in."""
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM], capture_output=True, text=True, check=True
    )
    assert done.stdout == "[]\nTrue\n"
