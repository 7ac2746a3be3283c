import argparse


class Swarm:
    def __init__(self):
        self.workers = 0
        self.mode = "even"
        self.colour = True
        self.host = ""
        self.web = False
        self.rate = 1


class Settings:
    def __init__(self, level):
        self.level = level


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--processes", type=int)
    parser.add_argument("--worker", action="store_true")
    parser.add_argument("--fast", action="store_true")
    parser.add_argument("--mode")
    parser.add_argument("--quiet", action="store_true")
    parser.add_argument("--colour", action="store_true")
    parser.add_argument("--local", action="store_true")
    parser.add_argument("--host")
    parser.add_argument("--web", action="store_true")
    parser.add_argument("--later", action="store_true")
    parser.add_argument("--level", type=int)
    parser.add_argument("--steep", action="store_true")
    args = parser.parse_args()
    swarm = Swarm()

    if args.processes:
        args.worker = True
    if args.worker:
        swarm.workers = 1

    if args.fast:
        args.mode = "fast"
    if args.mode == "fast":
        swarm.mode = "steep"

    colour = args.colour
    if args.quiet:
        colour = False
    if not colour:
        swarm.colour = False

    if args.local:
        args.host = "localhost"
    if args.host:
        swarm.host = "named"

    if args.web:
        swarm.web = True
    if args.later:
        args.web = True

    settings = Settings(args.level)
    if args.steep:
        settings.level = 9
    if settings.level:
        swarm.rate = 2
    print(swarm)


if __name__ == "__main__":
    main()
