class Length:
    def add_options(self, parser):
        parser.add_argument("--max-length", type=int, default=100)

    def take(self, options):
        self.limit = options.max_length
        print(self.limit)


def register(linter):
    linter.register(Length())
