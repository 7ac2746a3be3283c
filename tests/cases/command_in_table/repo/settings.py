class Train:
    def __init__(self, rate, out):
        self.rate = rate
        self.out = out


class Check:
    def __init__(self, data, out):
        self.data = data
        self.out = out
