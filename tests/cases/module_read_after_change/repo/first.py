import argparse

from pkg import settings


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--size", type=int, default=64)
    parser.add_argument("--gain", type=float, default=1.0)
    args = parser.parse_args()
    settings.update(size=args.size, gain=args.gain)
    from pkg import layers

    print(layers.shared.build(), layers.Scale.gain)


if __name__ == "__main__":
    main()
