"""The documentation is a promise: what exists is in it, and what is in it exists."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

from knobgraph_api.command_line import main

ROOT = Path(__file__).parents[2]
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").glob("**/*.md"))]
TEXT = "\n".join(page.read_text(encoding="utf-8") for page in PAGES)
CODE = "\n".join(re.findall(r"^```.*?^```|`[^`\n]+`", TEXT, flags=re.MULTILINE | re.DOTALL))


def commands(command: click.Command, words: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], click.Command]]:
    if isinstance(command, click.Group):
        for name, member in command.commands.items():
            yield from commands(member, (*words, name))
    else:
        yield words, command


COMMANDS = dict(commands(main))


@pytest.mark.parametrize("words", COMMANDS, ids=" ".join)
def test_every_command_is_documented(words: tuple[str, ...]) -> None:
    assert re.search(rf"knobgraph {re.escape(' '.join(words))}(?![\w-])", CODE), f"`knobgraph {' '.join(words)}` is in no page"


@pytest.mark.parametrize("words", COMMANDS, ids=" ".join)
def test_every_option_is_documented(words: tuple[str, ...]) -> None:
    options = [max(parameter.opts, key=len) for parameter in COMMANDS[words].params if isinstance(parameter, click.Option) and not parameter.hidden]
    assert [option for option in options if not re.search(rf"{re.escape(option)}(?![\w-])", CODE)] == []


def test_every_documented_command_exists() -> None:
    named = set(re.findall(r"knobgraph ([a-z][a-z-]*(?: [a-z][a-z-]*)?)", CODE))
    known = {" ".join(words[:length]) for words in COMMANDS for length in (1, 2)}
    assert {name for name in named if name not in known and name.split()[0] not in known} == set()


def test_every_link_to_a_file_leads_somewhere() -> None:
    targets = [(page, target) for page in PAGES for target in re.findall(r"\]\(([^)#:]+)\)", page.read_text(encoding="utf-8"))]
    assert [target for page, target in targets if not (page.parent / target).exists()] == []


def test_the_architecture_page_is_short_and_ends_in_invariants() -> None:
    lines = (ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8").splitlines()
    assert len(lines) <= 120
    assert [line for line in lines if line.startswith("## ")][-1] == "## Invariants"
