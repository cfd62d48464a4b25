"""Modules and functions stay as short as CONTRIBUTING.md says."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

SRC = Path(__file__).parents[2] / "src" / "rusrec"
MODULE, FUNCTION = 300, 40


def functions(tree: ast.Module) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    """Yield each function and method of a module."""
    for node in ast.walk(tree):
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
            yield node


def lines(node: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    """Return the lines of a function without its docstring; a table counts as one.

    A table is a call or a map that stands alone, one argument or key a line.
    """
    count = (node.end_lineno or node.lineno) - node.lineno + 1
    if ast.get_docstring(node) is not None:
        count -= (node.body[0].end_lineno or 0) - node.body[0].lineno + 1
    for statement in node.body:
        if isinstance(statement, (ast.Return, ast.Assign)) and isinstance(
            statement.value, (ast.Call, ast.Dict)
        ):
            count -= (statement.end_lineno or 0) - statement.lineno
    return count


@pytest.mark.parametrize(
    "path", sorted(SRC.rglob("*.py")), ids=lambda path: str(path.relative_to(SRC))
)
def test_a_module_and_its_functions_are_short(path: Path) -> None:
    """What grows longer has more than one idea, and is to be parted by them."""
    text = path.read_text("utf-8")
    long = [node.name for node in functions(ast.parse(text)) if lines(node) > FUNCTION]

    assert text.count("\n") <= MODULE
    assert long == []


def test_a_long_function_is_seen() -> None:
    """A statement a line counts; a table of as many lines does not, nor does the docstring."""
    (long,) = functions(ast.parse("def f():\n    '''a\n    b'''\n" + "    x = 1\n" * FUNCTION))
    (table,) = functions(ast.parse("def f():\n    return dict(\n" + "a=1,\n" * 50 + ")\n"))

    assert lines(long) == FUNCTION + 1
    assert lines(table) == 2
