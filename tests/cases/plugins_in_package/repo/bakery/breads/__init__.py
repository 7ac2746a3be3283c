import importlib
import pkgutil

KINDS = {}


def bread(name):
    def keep(cls):
        KINDS[name] = cls
        return cls

    return keep


def load():
    for module in pkgutil.iter_modules(__path__):
        importlib.import_module(f"{__name__}.{module.name}")
