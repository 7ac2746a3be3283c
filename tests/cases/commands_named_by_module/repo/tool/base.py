import optparse


class ConfigParser(optparse.OptionParser):
    def __init__(self, *args, name, **kwargs):
        self.name = name
        super().__init__(*args, **kwargs)

    def get_default_values(self):
        if not self.process_default_values:
            return optparse.Values(self.defaults)
        defaults = self.defaults.copy()
        for option in self._get_all_options():
            default = defaults.get(option.dest)
            if isinstance(default, str):
                defaults[option.dest] = option.check_value(option.get_opt_string(), default)
        return optparse.Values(defaults)


def general(parser):
    group = optparse.OptionGroup(parser, "General")
    group.add_option("--cache-dir", default="cache")
    return group


class Command:
    def __init__(self, name, summary):
        self.name = name
        self.parser = ConfigParser(name=name, prog="tool " + name)
        self.cmd_opts = optparse.OptionGroup(self.parser, name)
        self.add_options()
        self.parser.add_option_group(general(self.parser))

    def main(self, args):
        options, args = self.parser.parse_args(args)
        return self.run(options, args)
