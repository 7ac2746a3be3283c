"""Commands are the classes of the modules in a folder; their options come from function signatures and module members."""

import argparse
import inspect
import pkgutil
from importlib import import_module

import commands
import tasks


def command_classes():
    for _, name, _ in pkgutil.iter_modules(commands.__path__, "commands."):
        module = import_module(name)
        for item in vars(module).values():
            if inspect.isclass(item) and issubclass(item, commands.Command) and item.__module__ == module.__name__:
                yield item


def main():
    parser = argparse.ArgumentParser()
    subparsers = parser.add_subparsers(dest="command")
    for cls in command_classes():
        command = cls()
        inner = subparsers.add_parser(cls.name)
        command.add_options(inner)
        inner.set_defaults(run=command.run)
    for name in dir(tasks):
        task = getattr(tasks, name)
        if inspect.isfunction(task) and not name.startswith("_"):
            inner = subparsers.add_parser(name)
            spec = inspect.getfullargspec(task)
            for argument, default in zip(spec.args, spec.defaults):
                inner.add_argument(f"--{argument}", default=default)
            inner.set_defaults(run=task)
    args = parser.parse_args()
    values = {k: v for k, v in vars(args).items() if k not in ("command", "run")}
    args.run(**values)


if __name__ == "__main__":
    main()
