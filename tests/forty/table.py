"""Compare what ingest says of the flags of many installed programs with their live parsers, and print one row a program.

    python tests/forty/table.py FOLDER [NAME ...] [--details] [--again]

Each program of programs.toml is installed below FOLDER twice: with what it depends on in an environment of its own, whose Python
runs live_parser.py, and alone, which is what ingest reads. What is there is kept; `--again` only repeats the ingest. A flag is
missing where only the live parser has it, extra where only ingest has it, and has a wrong attribute where its destination, default,
choices, names or whether it is required differ. Defaults that only a run knows are not compared.
"""

from __future__ import annotations

import argparse
import ast
import collections
import configparser
import json
import os
import shutil
import subprocess
import sys
import tempfile
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

Row = dict[str, Any]
HERE = Path(__file__).parent
SECONDS = 900


@dataclass(frozen=True, slots=True)
class Program:
    """One pinned program, its console script and the sub-commands to ask for one by one."""

    name: str
    version: str
    script: str
    words: tuple[str, ...] = ()


@dataclass(slots=True)
class Outcome:
    """What one program's ingest found and how that compares with its live parsers."""

    program: Program
    live: list[Row]
    frameworks: str
    notes: list[str]
    flags: list[Row] = field(default_factory=list)
    lines: str = ""
    entry_points: str = ""
    seconds: float = 0.0
    megabytes: int = 0
    bounds: int = 0
    spent: int = 0
    failures: int = 0
    missing: list[str] = field(default_factory=list)
    extra: list[str] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)
    compared: int = 0


def pinned() -> list[Program]:
    """Return the programs of the list."""
    rows = tomllib.loads((HERE / "programs.toml").read_text())["program"]
    return [Program(r["name"], r["version"], r["script"], tuple(r.get("words", ()))) for r in rows]


def run(*command: str, **options: Any) -> subprocess.CompletedProcess[str]:
    return subprocess.run(command, capture_output=True, text=True, check=False, timeout=SECONDS, **options)


def measured(*command: str) -> Row:
    """Run a command and return its exit code, what it wrote to stderr, its processor seconds and the most memory it held."""
    with tempfile.TemporaryFile("w+") as errors:
        started = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=errors)
        _, state, used = os.wait4(started.pid, 0)
        errors.seek(0)
        return {
            "code": os.waitstatus_to_exitcode(state),
            "stderr": errors.read(),
            "seconds": used.ru_utime + used.ru_stime,
            "megabytes": used.ru_maxrss // 1024,
        }


def install(program: Program, folder: Path) -> str | None:
    """Install a program with and without what it needs; returns why not where that fails."""
    if (folder / "ok").exists():
        return None
    folder.mkdir(parents=True, exist_ok=True)
    made = run(sys.executable, "-m", "venv", str(folder / "venv"))
    python = str(folder / "venv" / "bin" / "python")
    pip = [shutil.which("uv"), "pip", "install", "--python", python] if shutil.which("uv") else [python, "-m", "pip", "install"]
    pin = f"{program.name}=={program.version}"
    for arguments in ([pin], ["--target", str(folder / "site"), "--no-deps", pin]):
        made = run(*(str(p) for p in pip), "--quiet", *arguments)
        if made.returncode:
            return made.stderr.strip().splitlines()[-1] if made.stderr.strip() else "not installed"
    (folder / "ok").touch()
    return None


def live_parser(program: Program, folder: Path) -> tuple[list[Row], list[str]]:
    """Return the flags of the live parsers, asked for once, and how the runs ended that had none."""
    kept = folder / "live.json"
    if not kept.exists():
        scratch = folder / "cwd"
        scratch.mkdir(exist_ok=True)
        environment = {"PATH": os.environ["PATH"], "HOME": str(scratch), "NO_COLOR": "1"}
        flags: dict[str, Row] = {}
        notes: list[str] = []
        for words in ([], *([w] for w in program.words)):
            python = folder / "venv" / "bin" / "python"
            done = run(str(python), "-I", str(HERE / "live_parser.py"), program.script, *words, cwd=scratch, env=environment, stdin=subprocess.DEVNULL)
            _, found, answer = done.stdout.rpartition("@@")
            if not found:
                notes.append(f"{program.script} {' '.join(words)}: no answer: {done.stderr[-200:]}")
                continue
            said = json.loads(answer)
            for row in said["flags"]:
                flags.setdefault(json.dumps([row["names"] or row["dest"], row["dest"], row["default"]] + ([] if words else [row["command"]]), default=str), row)
            if not said["flags"]:
                notes.append(f"{program.script} {' '.join(words)}: {said['status']}")
        kept.write_text(json.dumps({"flags": list(flags.values()), "notes": notes}, indent=1))
    read = json.loads(kept.read_text())
    return read["flags"], read["notes"]


