class Ferry:
    def __init__(self, crew):
        self.crew = crew
        self.deck = "open"
