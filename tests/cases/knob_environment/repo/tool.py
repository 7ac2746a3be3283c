import argparse
import os

os.environ.setdefault("TOOL_CACHE", "memory")


def switched_on(name):
    return os.getenv(name, "0").lower() in ("1", "yes")


def forgotten():
    os.environ["PYTHONHASHSEED"] = "7"
    return os.environ["TOOL_HOME"]


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--seed", type=int, default=int(os.environ.get("TOOL_SEED", "3")))
    args = parser.parse_args()
    os.environ["TOOL_RUN"] = str(args.seed)
    print(switched_on("TOOL_FAST"))


if __name__ == "__main__":
    main()
