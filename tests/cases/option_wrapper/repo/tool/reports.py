class Plain:
    def __init__(self, options):
        self.width = options.width


class Json:
    def __init__(self, options):
        self.indent = options.indent


class Other:
    def __init__(self, options):
        self.depth = options.depth
