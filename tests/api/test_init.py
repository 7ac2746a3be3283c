"""`knobgraph init` writes a profile that can be read and says what was detected."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from knobgraph_api.command_line import main
from knobgraph_ingest.profile import Profile, parse_profile

EXAMPLE = Path(__file__).parents[2] / "examples" / "tides"


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    root = tmp_path / "tides"
    shutil.copytree(EXAMPLE, root, ignore=shutil.ignore_patterns("knobgraph.toml", ".knobgraph", "plans", "docs"))
    legacy = root / "scripts" / "fit_legacy.py"
    legacy.write_text(legacy.read_text().replace("import argparse\n", "import argparse\nimport sklearn\n", 1))
    return root


def init(*arguments: str) -> Result:
    return CliRunner().invoke(main, ["init", *arguments])


def test_what_is_detected_is_declared(repository: Path) -> None:
    assert init(str(repository)).exit_code == 0
    profile = parse_profile((repository / "knobgraph.toml").read_text(encoding="utf-8"))
    assert {b.name: b.paths for b in profile.backends} == {"pytorch": ("/scripts/fit_torch.py",), "scikit-learn": ("/scripts/fit_legacy.py",)}
    assert [p.entry_points for p in profile.pairs] == [("scripts/fit_legacy.py", "scripts/fit_torch.py")]
    assert profile.canonical.classes == ("tides.config.FitConfig",)


def test_every_commented_example_is_a_profile_too(repository: Path) -> None:
    init(str(repository))
    text = (repository / "knobgraph.toml").read_text(encoding="utf-8")
    examples = "\n".join(line.removeprefix("# ") for line in text.splitlines() if re.match(r"# (\[|\w+ = )", line))
    assert parse_profile(examples) != Profile()


def test_a_repository_of_one_back_end_gets_a_profile_without_pairs(tmp_path: Path) -> None:
    (tmp_path / "run.py").write_text("import argparse\np = argparse.ArgumentParser()\np.add_argument('--n')\nprint(p.parse_args())\n")
    assert init(str(tmp_path)).exit_code == 0
    assert parse_profile((tmp_path / "knobgraph.toml").read_text(encoding="utf-8")) == Profile()


SERVER = """import argparse
class Config:
    workers = 1
p = argparse.ArgumentParser()
for name in {names}:
    p.add_argument(name)
a = p.parse_args()
c = Config()
c.workers = a.workers
print(c.workers)
"""
SHARED = ["--host", "--port", "--workers", "--log-level", "--reload"]


def servers(root: Path, **packages: list[str]) -> Path:
    for name, flags in packages.items():
        (root / name).mkdir(parents=True)
        (root / name / "__init__.py").write_text("")
        (root / name / "__main__.py").write_text(SERVER.format(names=flags))
    return root


def test_two_packages_that_share_names_of_flags_but_no_code_are_two_back_ends(tmp_path: Path) -> None:
    root = servers(tmp_path, fast=[*SHARED, "--certfile"], slow=[*SHARED, "--ssl-certfile"])
    result = init(str(root))
    assert "2 back ends, 0 canonical classes, 1 pair\n" in result.output
    text = (root / "knobgraph.toml").read_text(encoding="utf-8")
    profile = parse_profile(text)
    assert {b.name: b.paths for b in profile.backends} == {"fast": ("/fast/",), "slow": ("/slow/",)}
    assert [p.entry_points for p in profile.pairs] == [("fast/__main__.py", "slow/__main__.py")]
    assert '# names = ["--certfile", "--ssl-certfile"]' in text


@pytest.mark.parametrize("other", [SHARED[:4], [*SHARED[:4], "--help-all"]])
def test_packages_that_share_few_names_are_no_back_ends(other: list[str], tmp_path: Path) -> None:
    root = servers(tmp_path, fast=SHARED, slow=[*other, "--x"])
    init(str(root))
    assert parse_profile((root / "knobgraph.toml").read_text(encoding="utf-8")) == Profile()


def test_flags_of_a_parser_that_two_packages_import_make_no_back_ends(tmp_path: Path) -> None:
    root = servers(tmp_path, fast=SHARED, slow=SHARED)
    (root / "slow" / "__main__.py").write_text("import fast.__main__\n")
    init(str(root))
    assert parse_profile((root / "knobgraph.toml").read_text(encoding="utf-8")) == Profile()


def test_a_long_list_has_one_item_a_line(repository: Path) -> None:
    for name in "abcd":
        (repository / f"{name}_torch.py").write_text("import torch\n")
    init(str(repository))
    text = (repository / "knobgraph.toml").read_text(encoding="utf-8")
    assert '    "/b_torch.py",\n' in text
    assert parse_profile(text).backends[0].paths == ("/a_torch.py", "/b_torch.py", "/c_torch.py", "/d_torch.py", "/scripts/fit_torch.py")


def test_a_file_that_is_there_is_kept_unless_forced(repository: Path) -> None:
    target = repository / "knobgraph.toml"
    target.write_text("# mine\n")
    assert init(str(repository)).exit_code == 2
    assert target.read_text() == "# mine\n"
    assert init(str(repository), "--force").exit_code == 0
    assert "[[pairs]]" in target.read_text()


def test_what_is_no_repository_is_refused(tmp_path: Path) -> None:
    result = init(str(tmp_path / "nowhere"))
    assert result.exit_code == 2
    assert "no such path" in result.output
