class Pump:
    def __init__(self, options):
        self.pressure = options.pressure


class Turbo(Pump):
    pass
