"""Files and functions stay small enough to read in one go."""

import ast
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[2]
PYTHON_LINES = 300
TEMPLATE_LINES = 120
FUNCTION_LINES = 40

# Larger than allowed for a reason worth a comment: path, or path:function, and its number of
# lines today. A number may shrink and a line may go; nothing may grow or be added lightly.
EXCUSED: dict[str, int] = {}


def test_no_python_file_is_too_long_to_read():
    assert too_long(sizes_of(python_files()), PYTHON_LINES) == {}


def test_no_template_is_too_long_to_read():
    assert too_long(sizes_of(templates()), TEMPLATE_LINES) == {}


def test_no_function_is_too_long_to_see_at_once():
    assert too_long(function_sizes(), FUNCTION_LINES) == {}


def test_every_excuse_is_still_needed_and_exact():
    actual = {**sizes_of(python_files()), **sizes_of(templates()), **function_sizes()}
    assert {name: actual.get(name) for name in EXCUSED} == EXCUSED


def too_long(sizes: dict[str, int], limit: int) -> dict[str, int]:
    return {name: lines for name, lines in sizes.items() if lines > EXCUSED.get(name, limit)}


def python_files() -> list[Path]:
    folders = ("samverkan", "tests", "bench")
    found = (file for folder in folders for file in (ROOT / folder).rglob("*.py"))
    return [ROOT / "config.py", *found]


def templates() -> Iterator[Path]:
    return (file for file in (ROOT / "templates").rglob("*") if file.is_file())


def sizes_of(files: list[Path] | Iterator[Path]) -> dict[str, int]:
    return {name_of(file): len(file.read_text().splitlines()) for file in files}


def function_sizes() -> dict[str, int]:
    return {
        f"{name_of(file)}:{node.name}": (node.end_lineno or 0) - node.lineno + 1
        for file in python_files()
        for node in ast.walk(ast.parse(file.read_text()))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    }


def name_of(file: Path) -> str:
    return file.relative_to(ROOT).as_posix()
