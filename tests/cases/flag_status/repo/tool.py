import argparse


class Config:
    def __init__(self, rate, forgotten_setting, blade):
        self.rate = rate
        self.blade = blade
        self.forgotten_setting = forgotten_setting


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--rate", type=float, default=0.1)
    parser.add_argument("--forgotten", type=int, default=1)
    parser.add_argument("--ignored", action="store_true")
    parser.add_argument("--replaced", type=int, default=4)
    parser.add_argument("--capped", type=int, default=4)
    parser.add_argument("--blade")
    args = parser.parse_args()
    args.replaced = 8
    args.capped = min(args.capped, 8)
    config = Config(args.rate, args.forgotten, args.blade)
    config.blade = "flat"
    print(config.rate, args.replaced, args.capped, config.blade)


if __name__ == "__main__":
    main()
