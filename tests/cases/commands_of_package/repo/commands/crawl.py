from commands import Command
from settings import Settings


class Crawl(Command):
    name = "crawl"

    def add_options(self, parser):
        parser.add_argument("--depth", type=int, default=2)

    def run(self, depth):
        print(Settings(depth=depth).depth)