def read_flags(outcome: Outcome, folder: Path, *, again: bool) -> None:
    """Ingest the program and fill in what that said."""
    store, said = folder / "graph.kgraph", folder / "ingest.json"
    program = str(Path(sys.executable).parent / "knobgraph")
    if again or not said.exists():
        said.write_text(json.dumps(measured(program, "ingest", str(folder / "site"), "--store", str(store), "--jobs", "1", "--explain")))
    report = json.loads(said.read_text())
    if report["code"]:
        sys.exit(f"{outcome.program.name}: ingest ended with {report['code']}\n{report['stderr'][-2000:]}")
    outcome.seconds, outcome.megabytes = report["seconds"], report["megabytes"]
    lines = report["stderr"].splitlines()
    first = next(line for line in lines if " entry points, " in line)
    outcome.lines, outcome.entry_points = first.split(", ")[1].split()[0], first.split(", ")[2].split()[0]
    places = lines[lines.index(next((x for x in lines if x.startswith("the analysis stopped short")), lines[-1])) + 1 :]
    outcome.bounds = len(places)
    outcome.spent = sum("budget was spent" in line for line in places)
    outcome.failures = sum("the analysis failed here" in line for line in places)
    every = json.loads(run(program, "flags", "--format", "json", "--store", str(store)).stdout)
    names = same_scripts(folder / "site", outcome.program.script)
    outcome.flags = [f for f in every if f["entry_point"] in names]


def same_scripts(site: Path, script: str) -> set[str]:
    """Return the console scripts that start what this one starts: ingest names one entry point of them."""
    for declared in site.glob("*.dist-info/entry_points.txt"):
        points = configparser.ConfigParser(delimiters=("=",))
        points.optionxform = str  # type: ignore[assignment,method-assign]
        points.read_string(declared.read_text())
        scripts = dict(points["console_scripts"]) if points.has_section("console_scripts") else {}
        if script in scripts:
            return {name for name, target in scripts.items() if target == scripts[script]}
    return {script}


def same_flag(said: Row, live: Row) -> bool:
    if live["names"]:
        return bool(set(live["names"]) & set(said["names"] or ()))
    return not said["names"] and said["dest"] == live["dest"]


def attributes(said: Row, live: Row) -> Iterator[str]:
    """Yield each attribute in which ingest and the live parser differ."""
    name = (said["command"] + " " + (live["names"] or [live["dest"]])[0]).strip()
    if live["names"] and set(said["names"]) != set(live["names"]):
        yield f"{name} names: said {sorted(said['names'])}, is {sorted(live['names'])}"
    if live["dest"] is not None and said["dest"] != live["dest"]:
        yield f"{name} dest: said {said['dest']}, is {live['dest']}"
    if said["required"] != live["required"]:
        yield f"{name} required: said {said['required']}, is {live['required']}"
    if known(live["default"]) and not said.get("default_as_written") and not same(said["default"], live["default"]):
        yield f"{name} default: said {said['default']!r}, is {live['default']!r}"
    if known(live["choices"]) and not same(said["choices"], live["choices"]):
        yield f"{name} choices: said {said['choices']}, is {live['choices']}"


def known(value: Any) -> bool:
    return not (isinstance(value, dict) or (isinstance(value, list) and any(isinstance(v, dict) for v in value)))


def same(said: Any, live: Any) -> bool:
    """Whether two values are equal, where nothing and an empty list are, and a sequence may be given as Python writes it."""
    if isinstance(live, list):
        written = ast.literal_eval(said) if isinstance(said, str) and said[:1] in "([{" else said
        return sorted(map(str, written or ())) == sorted(map(str, live))
    return bool(said == live or {json.dumps(said), json.dumps(live)} <= {"null", "[]", '"==SUPPRESS=="'})


