import argparse
from os.path import expanduser

from configobj import ConfigObj


def load(user, default=None):
    settings = ConfigObj()
    if default:
        settings.merge(ConfigObj(default, interpolation=False))
    settings.merge(ConfigObj(expanduser(user), interpolation=False, encoding="utf-8"))
    settings.filename = expanduser(user)
    return settings


class Kiln:
    def __init__(self, rc, label, cone):
        settings = self.settings = load(rc, "defaults")
        self.quick = settings["firing"].as_bool("quick")
        self.glaze = settings["firing"].get("glaze", "clear")
        self.label = label or settings["firing"]["label"] or "pot"
        own = ConfigObj({"firing": {"cone": cone}})
        self.cone = own["firing"]["cone"]
        self.shelves = ConfigObj().get("shelves", 3)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--rc")
    parser.add_argument("--label")
    parser.add_argument("--cone")
    args = parser.parse_args()
    kiln = Kiln(args.rc, args.label, args.cone)
    print(kiln.quick, kiln.glaze, kiln.label, kiln.cone, kiln.shelves)


if __name__ == "__main__":
    main()
