timeout = 5
_current = None


def install(level):
    global _current
    _current = level


def current():
    return _current
