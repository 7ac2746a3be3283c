class Text:
    def add_options(self, parser):
        parser.add_argument("--colour", action="store_true")

    def take(self, options):
        self.colour = options.colour
        print(self.colour)


def register(linter):
    linter.register(Text())
