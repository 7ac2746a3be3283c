import argparse
import copy

KNOWN = []


class Meta(type):
    def __new__(cls, name, bases, attrs):
        made = super().__new__(cls, name, bases, attrs)
        parents = [b for b in bases if isinstance(b, Meta)]
        if parents:
            KNOWN.append(made)
        return made


class Setting(metaclass=Meta):
    name = None
    value = None
    cli = None
    default = None
    section = None

    def __init__(self):
        if self.default is not None:
            self.set(self.default)

    def get(self):
        return self.value

    def set(self, value):
        self.value = value

    def copy(self):
        return copy.copy(self)


class User(Setting):
    name = "user"
    cli = ["--user"]
    section = "A"


class Group(Setting):
    name = "group"
    cli = ["--group"]
    default = "x"
    section = "B"


class Config:
    def __init__(self):
        self.settings = {s.name: s().copy() for s in KNOWN}

    def __getattr__(self, name):
        if name not in self.settings:
            raise AttributeError(name)
        return self.settings[name].get()

    def set(self, name, value):
        self.settings[name].set(value)

    @property
    def uid(self):
        return self.settings["user"].get()

    @property
    def both(self):
        return self.user or self.group

    @property
    def options(self):
        opts = {}
        for name, value in self.settings.items():
            if value.section == "A":
                opts[name] = value.get()
        return opts


def main():
    parser = argparse.ArgumentParser()
    config = Config()
    for name in config.settings:
        setting = config.settings[name]
        parser.add_argument(*setting.cli, dest=setting.name, default=None)
    for name, value in vars(parser.parse_args()).items():
        if value is not None:
            config.set(name.lower(), value)
    print(config.user)


if __name__ == "__main__":
    main()
