"""Plain text: the characters alone."""

from rusrec.cite.output.serialiser import Output

__all__ = ["OUTPUT"]

OUTPUT = Output(
    name="text",
    media_type="text/plain",
    escape=str,
    marks={("display", "block"): ("\n", "\n"), ("display", "indent"): ("\n    ", "")},
)
