"""Run a console script until its parsers exist and print them: python live_parser.py SCRIPT WORD ...

Run by the Python that the program is installed for. `--help` is appended, so that a program which parses twice gets as far as
its last parser. Every parser that parses, and every click command, is described once; the last line printed is their JSON.
"""

from __future__ import annotations

import argparse
import importlib
import importlib.metadata
import importlib.util
import json
import optparse
import os
import sys
from pathlib import Path

found = []
seen = set()


def plain(value):
    """Return a value as JSON holds it, or what tells that it is an object only a run knows."""
    if value is None or isinstance(value, (bool, int, float, str)):
        return value
    if isinstance(value, (list, tuple, set, frozenset)):
        return [plain(v) for v in value]
    return {"object": type(value).__name__}


def name_of(kind):
    return None if kind is None else getattr(kind, "__name__", None) or type(kind).__name__


def argparse_rows(parser, words):
    for action in parser._actions:
        if isinstance(action, argparse._SubParsersAction):
            first = {}
            for name, sub in action.choices.items():
                first.setdefault(id(sub), (name, sub))
            for name, sub in first.values():
                yield from argparse_rows(sub, [*words, name])
        elif not isinstance(action, argparse._HelpAction):
            choices = action.choices
            yield {
                "command": " ".join(words),
                "names": list(action.option_strings),
                "dest": action.dest,
                "default": plain(action.default),
                "required": bool(action.required),
                "choices": [plain(c) for c in choices] if choices is not None else None,
                "type": name_of(action.type),
            }


def optparse_rows(parser, words):
    for option in [o for owner in (parser, *parser.option_groups) for o in owner.option_list]:
        if option.action != "help":
            default = parser.defaults.get(option.dest) if option.dest else None
            yield {
                "command": " ".join(words),
                "names": [*option._long_opts, *option._short_opts],
                "dest": option.dest,
                "default": plain(default),
                "required": False,
                "choices": list(option.choices) if option.choices else None,
                "type": option.type,
            }


def click_rows(command, context, words):
    for parameter in command.params:
        default = parameter.default
        if callable(default) or "UNSET" in repr(default).upper():
            unset = False if getattr(parameter, "is_bool_flag", False) and parameter.is_flag else None
            default = {"object": "callable"} if callable(default) else unset
        yield {
            "command": " ".join(words),
            "names": [*parameter.opts, *parameter.secondary_opts] if parameter.param_type_name == "option" else [],
            "dest": parameter.name,
            "default": plain(default),
            "required": bool(parameter.required),
            "choices": [plain(c) for c in parameter.type.choices] if hasattr(parameter.type, "choices") else None,
            "type": parameter.type.name,
        }
    if hasattr(command, "list_commands"):
        for name in command.list_commands(context):
            inner = command.get_command(context, name)
            if inner is not None and not (inner.name != name and inner.name in command.list_commands(context)):
                yield from click_rows(inner, type(context)(inner, info_name=name, parent=context), [*words, name])


def take(framework, rows):
    for row in rows:
        key = json.dumps([row["command"], row["names"], row["dest"]])
        if key not in seen:
            seen.add(key)
            found.append({"framework": framework, **row})


def watch(owner, name, framework, rows, words):
    parse = getattr(owner, name)

    def parsing(self, *args, **kwargs):
        take(framework, rows(self, words))
        return parse(self, *args, **kwargs)

    setattr(owner, name, parsing)


def watch_click(words):
    for package in ("click", "rich_click", "asyncclick", "cloup"):
        if importlib.util.find_spec(package) is not None:
            click = importlib.import_module(package)
            watch_commands(click.Command, click.Context, words)


def watch_commands(command, context, words):
    make = command.make_context

    def making(self, info_name, args, parent=None, **extra):
        if parent is None:
            take("click", click_rows(self, context(self, info_name=info_name), words))
        return make(self, info_name, args, parent, **extra)

    command.make_context = making


def main():
    script, *words = sys.argv[1:]
    entry = next(e for e in importlib.metadata.entry_points(group="console_scripts") if e.name == script)
    for name in ("parse_args", "parse_known_args"):
        watch(argparse.ArgumentParser, name, "argparse", argparse_rows, words)
    watch(optparse.OptionParser, "parse_args", "optparse", optparse_rows, words)
    watch_click(words)
    output = sys.stdout
    sys.argv = [script, *words, "--help"]
    sys.stdout = Path(os.devnull).open("w")  # noqa: SIM115 - some programs ask for its buffer or its number
    status = "ended"
    try:
        result = entry.load()()
        status = f"ended with {result!r}"
    except BaseException as error:  # noqa: BLE001 - whatever ends the program, its parsers are there
        status = f"{type(error).__name__}: {error}"
    output.write("\n@@" + json.dumps({"status": status[:300], "flags": found}, default=str))
    output.flush()
    os._exit(0)


main()
