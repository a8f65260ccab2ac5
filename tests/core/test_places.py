"""The folders beside the code are found, in a checkout and in a wheel."""

from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from shutil import copy

import pytest

from samverkan.core import places


@pytest.mark.parametrize("folder", ["templates", "static", "agreements", "migrations", "config.py"])
def test_what_stands_beside_the_code_is_found(folder):
    assert (places.ROOT / folder).exists()


def test_in_a_wheel_they_are_packed_inside(tmp_path):
    (tmp_path / "samverkan" / "core").mkdir(parents=True)
    (tmp_path / "samverkan" / "_root").mkdir()
    assert root_as_seen_from(tmp_path) == tmp_path / "samverkan" / "_root"


def test_in_a_checkout_they_stand_beside(tmp_path):
    (tmp_path / "samverkan" / "core").mkdir(parents=True)
    assert root_as_seen_from(tmp_path) == tmp_path


def root_as_seen_from(house: Path) -> Path:
    """Where the same module, placed in that house, finds the folders."""
    file = copy(places.__file__, house / "samverkan" / "core" / "places.py")
    spec = spec_from_file_location("places_elsewhere", file)
    assert spec
    assert spec.loader
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    root: Path = module.ROOT
    return root
