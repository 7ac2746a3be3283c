"""Make truth for tests/score_parity.py of modes that a plain start of a script does not reach: which fields each flag moves there, and its parser.

    python tests/make_parity_truth.py --tools DIR --root CHECKOUT --out DIR [--starts tests/programs/two_backends_starts.toml] [NAME ...]

Each start names a script, its arguments, `files` that are there but empty, and code to run `before` it. DIR of the tools holds
`influence_truth.py`, which runs the script with one flag changed at a time, where what is not installed has a stand-in, and
`argparse_truth.py`, which reads the live parser. The outcome is `NAME.json`, or `NAME.flags.json` of a start that wants only its parser read.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
import tomllib
from pathlib import Path
from typing import Any

STARTS = Path(__file__).parent / "programs" / "two_backends_starts.toml"
SECONDS = 1800
STARTER = """
import os, runpy, sys
sys.path.insert(1, os.path.dirname({script!r}))
{before}
sys.argv = [{script!r}, *sys.argv[1:]] if len(sys.argv) > 1 else [{script!r}, *{argv!r}]
runpy.run_path({script!r}, run_name="__main__")
"""


def answer(tool: Path, root: Path, arguments: list[str]) -> dict[str, Any]:
    run = subprocess.run([sys.executable, str(tool), str(root), *arguments], capture_output=True, text=True, timeout=SECONDS, check=True)
    print(run.stderr.splitlines()[0] if run.stderr else "", file=sys.stderr)
    found: dict[str, Any] = json.loads(run.stdout)
    return found


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--tools", type=Path, required=True)
    parser.add_argument("--root", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--starts", type=Path, default=STARTS)
    parser.add_argument("names", nargs="*", metavar="NAME")
    options = parser.parse_args()
    root = options.root.resolve()
    options.out.mkdir(parents=True, exist_ok=True)
    folder = Path(tempfile.gettempdir()) / "influence_truth"  # where the tool runs
    for start in tomllib.loads(options.starts.read_text(encoding="utf-8"))["starts"]:
        if options.names and start["name"] not in options.names:
            continue
        for name in start["files"]:
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / name).touch()
        with tempfile.TemporaryDirectory() as made:
            starter = Path(made) / "start.py"
            starter.write_text(STARTER.format(script=str(root / start["script"]), before=start.get("before", ""), argv=start["argv"]), encoding="utf-8")
            print(start["name"], file=sys.stderr)
            if start.get("only_flags"):
                parsers = answer(options.tools / "argparse_truth.py", root, [str(starter)])
                outcome, said = options.out / f"{start['name']}.flags.json", {start["script"]: parsers[str(starter)]}
            else:
                moved = answer(options.tools / "influence_truth.py", root, [str(starter), "--", *start["argv"]])
                outcome, said = options.out / f"{start['name']}.json", {**moved, "script": start["script"]}
            outcome.write_text(json.dumps(said, indent=1), encoding="utf-8")


if __name__ == "__main__":
    main()
