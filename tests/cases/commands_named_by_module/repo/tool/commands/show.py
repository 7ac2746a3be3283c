from tool.base import Command


class ShowCommand(Command):
    def add_options(self):
        self.cmd_opts.add_option("--files", action="store_true")
        self.parser.add_option_group(self.cmd_opts)

    def run(self, options, args):
        print(options.files, options.cache_dir)
