class Plugin:
    options = {}

    def __init__(self, config):
        self.config = config
