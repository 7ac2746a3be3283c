"""Finds the TCK's scenarios and runs one."""

from __future__ import annotations

import os
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from gherkin.parser import Parser
from gherkin.pickles.compiler import Compiler
from tck_graph import GraphLoader
from tck_value import render, render_expected

from knobgraph_graph.cypher import CypherError, run_query

WRITES = re.compile(r"\b(CREATE|MERGE|SET|DELETE|DETACH|REMOVE)\b", re.IGNORECASE)
TEMPORAL = re.compile(r"\b(date|time|datetime|localtime|localdatetime|duration)\s*[.(]", re.IGNORECASE)
ROOT = Path(__file__).parents[3]


def tck_folder() -> Path:
    """Return where the TCK is, whether or not it exists."""
    return Path(os.environ.get("KNOBGRAPH_TCK", ROOT.parent / "shared" / "tck"))


@dataclass
class Scenario:
    """One scenario with its examples filled in."""

    name: str
    graph: str = ""
    set_ups: list[str] = field(default_factory=list)
    parameters: dict[str, str] = field(default_factory=dict)
    queries: list[str] = field(default_factory=list)
    outcomes: list[tuple[str, list[list[str]]]] = field(default_factory=list)
    procedures: bool = False

    @property
    def read_only(self) -> bool:
        """Whether its queries write nothing, call no procedure and use no temporal value, none of them in the language."""
        stripped = [re.sub(r"'[^'\n]*'|\"[^\"\n]*\"|`[^`\n]*`", "''", query) for query in self.queries]
        texts = [*self.queries, *self.set_ups]
        return not (
            self.procedures
            or any(WRITES.search(query) for query in stripped)
            or any(re.search(r"\bCALL\s+\w", query) for query in stripped)
            or any(TEMPORAL.search(text) for text in texts)
        )

    @property
    def must_fail(self) -> bool:
        """Whether its query has to be rejected."""
        return any(" should be raised" in text for text, _ in self.outcomes)

    def problem(self) -> str | None:
        """Return what goes wrong when it is run, or None."""
        loader = GraphLoader()
        parameters = {name: _parameter(cell) for name, cell in self.parameters.items()}
        if self.graph:
            loader.run((tck_folder() / "graphs" / self.graph / f"{self.graph}.cypher").read_text(), {})
        for set_up in self.set_ups:
            loader.run(set_up, {})
        for query, (expectation, table) in zip(self.queries, self.outcomes, strict=True):
            try:
                rows = run_query(loader.graph, query, parameters)
            except CypherError as error:
                if " should be raised" in expectation:
                    continue
                return f"rejected: {error.message}"
            if " should be raised" in expectation:
                return f"accepted, though {expectation}"
            found = _difference(rows, table, expectation)
            if found is not None:
                return found
        return None


def _parameter(cell: str) -> Any:
    return run_query(GraphLoader().graph, f"RETURN {cell} AS value")[0]["value"]


def _difference(rows: list[dict[str, Any]], table: list[list[str]], expectation: str) -> str | None:
    if "should be empty" in expectation:
        return None if not rows else f"{len(rows)} rows instead of none"
    loose = "ignoring element order for lists" in expectation
    header, body = table[0], table[1:]
    if rows and set(rows[0]) != set(header):
        return f"columns {list(rows[0])} instead of {header}"
    actual = [tuple(render(row[name], loose) for name in header) for row in rows]
    expected = [tuple(render_expected(cell, loose) for cell in cells) for cells in body]
    same = actual == expected if "in order" in expectation else Counter(actual) == Counter(expected)
    return None if same else f"{actual} instead of {expected}"


def scenarios() -> Iterator[Scenario]:
    """Yield every scenario of the TCK."""
    folder = tck_folder() / "features"
    for path in sorted(folder.rglob("*.feature")):
        document: Any = Parser().parse(path.read_text(encoding="utf-8"))
        document["uri"] = path.stem
        seen: Counter[str] = Counter()
        for pickle in Compiler().compile(document):
            name = f"{path.stem} {pickle['name']}"
            seen[name] += 1
            yield _scenario(f"{name} #{seen[name]}", pickle["steps"])


def _scenario(name: str, steps: list[Any]) -> Scenario:
    scenario = Scenario(name)
    for step in steps:
        text = step["text"]
        argument = step.get("argument", {})
        content = argument.get("docString", {}).get("content", "")
        table = [[cell["value"] for cell in row["cells"]] for row in argument.get("dataTable", {}).get("rows", ())]
        if text.startswith("having executed"):
            scenario.set_ups.append(content)
        elif text.startswith("the ") and text.endswith(" graph"):
            scenario.graph = text.split()[1]
        elif text.startswith("parameters are"):
            scenario.parameters = {row[0]: row[1] for row in table}
        elif text.startswith("executing"):
            scenario.queries.append(content)
        elif text.startswith("there exists a procedure"):
            scenario.procedures = True
        elif text.startswith("the result should be") or " should be raised" in text:
            scenario.outcomes.append((text, table))
    return scenario
