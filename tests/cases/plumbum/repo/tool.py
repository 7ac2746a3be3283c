from plumbum import cli


class Copy:
    def __init__(self, source, target, pretend, skip, data, level):
        self.source = source
        self.target = target
        self.pretend = pretend
        self.skip = skip
        self.data = data
        self.level = level


class Tool(cli.Application):
    VERSION = "1.0"
    CALL_MAIN_IF_NESTED_COMMAND = False
    level = cli.CountOf(["v", "verbose"], help="more words")


class Common(cli.Application):
    def __init__(self, executable=None):
        self.data = {}
        super().__init__(executable)

    pretend = cli.Flag(["-n", "--pretend"], help="change nothing")
    skip = cli.SwitchAttr(["-s", "--skip"], str, list=True)

    @cli.switch(["--data"], str, list=True)
    def take_data(self, values):
        for value in values:
            key, _, text = value.partition("=")
            self.data[key] = text


@Tool.subcommand("copy")
class CopyTool(Common):
    cleanup = cli.Flag(["-C", "--no-cleanup"], default=True)
    retries = cli.SwitchAttr("retries", int, default=3, mandatory=True)

    def main(self, source, target="."):
        copy = Copy(source, target, self.pretend, self.skip, self.data, self.parent.level)
        for _ in range(self.retries):
            print(copy, self.cleanup)


if __name__ == "__main__":
    Tool.run()
