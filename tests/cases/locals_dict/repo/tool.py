import argparse


class Settings:
    def __init__(self, lr, steps, note=None):
        values = locals()
        del values["self"]
        for key, value in values.items():
            setattr(self, key, value)


def build(lr, steps):
    return Settings(**locals())


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--lr", type=float, default=0.1)
    parser.add_argument("--steps", type=int, default=1)
    args = parser.parse_args()
    settings = build(args.lr, args.steps)
    print(settings)


if __name__ == "__main__":
    main()
