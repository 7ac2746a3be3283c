class Settings:
    def __init__(self, strict=False, user=None):
        self.strict = strict
        self.user = user


class Report:
    def __init__(self, strict):
        self.strict = strict
