from tool.base import Command


class Settings:
    def __init__(self, target, pre):
        self.target = target
        self.pre = pre


class InstallCommand(Command):
    def add_options(self):
        self.cmd_opts.add_option("--target", default="here")
        self.cmd_opts.add_option("--pre", action="store_true", default=False)
        self.parser.add_option_group(self.cmd_opts)

    def run(self, options, args):
        return Settings(options.target, options.pre)
