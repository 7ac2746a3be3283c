import argparse
import configparser


class Oven:
    def __init__(self, given, sections, timed):
        self.heat = given.get("heat")
        self.trays = sections
        self.timed = 3 if timed else 4


def read(path):
    ini = configparser.ConfigParser()
    ini.read(path)
    sections = {name: dict(section) for name, section in ini.items()}
    return {key: value for key, value in ini.items("oven")}, sections, ini.has_option("oven", "timer")


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--recipe", default="oven.ini")
    args = parser.parse_args()
    print(Oven(*read(args.recipe)))


if __name__ == "__main__":
    main()
