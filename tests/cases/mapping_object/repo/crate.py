import argparse


class Crate:
    def __init__(self):
        self._held = {}

    def __getitem__(self, name):
        return self._held[name]

    def __setitem__(self, name, value):
        self._held[name] = value

    def keys(self):
        return self._held.keys()


class Shelf:
    def __init__(self, apples=0, pears=0):
        self.apples = apples
        self.pears = pears


class Label:
    def __init__(self, table):
        self.pears = table["pears"]


parser = argparse.ArgumentParser()
parser.add_argument("--apples", type=int)
parser.add_argument("--pears", type=int)
args = parser.parse_args()
crate = Crate()
crate["apples"] = args.apples
crate["pears"] = args.pears
shelf = Shelf(**crate)
label = Label(dict(crate))
print(shelf.apples, shelf.pears, label.pears)
