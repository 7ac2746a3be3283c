import argparse

from mill.grinding import Mill


def run():
    parser = argparse.ArgumentParser()
    parser.add_argument("--rounds", type=int)
    for _ in range(parser.parse_args().rounds):
        print(Mill(1).speed)


if __name__ in ("__main__", "__mp_main__"):
    run()
