import argparse


class Option:
    def __init__(self, default, convert=None):
        self.default = default
        self.convert = convert

    def __set_name__(self, owner, name):
        self.name = name

    def __get__(self, instance, owner=None):
        if instance is None:
            return self
        return instance.__dict__.get(self.name, self.default)

    def __set__(self, instance, value):
        if self.convert is not None:
            value = self.convert(value)
        instance.__dict__[self.name] = value


class Settings:
    timeout = Option(10)
    mode = Option("fast", convert=str.lower)

    def __init__(self, **values):
        for name, value in values.items():
            setattr(self, name, value)


class Client:
    def __init__(self, settings):
        self.timeout = settings.timeout


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--timeout", type=int, default=10)
    parser.add_argument("--mode", default="Fast")
    args = parser.parse_args()
    settings = Settings(**vars(args))
    client = Client(settings)
    print(client)


if __name__ == "__main__":
    main()
