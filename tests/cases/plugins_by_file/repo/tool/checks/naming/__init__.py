class Naming:
    def add_options(self, parser):
        parser.add_argument("--good-names", default="i,j")

    def take(self, options):
        self.good = options.good_names
        print(self.good)


def register(linter):
    linter.register(Naming())
