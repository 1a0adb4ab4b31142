"""Where the data of `models/` are: beside the package in a wheel, at the top of a checkout."""

from pathlib import Path

from align.errors import ModelError

PLACES = (Path(__file__).parent / "models", Path(__file__).parent.parent / "models")


def checks_folder() -> Path:
    """The folder of the weights of the checks. Raises ModelError if it is not there."""
    return _folder("checks", "calibration.json")


def model_folder(name: str) -> Path:
    """The folder of a bundled encoder's manifest and calibration. Raises ModelError if it is not there."""
    return _folder(name, "manifest.toml")


def _folder(name: str, file: str) -> Path:
    for place in PLACES:
        if (place / name / file).is_file():
            return place / name
    raise ModelError(f"model {name}: its folder is missing from this installation; type: pip install --force-reinstall sverka")
