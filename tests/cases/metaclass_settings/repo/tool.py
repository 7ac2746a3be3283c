import argparse


class SettingsMeta(type):
    def __new__(mcs, name, bases, namespace):
        cls = super().__new__(mcs, name, bases, namespace)
        cls.options = [key for key in namespace if key.isupper()]
        return cls


class Settings(metaclass=SettingsMeta):
    TIMEOUT = 10
    RETRIES = 3

    def __init__(self, **overrides):
        for name in self.options:
            setattr(self, name.lower(), overrides.get(name.lower(), getattr(self, name)))


def main():
    parser = argparse.ArgumentParser()
    for option in Settings.options:
        parser.add_argument("--" + option.lower(), type=int, default=getattr(Settings, option))
    args = parser.parse_args()
    settings = Settings(**vars(args))
    print(settings.timeout, settings.retries)


if __name__ == "__main__":
    main()
