import argparse

FIELDS = ("lr", "steps")


class Config:
    def __init__(self):
        self.lr = 0.1
        self.steps = 1
        self.name = ""


def copy_fields(source, target, names):
    for name in names:
        value = getattr(source, name, None)
        if value is not None:
            setattr(target, name, value)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--lr", type=float)
    parser.add_argument("--steps", type=int)
    parser.add_argument("--name")
    args = parser.parse_args()
    config = Config()
    copy_fields(args, config, FIELDS)
    config.name = getattr(args, "name", None) or "default"
    print(config)


if __name__ == "__main__":
    main()
