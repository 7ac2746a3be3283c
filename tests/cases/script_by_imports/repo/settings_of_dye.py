import argparse

parser = argparse.ArgumentParser()
parser.add_argument("--shade")
chosen = parser.parse_args()
