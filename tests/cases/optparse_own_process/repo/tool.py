import optparse


def lowered(setting, value, parser):
    return value.lower()


class Values(optparse.Values):
    def __init__(self, defaults=None):
        super().__init__(defaults)
        self.made = True


class Option(optparse.Option):
    def process(self, opt, value, values, parser):
        result = super().process(opt, value, values, parser)
        if self.validator:
            setattr(values, self.dest, self.validator(self.dest, getattr(values, self.dest), parser))
        if self.overrides:
            setattr(values, self.overrides, None)
        return result


class Parser(optparse.OptionParser):
    specification = (
        ("Sheets", (("--sheet", {"overrides": "sheet_path"}), ("--sheet-path", {"overrides": "sheet"}))),
        ("Words", (("--language", {"default": "EN", "validator": lowered}), ("--traces", {"action": "store_true"}))),
    )

    def __init__(self):
        super().__init__(option_class=Option)
        for title, options in self.specification:
            group = optparse.OptionGroup(self, title)
            for name, keywords in options:
                group.add_option(name, **keywords)
            self.add_option_group(group)

    def get_default_values(self):
        return Values(self.defaults)

    def check_values(self, values, args):
        values.source = args[0]
        return values


class Writer:
    def __init__(self, settings):
        self.sheet = settings.sheet
        self.sheet_path = settings.sheet_path
        self.language = settings.language
        self.traces = settings.traces


if __name__ == "__main__":
    print(Writer(Parser().parse_args()))
