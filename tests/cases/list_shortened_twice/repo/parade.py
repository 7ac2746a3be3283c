import argparse


class Band:
    def __init__(self, steps):
        self.steps = steps


class Float:
    def __init__(self, steps):
        self.steps = steps


class Crowd:
    def __init__(self, songs, twins):
        self.songs = songs
        self.twins = twins
        if "anna" in twins:
            self.waves = True


def steps_of(args):
    steps = ["gather", "march", "play"]
    if args.only_gather:
        steps = ["gather"]
    if args.no_play:
        steps.remove("play")
    if args.no_march:
        steps.remove("march")
    return steps


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--only-gather", action="store_true")
    parser.add_argument("--no-play", action="store_true")
    parser.add_argument("--no-march", action="store_true")
    parser.add_argument("--song")
    parser.add_argument("--quiet", action="store_true")
    args = parser.parse_args()
    steps = steps_of(args)
    songs = ["anthem", args.song]
    songs.remove("anthem")
    twins = ["anna", "anna"]
    twins.remove("anna")
    other = ["one", "two"]
    if args.quiet:
        other.remove("two")
    print(Band(steps).steps, Float(steps).steps, Crowd(songs, twins).songs, other)


if __name__ == "__main__":
    main()
