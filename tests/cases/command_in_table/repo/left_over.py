"""The first word that optparse leaves is the key of a table of classes, whose options make the next parser."""

import optparse
import sys

from settings import Check, Train


class TrainCommand:
    user_options = [("rate=", "learning rate"), ("out=", "folder")]

    def run(self, values):
        return Train(values.rate, values.out)


class CheckCommand:
    user_options = [("data=", "folder to check"), ("out=", "report")]

    def run(self, values):
        return Check(values.data, values.out)


class Program:
    commands = {"train": "trains", "check": "checks"}
    command_classes = {"train": TrainCommand, "check": CheckCommand}

    def run(self, argv):
        parser = optparse.OptionParser()
        parser.disable_interspersed_args()
        parser.add_option("--root")
        options, args = parser.parse_args(argv[1:])
        if not args:
            parser.error("no command")
        name = args[0]
        if name not in self.commands:
            parser.error(f"unknown command {name}")
        command = self.command_classes[name]()
        command.root = options.root
        own = optparse.OptionParser(prog=f"program {name}", description=self.commands[name].title())
        for option, text in command.user_options:
            own.add_option("--" + option.strip("="), help=text)
        values, files = own.parse_args(args[1:])
        return command.run(values)


if __name__ == "__main__":
    Program().run(sys.argv)
