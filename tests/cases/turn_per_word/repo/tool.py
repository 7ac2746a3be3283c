import argparse


class Bleu:
    def __init__(self, size=1, force=False):
        self.size = size
        self.force = force


class Ter:
    def __init__(self, case=False):
        self.case = case


METRICS = {"BLEU": Bleu, "TER": Ter}


def of_prefix(args, prefix):
    prefix += "_"
    found = {}
    for k, v in args.__dict__.items():
        if k.startswith(prefix):
            k = k.replace(prefix, "")
            found[k] = v
    return found


class Kept:
    last = None
    words = None
    kind = None
    first = None


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--metrics", choices=[m.lower() for m in METRICS], nargs="+", default=["bleu"])
    parser.add_argument("--kinds", nargs="+", default=[])
    parser.add_argument("--size", dest="bleu_size", type=int, default=4)
    parser.add_argument("--force", dest="bleu_force", action="store_true")
    parser.add_argument("--ter-case", action="store_true")
    parser.add_argument("--one-first")
    args = parser.parse_args()
    made = {}
    kept = Kept()
    for name in sorted(args.metrics):
        given = of_prefix(args, name.lower())
        kept.last = name
        name = name.upper()
        made[name] = METRICS[name](**given)
    kept.words = [name.upper() for name in args.metrics]
    # what may be any word is one turn for all of them
    for name in args.kinds:
        kept.kind = name
        if name == "first":
            kept.first = args.one_first
    print(made, kept.last, kept.words, kept.kind, kept.first)


if __name__ == "__main__":
    main()
