"""What a user installs: the wheel works outside the checkout, with its models and templates, and its public members."""

import json
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

import align

ROOT = Path(__file__).parent.parent


def test_public_members() -> None:
    assert all(hasattr(align, name) for name in align.__all__)
    assert [tuple(s) for s in align.segment("Кот спит. Пёс лает.", "ru")] == [(0, 9), (10, 19)]
    report = align.compare("Кот спит. Пёс лает на почтальона.", "The cat is asleep. The dog barks at the postman.")
    assert [(b.original, b.translation) for b in report.beads] == [((0,), (0,)), ((1,), (1,))] and report.findings == ()
    with pytest.raises(align.InputError):
        align.compare("Кот спит.", "Пёс лает.")


def test_the_wheel_works_outside_the_checkout(tmp_path: Path) -> None:
    build = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(tmp_path), str(ROOT)]
    done = subprocess.run(build, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout[-2000:] + done.stderr[-2000:]
    (wheel,) = tmp_path.glob("sverka-*.whl")
    with zipfile.ZipFile(wheel) as z:
        names = z.namelist()
        z.extractall(tmp_path / "site")
    assert {n.split("/")[0] for n in names} == {"align", f"sverka-{align.__version__}.dist-info"}
    for needed in ("align/models/use-multilingual/manifest.toml", "align/models/use-multilingual/calibration.json", "align/models/use-multilingual/README.md",
                   "align/report/templates/page.html.j2", "align/py.typed"):  # fmt: skip
        assert needed in names
    assert wheel.stat().st_size < 1_000_000
    article = ROOT / "corpus" / "articles" / "bilingual-tariffs.txt"
    code = "import align, sys; print(align.__file__); from align.cli import main; main(sys.argv[1:])"
    run = [sys.executable, "-c", code, "align", str(article), "-o", "r.html", "--json", "r.json"]
    done = subprocess.run(run, cwd=tmp_path, env={**os.environ, "PYTHONPATH": str(tmp_path / "site")}, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith(str(tmp_path / "site"))
    assert json.loads((tmp_path / "r.json").read_text(encoding="utf-8"))["beads"]
