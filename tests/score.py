"""Score knobgraph against truth from running programs: recall, precision, and every miss and extra with a class.

    python tests/score.py --truth DIR --programs DIR [NAME ...] [--quiet] [--json]

DIR of the truth holds `NAME.json` (an installed program) or `NAME.lineage.SCRIPT.json` (one script of a checkout); DIR of the
programs holds the folders that they were made from. Both may come from KNOBGRAPH_TRUTH and KNOBGRAPH_PROGRAMS.

Pairs are (flag, config field). A property that mirrors a private attribute counts under either name. An extra is `watched` where the
harness saw its target move (it lowers precision), `unmoved` where it watched the class but no flag moved that field (one set only after the
run was stopped, or never: both precisions are shown), `elsewhere` where nothing could have been seen (read it by hand), and `of a
file` where the row goes through a file that the flag names, or the run showed that its file sets fields of that class: its keys set
fields, and the run's file held only some of them.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

Row = dict[str, Any]
MODULE_SUFFIXES = (".py", "/__init__.py")


@dataclass
class Score:
    """How one program's flags and pairs compare with its truth."""

    name: str
    seconds: float = 0.0
    true_flags: int = 0
    found_flags: int = 0
    pairs: int = 0
    hits: int = 0
    calls: int = 0
    call_hits: int = 0
    lines: list[tuple[str, str]] = field(default_factory=list)
    attributes: list[str] = field(default_factory=list)
    extra_flags: int = 0

    @property
    def watched(self) -> int:
        return sum(1 for c, _ in self.lines if c.startswith("extra watched"))

    @property
    def unmoved(self) -> int:
        return sum(1 for c, _ in self.lines if c.startswith("extra unmoved"))

    @property
    def recall(self) -> float:
        return self.hits / self.pairs if self.pairs else 1.0

    @property
    def precision(self) -> float:
        return self.hits / (self.hits + self.watched) if self.hits + self.watched else 1.0

    @property
    def strict_precision(self) -> float:
        wrong = self.watched + self.unmoved
        return self.hits / (self.hits + wrong) if self.hits + wrong else 1.0


def knobgraph(*arguments: str) -> str:
    command = [str(Path(sys.executable).parent / "knobgraph"), *arguments]
    run = subprocess.run(command, capture_output=True, text=True, check=False)
    if run.returncode:
        sys.exit(f"{' '.join(arguments)} failed:\n{run.stderr}")
    return run.stdout


def read(root: Path, kept: Path | None) -> tuple[list[Row], list[Row], float]:
    """Ingest a program (or take a graph file that is there) and return its flags, its lineage rows and the seconds."""
    with tempfile.TemporaryDirectory() as folder:
        store = str(kept or Path(folder) / "score.kgraph")
        started = time.monotonic()
        if kept is None:
            knobgraph("ingest", str(root), "--store", store)
        seconds = time.monotonic() - started
        flags = json.loads(knobgraph("flags", "--format", "json", "--store", store))
        rows = json.loads(knobgraph("lineage", "--all", "--format", "json", "--store", store))
    return flags, rows, seconds


def entry_ids(truth: Row) -> set[str]:
    """Return the ids that the entry point of a truth file may have: a script, or `path:function`."""
    if "script" in truth:
        return {truth["script"]}
    module, _, function = truth["entry"].partition(":")
    return {module.replace(".", "/") + suffix + f":{function}" for suffix in MODULE_SUFFIXES}


def entry_of(flag: Row) -> str:
    """Return the entry point that a flag's id names, without the sub-command."""
    return str(flag["id"]).partition("#")[0].partition(" ")[0]


def canonical(target: str, alias: dict[str, str]) -> str:
    """Return the one name of a target that has several."""
    while target in alias:
        target = alias[target]
    return target


def owner_of(target: str) -> str:
    return target.partition("[")[0] if target.endswith("]") else target.rpartition(".")[0]


def matches(flag: Row, name: str, wanted: Row) -> bool:
    names = set(flag["names"] or ())
    options = set(wanted.get("opts", [name] if name.startswith("-") else []))
    if options and not options & names:
        return False
    if not options and (names or flag["dest"] != wanted["dest"]):
        return False
    command = wanted.get("command")
    return command is None or command == flag["command"] or command.partition(" ")[2] == (flag["command"] or "")


def plain(value: Any) -> Any:
    """Return a value in which equal defaults of truth and graph are equal: none, empty and false are told apart, sequences are not."""
    return json.loads(json.dumps(value)) if isinstance(value, list | dict) else value


def compare_attributes(flag: Row, name: str, wanted: Row) -> Iterator[str]:
    for attribute in ("dest", "required", "default", "choices"):
        if attribute not in wanted:
            continue
        said, true = plain(flag[attribute]), plain(wanted[attribute])
        if said != true and not (attribute == "choices" and not said and not true) and not (said in (None, [], "null") and true in (None, [])):
            yield f"{name} {attribute}: said {said!r}, is {true!r}"
    if set(wanted.get("opts", [])) - set(flag["names"] or ()):
        yield f"{name} names: said {flag['names']}, is {wanted['opts']}"


