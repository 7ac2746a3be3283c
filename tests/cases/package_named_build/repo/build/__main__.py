import argparse

from build.settings import Settings

parser = argparse.ArgumentParser()
parser.add_argument("--outdir", default="out")
Settings(parser.parse_args().outdir).make()
