import argparse, copy

class S:
    def __init__(self, codes):
        self.codes = codes

def expand(parts):
    codes = {"a", "b"}
    found = set()
    for part in parts:
        found.update({c for c in codes if c.startswith(part)})
    return found

def change(codes, options):
    codes |= expand(options.add)
    codes -= expand(options.drop)

def chosen(options):
    codes = {"a", "b", "c"}
    got = None
    if options.ignore is not None:
        got = codes - expand(options.ignore)
    elif options.select is not None:
        got = expand(options.select)
    return copy.deepcopy(got)

p = argparse.ArgumentParser()
for n in ("add", "drop", "select", "ignore"):
    p.add_argument("--" + n)
a = p.parse_args()
c = chosen(a)
if c is None:
    c = {"x"}
change(c, a)
S(c)
s = S({"a"})
change(s.codes, a)
