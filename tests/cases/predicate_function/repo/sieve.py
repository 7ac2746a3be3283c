import argparse
import fnmatch


class Sieve:
    def __init__(self, stones, kept, patterns, wet):
        self.kept = [stone for stone in stones if passes(stone, kept, patterns)]
        if is_wet(wet):
            self.basin = "deep"
        else:
            self.basin = "flat"


def passes(stone, kept, patterns):
    verdict = False
    if matches(stone, kept) and not matches(stone, patterns):
        verdict = True
    return verdict


def matches(stone, patterns):
    for pattern in patterns.split(","):
        if fnmatch.fnmatch(stone, pattern):
            return True
    return False


def is_wet(level):
    if level > 3:
        return True
    return False


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("stones", nargs="*")
    parser.add_argument("--kept", default="*")
    parser.add_argument("--thrown", default="")
    parser.add_argument("--wet", type=int, default=0)
    args = parser.parse_args()
    print(Sieve(args.stones, args.kept, args.thrown, args.wet))


if __name__ == "__main__":
    main()
