import argparse

import gallery


class Tour:
    def __init__(self, rooms, shown, shut, kept):
        self.open = [room for room in rooms if room.name in shown["rooms"]]
        self.left = [room for room in rooms if room.name not in shown["rooms"] - shut]
        self.all = rooms
        self.kept = sorted(shown["rooms"].difference(kept))


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--rooms", default="")
    parser.add_argument("--shut", default="")
    parser.add_argument("--kept", default="")
    args = parser.parse_args()
    shown = {"rooms": set()}
    shown["rooms"].update(args.rooms.split(","))
    shut = set()
    for name in args.shut.split(","):
        shut.add(name)
    print(Tour(list(gallery.rooms()), shown, shut, set(args.kept.split(","))))


if __name__ == "__main__":
    main()
