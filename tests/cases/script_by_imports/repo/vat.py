from settings_of_dye import chosen


class Vat:
    def __init__(self):
        self.shade = chosen.shade
