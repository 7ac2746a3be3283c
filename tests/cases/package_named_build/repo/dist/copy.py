import argparse

parser = argparse.ArgumentParser()
parser.add_argument("--old")
print(parser.parse_args().old)
