import argparse
import sys

# Dotted texts that name no module of the repository: the word chooses a value, it is no command.
LEVELS = {"quiet": "log.level.error", "loud": "log.level.debug"}


def main():
    level = LEVELS[sys.argv[1]]
    parser = argparse.ArgumentParser()
    parser.add_argument("--where")
    print(level, parser.parse_args(sys.argv[2:]).where)


if __name__ == "__main__":
    main()
