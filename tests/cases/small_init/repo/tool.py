import argparse


class Option:
    def __init__(self, name, text, choices=None):
        assert name
        if choices is None:
            choices = []
        if len(text) > 20:
            text = text[:20]
        self.name = name
        self.text = text
        self.choices = choices
        self.words = text.split()
        self.short = name[:1]
        self.hidden = not text
        self.kind = "choice" if choices else "text"
        for part in ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"):
            place = part.upper()
            setattr(self, part, place)


class Settings:
    def __init__(self, **given):
        self.__dict__.update(given)

    def get(self, name):
        return self.__dict__.get(name)


class Chosen:
    alpha = None
    beta = None


def options():
    return [Option(f"name_{n}", "a text of it") for n in range(9)] + [Option("alpha", "first"), Option("beta", "second")]


def table(start):
    return [Option(f"{start}_{row}_{column}", "one") for row in range(11) for column in range(11)]


def main():
    table("a")
    table("b")
    parser = argparse.ArgumentParser()
    for option in options():
        if option.name in ("alpha", "beta"):
            parser.add_argument("--" + option.name)
    settings = Settings(**vars(parser.parse_args()))
    table("c")
    chosen = Chosen()
    last = options()[-1]
    setattr(chosen, last.name, settings.get(last.name))
    print(chosen.alpha, chosen.beta)
