"""Make truth for tests/score.py by running pinned programs: which config fields move when one flag is changed.

    python tests/make_truth.py --harness influence_harness.py --out DIR [NAME ...]

Each program is described by `tests/truth/NAME.py`. It is installed twice, at its pinned version: into an environment of its own, where
the harness runs it with one flag changed at a time, and, without what it needs, into `DIR/programs/NAME`, the folder to ingest. The outcome is
`DIR/truth/NAME.json`. Score it with `python tests/score.py --truth DIR/truth --programs DIR/programs`.

The harness is the one that made the other truth files (`influence_harness.py`); it may come from KNOBGRAPH_HARNESS. A description adds
to what the harness reads: `requirement`, `needs` (installed in place of what the program asks for), `unbuilt` (its source is taken as it
is), `script` (the path of a program that is no module), `notes`, `alias_of`, `kinds` (read by hand, where the guess below is wrong) and
`rejected` (what moved without being this flag's doing, with the reason).
"""

from __future__ import annotations

import argparse
import json
import os
import runpy
import shutil
import subprocess
import sys
import tarfile
import tempfile
import venv
from pathlib import Path
from typing import Any

Row = dict[str, Any]
DESCRIPTIONS = Path(__file__).parent / "truth"
KINDS_LEGEND = (
    "copy: the value itself (converted, negated, appended, wrapped or looked up by it); derived: computed from it; control: the flag only selects"
    " which other value is stored; file: the stored value is read from the file the flag names"
)


def install(spec: Row, out: Path, name: str) -> Path:
    """Install a program with what it needs, and alone; return the interpreter of the first."""
    environment, alone = out / "environments" / name, out / "programs" / name
    python = environment / ("Scripts" if os.name == "nt" else "bin") / "python"
    if not python.exists():
        venv.create(environment, with_pip=True)
        pip = [str(python), "-m", "pip", "--quiet", "--disable-pip-version-check"]
        shutil.rmtree(alone, ignore_errors=True)
        if needs := spec.get("needs"):
            subprocess.run([*pip, "install", *needs], check=True)
        if spec.get("unbuilt"):
            unpack(pip, spec, alone)
            library = subprocess.run([str(python), "-c", "import sysconfig; print(sysconfig.get_path('purelib'))"], check=True, capture_output=True, text=True)
            shutil.copytree(alone, library.stdout.strip(), dirs_exist_ok=True)
        else:
            subprocess.run([*pip, "install", *(["--no-deps"] if needs else []), spec["requirement"]], check=True)
            subprocess.run([*pip, "install", "--no-deps", "--target", str(alone), spec["requirement"]], check=True)
    return python


def unpack(pip: list[str], spec: Row, alone: Path) -> None:
    """Lay the Python package of a source distribution in a folder, without building what is compiled."""
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run([*pip, "download", "--no-deps", "--no-binary", ":all:", "--dest", folder, spec["requirement"]], check=True)
        archive = next(Path(folder).glob("*.tar.gz"))
        with tarfile.open(archive) as source:
            source.extractall(folder, filter="data")
        shutil.copytree(next(Path(folder).glob(f"*/{spec['package']}")), alone / spec["package"])


def run(python: Path, harness: Path, description: Path, out: Path) -> Row:
    """Run the harness, which keeps its files beside itself, below the outcome's folder."""
    work = out / "harness"
    (work / "raw").mkdir(parents=True, exist_ok=True)
    shutil.copy(harness, work / "harness.py")
    subprocess.run([str(python), str(work / "harness.py"), str(description)], check=True)
    raw: Row = json.loads((work / "raw" / f"{description.stem}.json").read_text(encoding="utf-8"))
    return raw


def kind_of(evidence: list[list[str]]) -> str:
    """Guess how a value depends on a flag: the given words are in it, it differs with every word, or it is one of two."""
    for tokens, before, after, _ in evidence:
        given = tokens.split()[-1]
        if given in after or (given.startswith("-") and {before, after} <= {"true", "false", "null"}):
            return "copy"
    return "derived" if len({after for _, _, after, _ in evidence}) > 1 else "control"


def truth_of(raw: Row, spec: Row) -> Row:
    flags: dict[str, Row] = {}
    for key, found in raw["flags"].items():
        rejected = set(spec.get("rejected", {}).get(key, ()))
        said = spec.get("kinds", {}).get(key, {})
        kinds = {t: said.get(t, said.get("*")) or kind_of(e) for t, e in sorted(found["pairs"].items()) if t not in rejected}
        kept = ("opts", "dest", "default", "required", "choices", "type", "action")
        influences = [t for t in kinds if not t.startswith("call ")]
        flags[key] = {k: found.get(k) for k in kept} | {"command": found["prog"], "influences": influences, "kinds": kinds}
    classes = {c: {"kind": i["kind"], "bases": i["bases"]} for c, i in raw["infos"].items() if i["kind"] != "call"}
    head = {k: spec.get(k) for k in ("package", "requirement", "style", "entry")}
    head |= {"version": spec["requirement"].partition("==")[2], "base_argv": spec["argv"]}
    if "script" in spec:
        head["script"] = spec["script"]
    notes = {"notes": spec.get("notes", []), "rejected": spec.get("rejected", {}), "kinds_legend": KINDS_LEGEND}
    return head | {"alias_of": spec.get("alias_of", {}), "properties": raw["props"], "classes": classes} | notes | {"flags": flags}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("names", nargs="*", help="descriptions without .py; all without names")
    parser.add_argument("--harness", type=Path, default=os.environ.get("KNOBGRAPH_HARNESS"))
    parser.add_argument("--out", type=Path, required=True, help="a folder for environments, programs and truth")
    options = parser.parse_args()
    if options.harness is None or not options.harness.is_file():
        parser.error("say where influence_harness.py is")
    out = options.out.resolve()
    (out / "truth").mkdir(parents=True, exist_ok=True)
    for name in options.names or sorted(p.stem for p in DESCRIPTIONS.glob("*.py")):
        description = DESCRIPTIONS / f"{name}.py"
        spec: Row = runpy.run_path(str(description))["SPEC"]
        python = install(spec, out, name)
        truth = truth_of(run(python, options.harness, description, out), spec)
        (out / "truth" / f"{name}.json").write_text(json.dumps(truth, indent=1) + "\n", encoding="utf-8")
        print(f"{name}: {len(truth['flags'])} flags, {sum(len(f['influences']) for f in truth['flags'].values())} pairs", file=sys.stderr)


if __name__ == "__main__":
    main()
