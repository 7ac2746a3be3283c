import typer


class Fold:
    def __init__(self, times):
        self.times = times


def fold(times: int = 2):
    print(Fold(times).times)


typer.run(fold)
