import argparse

from dispatching import dispatch
from model import run_model
from work import run_study


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--steps", type=int, default=3)
    parser.add_argument("--label", default="b")
    args = parser.parse_args()
    run_study(args.steps)
    run_model(args.steps)
    dispatch(args.steps, label=args.label)


if __name__ == "__main__":
    main()
