import argparse


class Paper:
    def __init__(self, name, weight):
        self.name = name
        self.weight = weight

    def label(self):
        return f"{self.name} {self.weight}"

    @property
    def is_heavy(self):
        return self.weight > 200


class Order:
    def __init__(self):
        self._paper = None

    @property
    def paper(self):
        return self._paper

    @paper.setter
    def paper(self, value):
        self._paper = value

    @property
    def label(self):
        return self.paper.label() if self.paper is not None else None

    @property
    def is_heavy(self):
        return self.paper.is_heavy if self.paper is not None else None


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--card", action="store_true")
    parser.add_argument("--proof", action="store_true")
    args = parser.parse_args()
    if args.card:
        paper = Paper("card", 300)
    else:
        paper = Paper("offset", 80)
    order = Order()
    order.paper = paper
    if args.proof:
        print(order.label, order.is_heavy)


if __name__ == "__main__":
    main()
