from probe.registry import HOOKS, KNOWN, NAMES, PROBES, SEEN


def probe(function=None, **keywords):
    into = keywords.get("into", PROBES)
    into[function.__module__].append(function)
    return function


def hook(name):
    def register(function):
        HOOKS[name] = function
        return function

    return register


def length(key):
    if key not in KNOWN:
        KNOWN[key] = len(key)
    return KNOWN[key]


def show():
    for name in NAMES:
        print(name)


def note(text):
    SEEN.append(text)
