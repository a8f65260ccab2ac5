"""Where the folders beside the code are, in a checkout and in an installed wheel."""

from pathlib import Path

_CODE = Path(__file__).resolve().parent.parent
_PACKED = _CODE / "_root"
ROOT = _PACKED if _PACKED.is_dir() else _CODE.parent
