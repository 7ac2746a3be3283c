"""Weave: settings are put into sections that are made when the first of them comes, then set by name on an object of options."""

import argparse
import copy


class Option:
    def __init__(self, value):
        self.value = value


class Switch(Option):
    def set(self, value):
        text = str(value).strip().lower()
        if text not in ("true", "false"):
            raise ValueError(text)
        self.value = text == "true"


class Text(Option):
    def set(self, value):
        self.value = str(value)


class Loom:
    def __init__(self):
        self._tight = Switch(False)
        self._yarn = Text("wool")

    @property
    def tight(self):
        return self._tight.value

    @tight.setter
    def tight(self, value):
        self._tight.set(value)

    @property
    def yarn(self):
        return self._yarn.value

    @yarn.setter
    def yarn(self, value):
        self._yarn.set(value)


class Rug:
    width = 1
    fringe = "none"


class Plan:
    def __init__(self):
        self._sections = {}

    def put(self, section, name, value):
        if section not in self._sections:
            self._sections[section] = {}
        self._sections[section][name] = value

    def add(self, section, name, value):
        self._sections.setdefault(section, {})[name] = value

    def copy(self):
        plan = Plan()
        plan._sections = copy.deepcopy(self._sections)
        return plan

    def apply(self, section, target):
        entries = self._sections.get(section)
        if entries:
            for name, value in entries.items():
                setattr(target, name, value)
        return target


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--yarn")
    parser.add_argument("--tight", action="store_true")
    parser.add_argument("--width", type=int)
    parser.add_argument("--fringe")
    args = parser.parse_args()
    plan = Plan()
    if args.yarn:
        plan.put("loom", "yarn", args.yarn)
    if args.tight:
        plan.put("loom", "tight", args.tight)
    if args.width:
        plan.add("rug", "width", args.width)
    plan = plan.copy()
    if args.fringe:
        plan.add("rug", "fringe", args.fringe)
    loom, rug = plan.apply("loom", Loom()), plan.apply("rug", Rug())
    print(loom.tight, loom.yarn, rug.width, rug.fringe)


if __name__ == "__main__":
    main()
