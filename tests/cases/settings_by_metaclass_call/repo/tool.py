import argparse
import copy

KNOWN = []


class SettingMeta(type):
    def __new__(cls, name, bases, attrs):
        super_new = super().__new__
        parents = [b for b in bases if isinstance(b, SettingMeta)]
        if not parents:
            return super_new(cls, name, bases, attrs)
        attrs["order"] = len(KNOWN)
        attrs["validator"] = staticmethod(attrs["validator"])
        new_class = super_new(cls, name, bases, attrs)
        KNOWN.append(new_class)
        return new_class


def to_int(value):
    return int(value)


def to_text(value):
    return value.strip() if value else value


class Setting:
    name = None
    value = None
    cli = None
    validator = None
    default = None

    def __init__(self):
        if self.default is not None:
            self.set(self.default)

    def add_option(self, parser):
        if not self.cli:
            return
        parser.add_argument(*tuple(self.cli), dest=self.name, default=None)

    def copy(self):
        return copy.copy(self)

    def get(self):
        return self.value

    def set(self, value):
        if not callable(self.validator):
            raise TypeError(self.name)
        self.value = self.validator(value)

    def __lt__(self, other):
        return self.order < other.order


Setting = SettingMeta("Setting", (Setting,), {})


class Workers(Setting):
    name = "workers"
    cli = ["-w", "--workers"]
    validator = to_int
    default = 1


class Bind(Setting):
    name = "bind"
    cli = ["-b", "--bind"]
    validator = to_text
    default = "localhost"


def make_settings():
    settings = {}
    for one in KNOWN:
        setting = one()
        settings[setting.name] = setting.copy()
    return settings


class Config:
    def __init__(self):
        self.settings = make_settings()

    def __getattr__(self, name):
        if name not in self.settings:
            raise AttributeError(name)
        return self.settings[name].get()

    def set(self, name, value):
        if name not in self.settings:
            raise AttributeError(name)
        self.settings[name].set(value)

    def parser(self):
        parser = argparse.ArgumentParser()
        for key in sorted(self.settings, key=self.settings.__getitem__):
            self.settings[key].add_option(parser)
        return parser


def main():
    config = Config()
    args = config.parser().parse_args()
    for key, value in vars(args).items():
        if value is None:
            continue
        config.set(key.lower(), value)
    print(config.workers, config.bind)


if __name__ == "__main__":
    main()
