import argparse
import dataclasses
import os


@dataclasses.dataclass
class Config:
    jobs: int = 1
    level: str = "info"
    made: bool = dataclasses.field(default=False, init=False)

    @classmethod
    def names(cls):
        return [name for name, field in cls.__dataclass_fields__.items() if field._field_type is dataclasses._FIELD and field.init]

    @classmethod
    def build(cls, args):
        return cls(**{name: args.get(name) or getattr(cls, name) for name in cls.names()})


@dataclasses.dataclass
class Report:
    width: int = 80
    title: str = ""
    colour: str = "auto"

    def take(self, args):
        wanted = [f.name for f in dataclasses.fields(self) if f.name not in os.environ.get("KEEP", "")]
        for name in list(filter(None, wanted)):
            setattr(self, name, args[name])


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--jobs", type=int)
    parser.add_argument("--level")
    parser.add_argument("--width", type=int)
    parser.add_argument("--title")
    parser.add_argument("--colour")
    args = vars(parser.parse_args())
    report = Report()
    report.take(args)
    print(Config.build(args), report)


if __name__ == "__main__":
    main()
