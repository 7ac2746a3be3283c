import argparse
from dataclasses import dataclass

OFFICES = {
    "north": {"street": "Quay 1", "opens": 8},
    "south": {"street": "Mill 9", "opens": 8},
}


@dataclass
class Office:
    street: str = ""
    opens: int = 0
    clerk: str = ""


class Desk:
    def __init__(self, office, clerk):
        self.entry = OFFICES[office]
        self.entry["clerk"] = clerk

    def office(self):
        return Office(street=self.entry.get("street"), opens=self.entry["opens"], clerk=self.entry["clerk"])


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--office", default="north")
    parser.add_argument("--clerk", default="Ada")
    args = parser.parse_args()
    print(Desk(args.office, args.clerk).office())


if __name__ == "__main__":
    main()
