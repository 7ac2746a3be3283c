import argparse
import inspect

from sqlalchemy.util import inspect_getfullargspec

KEYWORDS = {"message": ("-m", "--message", {"help": "what was done"}), "sql": ("--sql", {"action": "store_true"})}
POSITIONAL = {"revision": {"help": "which one"}}


class Step:
    def __init__(self, revision, message, sql):
        self.revision = revision
        self.message = message
        self.sql = sql


def upgrade(config, revision, sql=False):
    print(Step(revision, None, sql))


def stamp(config, revision, message=None):
    print(Step(revision, message, False))


def _hidden(config, revision):
    print(revision)


def register(commands, function):
    specification = inspect_getfullargspec(function)
    split = len(specification[0]) - len(specification[3] or ())
    positional, keyword = specification[0][1:split], specification[0][split:]
    parser = commands.add_parser(function.__name__)
    parser.set_defaults(run=(function, positional, keyword))
    for name in keyword:
        *names, options = KEYWORDS[name]
        parser.add_argument(*names, **options)
    for name in positional:
        parser.add_argument(name, **POSITIONAL.get(name, {}))


def main():
    parser = argparse.ArgumentParser()
    commands = parser.add_subparsers()
    for function in (upgrade, stamp, _hidden):
        if inspect.isfunction(function) and function.__name__[0] != "_":
            register(commands, function)
    options = parser.parse_args()
    function, positional, keyword = options.run
    function(None, *[getattr(options, name) for name in positional], **{name: getattr(options, name) for name in keyword})


if __name__ == "__main__":
    main()