def score(name: str, truth: Row, flags: list[Row], rows: list[Row]) -> Score:
    result = Score(name)
    alias: dict[str, str] = truth.get("alias_of", {})
    known_classes = {owner_of(t) for f in truth["flags"].values() for t in f["influences"]} | set(truth.get("classes", ()))
    properties = set(truth.get("properties", ()))
    ids = entry_ids(truth)
    scripts = {one.partition(":")[0] for one in ids}
    own = next((o for o in ([f for f in flags if entry_of(f) in one] for one in (ids, scripts)) if o), None)
    own = own or [f for f in flags if entry_of(f).endswith("__main__.py")]
    commands = {w.get("command") for w in truth["flags"].values()}
    words = {(c or "").partition(" ")[2] for c in commands}
    own = [f for f in own if commands == {None} or (f["command"] or "") in words]
    said_classes = {owner_of(r["target"]) for r in rows}
    by_source: dict[str, list[Row]] = {}
    for row in rows:
        by_source.setdefault(row["source"], []).append(row)
    matched: set[str] = set()
    moved = {canonical(t, alias) for f in truth["flags"].values() for t in f["influences"]}
    for flag_name, wanted in truth["flags"].items():
        result.true_flags += 1
        kinds: dict[str, str] = wanted.get("kinds", {})
        expected = {canonical(t, alias): kinds.get(t, "seen") for t in wanted["influences"]}
        result.pairs += len(expected)
        found = [f for f in own if matches(f, flag_name, wanted)]
        if not found:
            result.lines.append(("miss flag", flag_name))
            result.lines.extend((f"miss {k} (no such flag)", f"{flag_name} -> {t}") for t, k in sorted(expected.items()))
            continue
        result.found_flags += 1
        matched |= {f["id"] for f in found}
        result.attributes.extend(compare_attributes(found[0], flag_name, wanted))
        reached = [r for f in found for r in by_source.get(f["id"], ())]
        said = {canonical(r["target"], alias): r for r in reached if r["target_kind"] != "Knob"}
        for target, kind in sorted(expected.items()):
            if target in said or _re_exported(target, said, said_classes):
                result.hits += 1
            else:
                result.lines.append((f"miss {kind}{' (property)' if target in properties else ''}", f"{flag_name} -> {target}"))
        _calls(result, flag_name, kinds, [r for r in reached if r["target_kind"] == "Knob"])
        for target, row in sorted(said.items()):
            if target in expected or target in properties or any(_re_exported(t, [target], said_classes) for t in expected):
                continue
            place = row["steps"][-1]
            where = "watched" if owner_of(target) in known_classes else "elsewhere"
            where = "unmoved" if where == "watched" and target not in moved else where
            from_file = {owner_of(t) for t in expected if kinds.get(t) == "file"}
            if owner_of(target) in from_file or any(node.startswith("file:") for node in row["through"]):
                where = "of a file"
            result.lines.append((f"extra {where} {row['kind']}", f"{flag_name} -> {target}   {place['path']}:{place['line']}: {place['text']}"))
    for flag in own:
        if flag["id"] not in matched and flag["action"] not in ("help", "version") and not {"--help", "--version"} & set(flag["names"] or ()):
            result.extra_flags += 1
            result.lines.append(("extra flag" if flag["names"] else "extra positional", flag["id"]))
    return result


def _re_exported(target: str, said: Iterable[str], said_classes: set[str]) -> bool:
    """Whether a target was said under another module of its class (the run names the module a class was watched through)."""
    short = ".".join(target.split(".")[-2:])
    return owner_of(target) not in said_classes and any(s.endswith(f".{short}") for s in said)


def _calls(result: Score, flag_name: str, kinds: dict[str, str], knobs: list[Row]) -> None:
    """Compare calls of code outside the program; calls inside it are no knobs."""
    package = result.name.partition(".")[0]
    said = {r["target"].partition("@")[0] for r in knobs}
    for call in sorted(k.removeprefix("call ") for k in kinds if k.startswith("call ")):
        if call.partition(".")[0] == package:
            continue
        result.calls += 1
        if call in said:
            result.call_hits += 1
        else:
            result.lines.append(("miss call", f"{flag_name} -> {call}"))


def show(result: Score, *, quiet: bool) -> None:
    elsewhere = sum(1 for c, _ in result.lines if c.startswith("extra elsewhere"))
    print(
        f"{result.name:24} flags {result.found_flags}/{result.true_flags} (+{result.extra_flags})  pairs {result.hits}/{result.pairs}"
        f"  recall {result.recall:.1%}  precision {result.precision:.1%} ({result.watched} extra;"
        f" with {result.unmoved} unmoved {result.strict_precision:.1%}; {elsewhere} elsewhere)"
        f"  calls {result.call_hits}/{result.calls}  attributes off {len(result.attributes)}  {result.seconds:.1f} s"
    )
    if quiet:
        return
    for kind, text in sorted(result.lines):
        print(f"  {kind:28} {text}")
    for text in result.attributes:
        print(f"  {'attribute':28} {text}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("names", nargs="*", help="truth files without .json; all of the folder without names")
    parser.add_argument("--truth", type=Path, default=os.environ.get("KNOBGRAPH_TRUTH"))
    parser.add_argument("--programs", type=Path, default=os.environ.get("KNOBGRAPH_PROGRAMS"))
    parser.add_argument("--root", type=Path, help="the folder to ingest, where it is not named as the truth file")
    parser.add_argument("--store", type=Path, help="a graph file that was ingested already")
    parser.add_argument("--quiet", action="store_true", help="one line a program")
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    if options.truth is None or (options.programs is None and options.root is None and options.store is None):
        parser.error("say where truth and programs are")
    names = options.names or sorted(p.stem for p in Path(options.truth).glob("*.json") if "." not in p.stem)
    results: list[Score] = []
    for name in names:
        truth = json.loads((Path(options.truth) / f"{name}.json").read_text(encoding="utf-8"))
        root = options.root or Path(options.programs or ".") / name
        flags, rows, seconds = read(root, options.store)
        result = score(name, truth, flags, rows)
        result.seconds = seconds
        results.append(result)
        if not options.json:
            show(result, quiet=options.quiet)
    if options.json:
        print(json.dumps([{**r.__dict__, "recall": r.recall, "precision": r.precision, "strict_precision": r.strict_precision} for r in results], indent=1))


if __name__ == "__main__":
    main()
