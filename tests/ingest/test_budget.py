"""The sub-commands of one entry point share a few budgets, and each still gets enough to be found."""

from __future__ import annotations

from pathlib import Path

from knobgraph_ingest.ingestion import ingest
from knobgraph_ingest.interpreter.budget import Budget

TOOL = """import argparse

def work(depth, rate):
    for a in range(2):
        for b in range(2):
            if depth:
                work(a, rate)
                work(b, rate)

parser = argparse.ArgumentParser()
commands = parser.add_subparsers(dest="command", required=True)
for name in ("a", "b", "c", "d", "e", "f"):
    commands.add_parser(name).add_argument("--rate", type=int)
args = parser.parse_args()
work(3, args.rate)
"""


def test_a_single_run_gets_a_whole_budget() -> None:
    assert Budget().share(0.0, 1) == 1.0


def test_many_sub_commands_share_what_is_left_and_none_starves() -> None:
    budget = Budget(whole_budgets=4.0, least_share=0.1)
    assert budget.share(0.0, 8) == 0.5
    assert budget.share(3.9, 8) == 0.1
    assert budget.share(1.0, 2) == 1.0


def test_the_flags_of_a_sub_command_whose_share_was_spent_are_found_and_unknown_at_worst(tmp_path: Path) -> None:
    (tmp_path / "tool.py").write_text(TOOL)
    result = ingest(tmp_path, budget=Budget(statements=100, whole_budgets=1.0, least_share=0.3), jobs=1)
    flags = {str(n.key.id): n.properties["status"] for n in result.graph.nodes if n.key.label == "Flag"}
    assert list(flags) == [f"tool.py {name}#--rate" for name in "abcdef"]
    assert {b.reason for b in result.report.bounds} == {"the entry point's budget was spent here"}
    assert set(flags.values()) <= {"used", "unknown"}


READER = """class Reader:
    def __init__(self, text):
        self.words = text.split()
        self.word = None
        self.arcs = []
        self.next()

    def next(self):
        self.word = self.words.pop(0) if self.words else None

    def rule(self):
        found = self.part()
        while self.word == "|":
            self.next()
            found = [*found, *self.part()]
        return found

    def part(self):
        found = self.item()
        while self.word in ("(", "[", "name"):
            found = [*found, *self.item()]
        return found

    def item(self):
        if self.word == "[":
            self.next()
            found = self.rule()
            self.next()
            return found
        found = self.atom()
        if self.word in ("+", "*"):
            self.next()
        return found

    def atom(self):
        if self.word == "(":
            self.next()
            found = self.rule()
            self.next()
            return found
        self.arcs.append(self.word)
        self.next()
        return [self.word]


RULES = [Reader(open(f"{name}.txt").read()).rule() for name in ("a", "b", "c", "d", "e", "f", "g", "h")]
"""
READING_TOOL = """import argparse
from reader import RULES

parser = argparse.ArgumentParser()
parser.add_argument("--rate", type=int)
print(parser.parse_args().rate, RULES)
"""


def test_a_parser_of_an_unknown_text_that_runs_on_import_is_not_followed_for_each_of_its_words(tmp_path: Path) -> None:
    (tmp_path / "reader.py").write_text(READER)
    (tmp_path / "tool.py").write_text(READING_TOOL)
    result = ingest(tmp_path, jobs=1)
    assert "call of item not entered: it had been run often enough" in {b.reason for b in result.report.bounds}
    assert [n.properties["status"] for n in result.graph.nodes if n.key.label == "Flag"] == ["used"]


SLOW_START = """import argparse

def work(depth):
    for a in range(3):
        for b in range(3):
            if depth:
                work(a)
                work(b)

def main():
    parser = argparse.ArgumentParser()
    commands = parser.add_subparsers(dest="command", required=True)
    for name in ("a", "b", "c"):
        commands.add_parser(name).add_argument("--rate", type=int)
    work(4)
    args = parser.parse_args()
    print(args.rate)

main()
"""


def test_a_sub_command_whose_share_ends_before_its_parser_parses_has_its_flags_nevertheless_and_none_is_dead(tmp_path: Path) -> None:
    (tmp_path / "tool.py").write_text(SLOW_START)
    graph = ingest(tmp_path, budget=Budget(statements=2_000, whole_budgets=1.0, least_share=0.01)).graph
    flags = [n.properties for n in graph.nodes if n.key.label == "Flag"]
    assert sorted(str(f["command"]) for f in flags) == ["a", "b", "c"]
    assert {f["status"] for f in flags} <= {"used", "unknown"}
