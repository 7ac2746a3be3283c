"""Whether a dict holds anything is asked only to spare work with an empty one: that decides nothing about another entry."""

import argparse


class Orchard:
    def __init__(self, plan):
        self.trees = plan.get("trees", 10)
        self.bees = plan.get("bees", 0)
        self.fence = plan.get("fence", "wood")


class Notice:
    text = "nothing said"


def renamed(plan):
    if "hives" in plan:
        plan["bees"] = plan.pop("hives")
    return plan


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--trees", type=int)
    parser.add_argument("--hives", type=int)
    parser.add_argument("--fence")
    args = parser.parse_args()
    given = {}
    if args.trees is not None:
        given["trees"] = args.trees
    if args.hives is not None:
        given["hives"] = args.hives
    plan = given or {}
    if plan:
        plan = renamed(plan)
    whole = {"fence": "wire"}
    if args.fence:
        whole["fence"] = args.fence
    if plan:
        whole.update(plan)
    Orchard(whole)
    notice = Notice()
    if given:
        notice.text = "changed"


if __name__ == "__main__":
    main()
