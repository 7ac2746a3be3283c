from settings import Settings


def clean(rounds=3):
    print(Settings(rounds=rounds).rounds)
