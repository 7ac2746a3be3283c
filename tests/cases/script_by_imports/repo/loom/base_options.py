import argparse


class BaseOptions:
    def declare(self, parser):
        parser.add_argument("--threads", type=int, default=12)
        return parser

    def _gather(self):
        return self.declare(argparse.ArgumentParser()).parse_args()

    def read(self):
        return self._gather()
