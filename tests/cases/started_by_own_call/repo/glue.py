from optparse import OptionParser


class Glue:
    def __init__(self, kind):
        self.kind = kind


parser = OptionParser()
parser.add_option("--kind", default="bone")
(options, rest) = parser.parse_args()
print(Glue(options.kind).kind)
