from bakery.breads import bread


@bread("white")
class White:
    @staticmethod
    def options(parser):
        parser.add_argument("--milk", type=float)

    def __init__(self, given):
        self.milk = given.milk
