from setuptools import find_packages, setup

FIRST = ["mill-grind = mill.grinding:Mill.start"]
ENTRY_POINTS = {"console_scripts": FIRST + ["mill-sift=mill.sifting:sieve"]}

setup(name="mill", package_dir={"": "source"}, packages=find_packages("source"), entry_points=ENTRY_POINTS)
