"""All that is wrong with a document of YAML, at once: loaded when something is.

A line that the parser stops at is read as it was meant, and the parser goes on; what it can go
past and what the codecs say of the tree are told with it.
"""

from typing import Final, NamedTuple

from yaml import MarkedYAMLError, YAMLError

from rusrec.errors import Problem, SourceError
from rusrec.formats._characters import fault
from rusrec.formats.yaml.marks import Marks
from rusrec.formats.yaml.tree import DIRECTIVE, Composer, swallowed, unsolved
from rusrec.schema.codec import Context, Node
from rusrec.schema.record import RECORD
from rusrec.scripts import gate
from rusrec.scripts.pattern import pattern

__all__ = ["faults"]

_EFFORT: Final = 500_000
"""Characters that are parsed once more in all, so that a large document costs no minute."""
_CHARACTERS: Final = 100
_KEY: Final = 1024
"""Characters that libyaml looks ahead for the colon after a key."""
_KEY_OF: Final = pattern(r"\s*(?:- +)*(?:[^\s:'\"]+: +)?")
_MEANT: Final = pattern(r"[%@`&*!?:,#>|-]|.*(?:: |:$| #)")
_FLOWS: Final = {"while parsing a flow mapping": "}", "while parsing a flow sequence": "]"}
_COLON: Final = pattern(r"(\s*(?:- +)*)([A-Za-z][A-Za-z0-9-]*) ?[:\uff1a] *((?!//)\S.*)")
"""A key whose colon has no blank behind it, or is one of East Asia."""
_QUOTE: Final = "close the quote that begins here"
_NO_KEY: Final = ("#", '"', "'", "|", ">", "{", "[")
_QUOTE_ENDS: Final = pattern(r"\"(?:[^\"\\]|\\.)*\"\s*[^\s#]|'(?:[^']|'')*'\s*[^\s#]")


class _Passed(NamedTuple):
    """What was made of a text: its tree, if the parser came to the end, and what it went past."""

    tree: Node
    text: str
    marks: Marks
    problems: list[Problem]
    whole: bool


def faults(text: str, *, name: str, line: int = 1) -> list[Problem]:
    """Return all that is wrong with the document *text*, in the order of its lines.

    Args:
        text: A document as it was read.
        name: What the source is called in messages.
        line: The line of the source that the text begins at.
    """
    lines = text.split("\n")
    conflict = unsolved(text)
    if conflict is not None:
        return [_placed(conflict, lines, name, line)]
    unfit, text = _unfit(text)
    passed = _passed(gate.nfc(text))
    problems = [*unfit, *passed.problems]
    if passed.whole:
        problems += swallowed(passed.text, passed.marks)
    if passed.whole and passed.tree is not None:
        told = {problem.line for problem in problems}
        problems += (said for said in _of_fields(passed, lines) if said.line not in told)
    problems.sort(key=lambda problem: (problem.line, problem.column))
    return [_placed(problem, lines, name, line) for problem in problems]


def _placed(problem: Problem, lines: list[str], name: str, line: int) -> Problem:
    evidence = problem.evidence or (lines[problem.line - 1] if problem.line else "")
    number = problem.line + line - 1 if problem.line else 0
    return problem._replace(source=name, line=number, evidence=evidence)


def _unfit(text: str) -> tuple[list[Problem], str]:
    """Return the characters that no text may hold, and the text without them."""
    problems: list[Problem] = []
    while len(problems) < _CHARACTERS and (at := gate.refused(text)) is not None:
        problems.append(fault(text, at, name=""))
        text = f"{text[:at]}\ufffd{text[at + 1 :]}"
    return problems, text


def _passed(text: str) -> _Passed:
    """Parse *text*, and again with each line put right that the parser stopped at."""
    told: list[Problem] = []
    left = _EFFORT
    while True:
        marks = Marks({}, [])
        composer = Composer(text, marks)
        meant = ""
        tree: Node = None
        try:
            tree = composer.document()
        except SourceError:
            pass  # that is the last of the composer's problems
        except MarkedYAMLError as error:
            problem, meant = _syntax(error, text)
            if told and told[-1].line == problem.line:
                meant = ""
            else:
                told.append(problem)
        except YAMLError as error:
            told.append(Problem(f"is not YAML: {error}", "", "RR110"))
        else:
            return _Passed(tree, text, marks, _each_line(told, composer), whole=True)
        left -= len(text)
        if not meant or left < 0:
            return _Passed(None, text, marks, _each_line(told, composer), whole=False)
        text = meant


def _each_line(told: list[Problem], composer: Composer) -> list[Problem]:
    """Return what was *told*, and what else the composer went past, not of the same lines."""
    lines = {problem.line for problem in told}
    return [*told, *(problem for problem in composer.problems if problem.line not in lines)]


def _of_fields(passed: _Passed, lines: list[str]) -> list[Problem]:
    """Return what the codecs say of the tree, each at its path or at the nearest one above."""
    context = Context()
    RECORD.load(passed.tree, (), context)
    first = next((n for n, text in enumerate(lines) if text.strip()[:1] not in ("", "#")), 0)
    problems = []
    for path, problem in context.problems:
        at = path
        while at and at not in passed.marks.places:
            at = at[:-1]
        mark = passed.marks.places.get(at)
        number, column = (mark.line, mark.column) if mark else (first, 0)
        problems.append(problem._replace(line=number + 1, column=column + 1))
    return problems


