import argparse

HUGE = 1e308 * 10
WHOLE = int(float("inf")) if HUGE else 0
ROUND = round(float("nan"))
TOO_BIG = 10.0**400
NONE = 1 // 0


class Config:
    def __init__(self, rate):
        self.rate = rate


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--rate", type=float, default=f"{HUGE:d}")
    print(Config(parser.parse_args().rate).rate)


if __name__ == "__main__":
    main()
