from . import bread


@bread("rye")
class Rye:
    @staticmethod
    def options(parser):
        parser.add_argument("--sour", type=int)

    def __init__(self, given):
        self.sour = given.sour
