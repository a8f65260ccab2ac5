"""Every template compiles, keeps the strict content policy, and uses what it imports."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from jinja2 import Environment, nodes

ROOT = Path(__file__).parents[2]
TEMPLATES = ROOT / "templates"
CSS = ROOT / "static" / "css"

# Letters are read in mail programs and paper by the printer: neither has a content policy.
BESIDE_THE_POLICY = ("letters/", "paper/")
MAY_SAY_SAFE = {"components/icons.html"}  # our own drawings, written in that file

COMMENT = re.compile(r"\{#.*?#\}", re.DOTALL)
EXPRESSION = re.compile(r"\{\{.*?\}\}|\{%.*?%\}", re.DOTALL)
STYLE = re.compile(r"<style\b|\sstyle\s*=", re.IGNORECASE)
SCRIPT = re.compile(r"<script(?![^>]*\ssrc=)|\son[a-z]+\s*=\s*[\"']|javascript:", re.IGNORECASE)
ELSEWHERE = re.compile(r"(?:src|href|action)=[\"'](?:https?:)?//", re.IGNORECASE)
SAFE = re.compile(r"\|\s*safe\b")


def names() -> list[str]:
    found = (path.relative_to(TEMPLATES).as_posix() for path in TEMPLATES.rglob("*.html"))
    return sorted(found)


PAGES = [name for name in names() if not name.startswith(BESIDE_THE_POLICY)]


def source(name: str) -> str:
    """The template's text without its comments."""
    return COMMENT.sub("", (TEMPLATES / name).read_text())


def markup(name: str) -> str:
    """What the browser would see of it, with every expression left out."""
    return EXPRESSION.sub("", source(name))


def dressed() -> set[str]:
    """Every class that some sheet of style knows."""
    text = "".join(path.read_text() for path in CSS.rglob("*.css"))
    return set(re.findall(r"\.([a-z][\w-]*)", re.sub(r'"[^"]*"', "", text)))


def environment() -> Environment:
    return Environment(autoescape=True, extensions=["jinja2.ext.i18n"])


def imported(tree: nodes.Template) -> Iterator[str]:
    """Every name that an import brings in."""
    for whole in tree.find_all(nodes.Import):
        yield whole.target
    for part in tree.find_all(nodes.FromImport):
        yield from (name if isinstance(name, str) else name[1] for name in part.names)


def used(tree: nodes.Template) -> set[str]:
    return {found.name for found in tree.find_all(nodes.Name) if found.ctx == "load"}


@pytest.mark.parametrize("name", names())
def test_it_compiles(name):
    environment().parse((TEMPLATES / name).read_text(), name)


@pytest.mark.parametrize("name", names())
def test_what_it_names_exists(name):
    tree = environment().parse((TEMPLATES / name).read_text(), name)
    kinds = (nodes.Extends, nodes.Import, nodes.FromImport, nodes.Include)
    others = [vars(found)["template"].value for found in tree.find_all(kinds)]

    assert [other for other in others if not (TEMPLATES / other).is_file()] == []


@pytest.mark.parametrize("name", names())
def test_it_uses_every_macro_it_imports(name):
    tree = environment().parse((TEMPLATES / name).read_text(), name)

    assert [macro for macro in imported(tree) if macro not in used(tree)] == []


@pytest.mark.parametrize("name", PAGES)
def test_it_keeps_the_content_policy(name):
    text = markup(name)

    assert STYLE.findall(text) == []
    assert SCRIPT.findall(text) == []
    assert ELSEWHERE.findall(text) == []


@pytest.mark.parametrize("name", [name for name in PAGES if name not in MAY_SAY_SAFE])
def test_it_escapes_everything(name):
    assert SAFE.findall(source(name)) == []


@pytest.mark.parametrize("name", [name for name in names() if name.startswith("components/")])
def test_a_component_begins_by_saying_how_to_use_it(name):
    assert (TEMPLATES / name).read_text().startswith("{# ")


@pytest.mark.parametrize("name", PAGES)
def test_every_class_it_names_is_dressed(name):
    text = re.sub(r"\{%.*?%\}", " ", source(name), flags=re.DOTALL)
    classes = " ".join(re.findall(r'\bclass="((?:\{\{.*?\}\}|[^"])*)"', text, re.DOTALL))
    written = set(re.sub(r"\S*\{\{.*?\}\}\S*", " ", classes, flags=re.DOTALL).split())

    assert written - dressed() == set()


def test_every_sheet_of_style_is_used_once():
    sheets = {path.relative_to(CSS).as_posix() for path in CSS.rglob("*.css")}
    used_sheets = re.findall(r'@import url\("([^"]+)"\)', (CSS / "samverkan.css").read_text())

    assert len(used_sheets) == len(set(used_sheets))
    assert sheets - set(used_sheets) <= {"samverkan.css", "paper.css"}
    assert set(used_sheets) <= sheets


def test_styles_need_no_force_and_no_ids():
    text = "".join(path.read_text() for path in sorted(CSS.rglob("*.css")))
    selectors = re.findall(r"^\s*([^@{}]+)\{", re.sub(r"/\*.*?\*/", "", text, flags=re.DOTALL))

    assert "!important" not in text
    assert [selector for selector in selectors if "#" in selector] == []


def test_every_picture_in_the_styles_exists():
    sheets = [path for path in CSS.rglob("*.css") if path.name != "paper.css"]
    wanted = [
        (sheet.parent / address).resolve()
        for sheet in sheets
        for address in re.findall(r'url\("([^"]+)"\)', sheet.read_text())
    ]

    assert [path for path in wanted if not path.is_file()] == []
