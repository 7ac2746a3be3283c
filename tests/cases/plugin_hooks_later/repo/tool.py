import argparse
import importlib

import pluggy

hookspec = pluggy.HookspecMarker("tool")


class Specs:
    @hookspec(historic=True)
    def tool_addoption(self, parser):
        """Add options."""

    @hookspec(firstresult=True)
    def tool_parse(self, args):
        """Parse the command line."""


class Manager(pluggy.PluginManager):
    def __init__(self):
        super().__init__("tool")
        self.add_hookspecs(Specs)
        self.register(self)

    def import_plugin(self, name):
        if self.is_blocked(name) or self.get_plugin(name) is not None:
            return
        try:
            module = importlib.import_module("plugins." + name)
        except ImportError as error:
            raise SystemExit(2) from error
        else:
            self.register(module, name)


class Settings:
    def __init__(self, level, cache):
        self.level = level
        self.cache = cache


class Config:
    def __init__(self, manager):
        self.parser = argparse.ArgumentParser()
        self.manager = manager
        manager.register(self, "config")
        manager.hook.tool_addoption.call_historic(kwargs=dict(parser=self.parser))

    def tool_parse(self, args):
        found = self.parser.parse_args(args)
        return Settings(found.log_level, found.cache_dir)


def main():
    manager = Manager()
    Config(manager)
    for name in ("logs", "caches"):
        manager.import_plugin(name)
    return manager.hook.tool_parse(args=None)


if __name__ == "__main__":
    main()
