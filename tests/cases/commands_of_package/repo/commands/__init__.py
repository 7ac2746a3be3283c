class Command:
    name = ""

    def add_options(self, parser):
        pass