def compare(outcome: Outcome) -> None:
    """Match the flags of ingest with the live ones, first with those of the same command."""
    open_flags = list(outcome.flags)
    unmatched: list[Row] = []
    pairs: list[tuple[Row, Row]] = []
    for strict in (True, False):
        for live in unmatched if not strict else outcome.live:
            fit = [f for f in open_flags if same_flag(f, live) and (not strict or f["command"] == live["command"])]
            best = max(fit, key=lambda f: (len(set(f["names"] or ()) & set(live["names"])), f["dest"] == live["dest"]), default=None)
            if best is not None:
                open_flags.remove(best)
                pairs.append((best, live))
            elif strict:
                continue
            else:
                outcome.missing.append(shown(live))
        if strict:
            matched = {id(live) for _, live in pairs}
            unmatched = [live for live in outcome.live if id(live) not in matched]
    outcome.compared = len(pairs)
    outcome.wrong = [line for said, live in pairs for line in attributes(said, live)]
    outcome.extra = [f"{shown(f)} ({f['path']}:{f['line']})" for f in open_flags if f["action"] != "help"]


def shown(flag: Row) -> str:
    return (flag["command"] + " " + (flag["names"] or [flag["dest"]])[0]).strip()


def look_at(program: Program, root: Path, *, again: bool) -> Outcome | str:
    """Return how one program compares, or why it could not be looked at."""
    folder = root / program.name
    problem = install(program, folder)
    if problem is not None:
        return problem
    live, notes = live_parser(program, folder)
    frameworks = ", ".join(sorted({r["framework"] for r in live})) or "other"
    outcome = Outcome(program, live, frameworks, notes)
    read_flags(outcome, folder, again=again)
    compare(outcome)
    return outcome


HEAD = "| program | framework | lines | entry points | CPU s | MB | flags | live | missing | extra | wrong attributes | bounds | statuses |"


def row(outcome: Outcome) -> str:
    """Return one row of the table."""
    counted = collections.Counter(f["status"] for f in outcome.flags)
    statuses = ", ".join(f"{n} {s}" for s, n in counted.most_common())
    spent = f" ({outcome.spent} budget)" if outcome.spent else ""
    failed = f" ({outcome.failures} failed)" if outcome.failures else ""
    cells = [
        f"{outcome.program.name} {outcome.program.version}",
        outcome.frameworks,
        outcome.lines,
        outcome.entry_points,
        f"{outcome.seconds:.0f}",
        str(outcome.megabytes),
    ]
    cells += [
        str(len(outcome.flags)),
        str(len(outcome.live)),
        str(len(outcome.missing)),
        str(len(outcome.extra)),
        str(len(outcome.wrong)),
        f"{outcome.bounds}{spent}{failed}",
        statuses,
    ]
    return "| " + " | ".join(cells) + " |"


def main(arguments: Sequence[str]) -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("names", nargs="*")
    parser.add_argument("--details", action="store_true", help="also list every flag missing or extra and every attribute that differs")
    parser.add_argument("--again", action="store_true", help="ingest again what has been ingested")
    options = parser.parse_intermixed_args(arguments)
    print(HEAD)
    print("|" + " --- |" * HEAD.count(" | "))
    outcomes: list[Outcome] = []
    for program in pinned():
        if options.names and program.name not in options.names:
            continue
        outcome = look_at(program, options.folder.resolve(), again=options.again)
        if isinstance(outcome, str):
            print(f"{program.name}: {outcome}", file=sys.stderr)
            continue
        outcomes.append(outcome)
        print(row(outcome), flush=True)
        if options.details:
            for kind, lines in (("note", outcome.notes), ("missing", outcome.missing), ("extra", outcome.extra), ("wrong", outcome.wrong)):
                for line in lines:
                    print(f"    {kind}: {line}", flush=True)
    compared = [o for o in outcomes if o.live]
    live = sum(len(o.live) for o in compared)
    hit = sum(o.compared for o in compared)
    extra = sum(len(o.extra) for o in compared)
    if live:
        print(f"\n{len(outcomes)} programs, {len(compared)} with a live parser:", end=" ")
        print(f"{hit} of {live} flags, recall {hit / live:.1%}, precision {hit / max(hit + extra, 1):.1%}")


if __name__ == "__main__":
    main(sys.argv[1:])
