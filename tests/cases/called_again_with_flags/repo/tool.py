import argparse

NAMES = """
    width height depth colour gloss grain coat layer brush roller tape sheet tray mask lamp rail beam plank screw nail glue
    seal foam cork felt wool silk lime sand clay iron zinc lead brass steel glass stone brick slate tile
""".split()
SCHEMA = {section: {name: {"value": "1", "type": int} for name in NAMES} for section in ("paint", "frame", "wall", "door", "floor", "roof", "stair", "porch")}


class Settings:
    def __init__(self):
        self.values = {}
        self.update({section: {name: option["value"] for name, option in table.items()} for section, table in SCHEMA.items()})

    def update(self, given):
        """Checks everything first: much work that records nothing where no option is in it."""
        new = {}
        for section in given:
            if section not in SCHEMA:
                raise ValueError(section)
            new[section] = {}
            for name in given[section]:
                kind = None
                if name in SCHEMA[section]:
                    kind = SCHEMA[section][name]["type"]
                raw = given[section][name]
                try:
                    if kind == bool and not isinstance(raw, bool):
                        raw = raw in ("yes", "on")
                    new[section][name] = raw
                except Exception as error:
                    raise ValueError(name) from error
        for section in new:
            self.values[section] = self.values.get(section, {})
            self.values[section].update(new[section])


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--paint", type=int)
    parser.add_argument("--door", type=int)
    parser.add_argument("--unseen", type=int)
    args = parser.parse_args()
    settings = Settings()
    settings.update({"paint": {"width": args.paint}})
    settings.update({"door": {"height": args.door}})
    print(settings.values, args.unseen)


if __name__ == "__main__":
    main()
