from optparse import OptionGroup, OptionParser, make_option


class Config:
    def __init__(self, rate, depth, fast, paths, seed):
        self.rate = rate
        self.depth = depth
        self.fast = fast
        self.paths = paths
        self.seed = seed


class Extra:
    pass


def keep_upper(option, opt, value, parser):
    parser.values.label = value.upper()


def main():
    parser = OptionParser(option_list=[make_option("-r", "--rate", type="float", default=0.5)])
    parser.add_option("--depth", type=int, dest="levels", help="levels [default: %default]")
    parser.add_option("-f", "--fast", action="store_true")
    parser.add_option("--label", type="string", action="callback", callback=keep_upper)
    group = OptionGroup(parser, "Paths")
    group.add_option("-p", "--path", action="append", dest="paths")
    parser.add_option_group(group)
    parser.set_defaults(fast=False, levels=3)
    defaults, _ = parser.parse_args([])
    options, args = parser.parse_args()
    if not args:
        parser.error("nothing to do")
    config = Config(options.rate, options.levels, options.fast, options.paths, defaults.levels)
    extra = Extra()
    extra.label = options.label
    extra.first = args[0]
    return config, extra


if __name__ == "__main__":
    main()
