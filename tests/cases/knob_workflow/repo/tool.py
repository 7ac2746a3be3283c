import argparse

from work import run_study


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--steps", type=int, default=3)
    args = parser.parse_args()
    run_study(args.steps)


if __name__ == "__main__":
    main()
