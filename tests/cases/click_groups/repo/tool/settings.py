class State:
    def __init__(self):
        self.debug = False
        self.rate = 0.0
        self.root = None


class Job:
    def __init__(self, name, **options):
        self.name = name
        self.depth = options["depth"]
        self.token = options.get("token")
