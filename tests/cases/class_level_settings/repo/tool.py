import optparse
import os


class Config:
    _instance = None
    host = ""
    retries = 5
    force = False
    exclude = []
    owner = None
    level = 30
    checks = ["size", "md5"]
    plain = []
    own = []

    def __new__(cls, path=None):
        if cls._instance is None:
            cls._instance = object.__new__(cls)
        return cls._instance

    def __init__(self, path=None):
        self.own = []
        if path:
            self.read_file(path)

    def option_list(self):
        names = []
        for option in dir(self):
            kind = type(getattr(Config, option))
            if option.startswith("_") or not (kind in (type("text"), type(42), type(True))):
                continue
            names.append(option)
        return names

    def read_file(self, path):
        with open(path) as file:
            table = dict(line.split("=", 1) for line in file)
        for option in self.option_list():
            self.update_option(option, table.get(option))

    def update_option(self, option, value):
        if value is None:
            return
        if str(value).startswith("$"):
            return self.update_option(option, os.getenv(value[1:]))
        if option == "level":
            value = int(value)
        elif type(getattr(Config, option)) is type(True):
            value = value in (True, "yes")
        setattr(Config, option, value)


def main():
    parser = optparse.OptionParser()
    parser.add_option("-c", "--config")
    parser.add_option("--host")
    parser.add_option("--retries", type="int")
    parser.add_option("--force", action="store_true")
    parser.add_option("--owner")
    parser.add_option("--exclude", action="append")
    parser.add_option("--level")
    parser.add_option("--no-md5", action="store_true")
    parser.add_option("--word", action="append")
    options, args = parser.parse_args()
    config = Config(options.config)
    for option in config.option_list():
        value = getattr(options, option)
        if value != None:
            config.update_option(option, value)
    config.exclude.extend(options.exclude or [])
    if options.no_md5:
        config.checks.remove("md5")
    words = list(config.plain)
    words.extend(options.word or [])
    config.own.extend(words)
    run(args)


def run(args):
    config = Config()
    print(config.host, config.retries, config.force, config.exclude, config.owner, config.level, config.checks, config.own)


if __name__ == "__main__":
    main()
