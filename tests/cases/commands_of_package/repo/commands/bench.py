from commands import Command
from settings import Settings


class Bench(Command):
    name = "bench"

    def add_options(self, parser):
        parser.add_argument("--rounds", type=int, default=10)

    def run(self, rounds):
        print(Settings(rounds=rounds).rounds)