class _Stop(NamedTuple):
    """Where the parser stopped, why, what to do, and the line as it was meant, if that is sure."""

    line: int
    column: int
    message: str
    remedy: str
    meant: str = ""


def _syntax(error: MarkedYAMLError, text: str) -> tuple[Problem, str]:
    """Say what the parser could not read; return also the text as it was meant, if that is sure."""
    if text.startswith("%"):  # what comes after it is parted from it by its line ---
        return Problem(*DIRECTIVE, "RR110", line=1, column=1), ""
    lines = text.split("\n")
    stop = _without_end(error, lines) or _without_colon(error, lines) or _within(error, lines)
    if stop is None:
        return Problem(f"is not YAML: {error.problem}", "", "RR110"), ""
    number = min(stop.line, len(lines) - 1)
    problem = Problem(stop.message, stop.remedy, "RR110", line=number + 1, column=stop.column + 1)
    if not stop.meant or stop.meant == lines[number]:
        return problem, ""
    return problem, "\n".join((*lines[:number], stop.meant, *lines[number + 1 :]))


def _without_end(error: MarkedYAMLError, lines: list[str]) -> _Stop | None:
    """Say which quote or bracket is not closed, if the parser went on to look for its end."""
    begin, end = error.context_mark, error.problem_mark
    if begin is None:
        return None
    if error.problem == "found unexpected end of stream":
        return _Stop(begin.line, begin.column, "a quote is not closed", _QUOTE)
    closing = _FLOWS.get(error.context or "")
    if closing is None or end is None or end.line == begin.line:
        return None
    line = lines[begin.line]
    spread = any(_is_deeper(text, _indent(line)) for text in lines[begin.line + 1 : end.line + 1])
    message = f"{line[begin.column]!r} is not closed before line {end.line + 1}"
    remedy = f"close it with {closing}, or put the text in double quotes"
    if spread:
        remedy = f"close it with {closing}, or write the comma that is missing there"
    return _Stop(begin.line, begin.column, message, remedy, "" if spread else line + closing)


def _without_colon(error: MarkedYAMLError, lines: list[str]) -> _Stop | None:
    """Say which line has no key, where the parser took it and the next for one text."""
    mark = error.problem_mark
    if mark is not None and error.problem == "mapping values are not allowed in this context":
        number = next((n for n in range(mark.line - 1, -1, -1) if lines[n].strip()), -1)
        if ": " in lines[mark.line][: mark.column] or number < 0:
            return None
    elif error.problem == "could not find expected ':'" and error.context_mark is not None:
        number = error.context_mark.line
    else:
        return None
    line = lines[number]
    if line.lstrip()[:1] in _NO_KEY or ": " in line or line.rstrip().endswith(":"):
        return None
    remedy, meant = "write a key, a colon and a blank before it, or indent it below its key", ""
    found = _COLON.fullmatch(line)
    if found:
        meant = f"{found[1]}{found[2]}: {found[3]}"
        remedy = f"a key has a colon and a blank behind it: {meant.strip()}"
    return _Stop(number, len(_indent(line)), "is no key with its value", remedy, meant)


def _within(error: MarkedYAMLError, lines: list[str]) -> _Stop | None:
    """Say what is wrong with the line that the parser stopped at."""
    mark = error.problem_mark or error.context_mark
    if mark is None:
        return None
    number = min(mark.line, len(lines) - 1)
    line = lines[number]
    message = f"is not YAML: {error.problem}"
    if len(line.partition(": ")[0].strip()) > _KEY:
        remedy = f"a key of over {_KEY:,} characters stands after '? ', its value below after ': '"
        return _Stop(number, mark.column, message, remedy)
    if error.problem == "found unknown escape character":
        meant = f"{line[: mark.column]}\\{line[mark.column :]}"
        return _Stop(number, mark.column, message, "write \\\\ for a backslash", meant)
    return _Stop(number, mark.column, message, *_meant(line, lines[number + 1 : number + 2]))


def _meant(line: str, following: list[str]) -> tuple[str, str]:
    """Return how to write a *line* that is no YAML, and the line so written, if that is sure."""
    indent = _indent(line)
    if "\t" in indent:
        return "indent with blanks, not with a tab", indent.expandtabs(2) + line.lstrip()
    line = line.rstrip()
    found = _KEY_OF.match(line)
    end = found.end() if found else 0
    key, value = line[:end], line[end:]
    goes_on = any(_is_deeper(text, indent) for text in following)
    if value[:1] in ("{", "["):
        remedy = "in brackets, text that holds a comma or ': ' stands in double quotes"
        whole = value[-1] == {"{": "}", "[": "]"}[value[0]] and not goes_on
        return remedy, key + _quoted(value) if whole else ""
    if _MEANT.match(value) or _QUOTE_ENDS.match(value):
        if goes_on:
            return "put the text, with the lines that it goes on in, in double quotes", ""
        quoted = _quoted(value)
        return f"put the text in double quotes: {key.strip()} {quoted}", key + quoted
    return "look how far this line and those above are indented; quote text that holds ': '", ""


def _indent(line: str) -> str:
    return line[: len(line) - len(line.lstrip())]


def _is_deeper(line: str, indent: str) -> bool:
    inner = line.removeprefix(indent)
    return line.startswith(indent) and inner[:1] == " " and bool(inner.strip())


def _quoted(value: str) -> str:
    escaped = value.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'
