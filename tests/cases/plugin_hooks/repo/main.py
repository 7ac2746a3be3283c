"""The flags are those of the plug-ins, each of which is called for its own."""

import argparse

import colour_plugin
import hooks
import pluggy
import speed_plugin


class Plugins:
    def __init__(self):
        self.manager = pluggy.PluginManager("tool")
        self.manager.add_hookspecs(hooks)
        for plugin in (speed_plugin, colour_plugin):
            self.manager.register(plugin)


def main():
    plugins = Plugins()
    parser = argparse.ArgumentParser()
    plugins.manager.hook.add_options(parser=parser)
    args = parser.parse_args()
    settings = plugins.manager.hook.settings_of(args=args, strict=True)
    print(settings.speed, args.colour)


if __name__ == "__main__":
    main()
