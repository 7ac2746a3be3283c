class Job:
    def __init__(self, ink):
        self.ink = ink
