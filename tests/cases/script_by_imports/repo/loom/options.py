from .base_options import BaseOptions


class WarpOptions(BaseOptions):
    def declare(self, parser):
        parser = BaseOptions.declare(self, parser)
        parser.add_argument("--width", type=float)
        return parser
