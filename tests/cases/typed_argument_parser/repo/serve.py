from dataclasses import dataclass

from tap import Tap, tapify


class StartArgs(Tap):
    port: int = 80


class StopArgs(Tap):
    wait_time: float = 1.0


class Args(Tap):
    log_level: str = "info"

    def configure(self):
        self.add_subparsers(help="what to do")
        self.add_subparser("start", StartArgs)
        self.add_subparser("stop", StopArgs)


@dataclass
class Server:
    port: int
    level: str


def run(args):
    print(Server(args.port, args.log_level))


def check(host: str, tries: int = 3):
    print(Server(tries, host))


if __name__ == "__main__":
    run(Args(underscores_to_dashes=True).parse_args())
    tapify(check)
