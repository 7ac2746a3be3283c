import getopt
import sys


class Settings:
    limits = (("threads", int), ("backlog", int), ("trace", bool))

    def __init__(self, **given):
        self.host = "localhost"
        for name, convert in self.limits:
            if name in given:
                setattr(self, name, convert(given[name]))


class Report:
    def __init__(self, table):
        self.level = table.get("--level", "info")
        self.quiet = "--quiet" in table


def words():
    found = ["help"]
    for name, convert in Settings.limits:
        found.append(name if convert is bool else name + "=")
    return found


def main():
    given = {}
    options, rest = getopt.getopt(sys.argv[1:], "h:v", words())
    settings_host = "localhost"
    verbose = False
    for option, value in options:
        if option == "--help":
            return
        if option == "-h":
            settings_host = value
        elif option == "-v":
            verbose = True
        else:
            given[option.lstrip("-")] = value or "yes"
    settings = Settings(**given)
    settings.host = settings_host
    settings.verbose = verbose
    print(settings, rest)


def report():
    options, _ = getopt.gnu_getopt(sys.argv[1:], "", ["level=", "quiet"])
    print(Report(dict(options)))


if __name__ == "__main__":
    main() if sys.argv[0] == "tool" else report()
