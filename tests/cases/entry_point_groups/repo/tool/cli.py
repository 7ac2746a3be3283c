import argparse
import sys
from importlib.metadata import entry_points


def main():
    commands = entry_points(group="tool.commands")
    parser = argparse.ArgumentParser()
    parser.add_argument("command", choices=commands.names)
    parser.add_argument("args", nargs=argparse.REMAINDER)
    args = parser.parse_args(sys.argv[1:])
    return commands[args.command].load()(args.args)
