import argparse
from dataclasses import dataclass


@dataclass
class Motor:
    speed: float
    unit: str

    def __post_init__(self):
        if self.unit == "km/h":
            self.speed = self.speed / 3.6


class Gauge:
    def __init__(self, text, span):
        self.text = text
        self.span = span
        self.width = 0

    def fit(self):
        self.width = len(self.text)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--speed", type=float, required=True)
    parser.add_argument("--unit", default="m/s")
    parser.add_argument("--text", required=True)
    parser.add_argument("--span", type=int, required=True)
    parser.add_argument("--double", action="store_true")
    parser.add_argument("--loud", action="store_true")
    args = parser.parse_args()
    motor = Motor(args.speed, args.unit)
    gauge = Gauge(args.text.strip(), args.span + 1)
    if args.double:
        gauge.span *= 2
    if args.loud:
        gauge.fit()
        print("fitted")
    else:
        gauge.fit()
    if args.loud:
        print(gauge.text)
    print(motor.speed, gauge.span, gauge.width, gauge.text)


if __name__ == "__main__":
    main()
