import argparse


class Sieve:
    def __call__(self):
        parser = argparse.ArgumentParser()
        parser.add_argument("--mesh")
        self.mesh = parser.parse_args().mesh
        print(self.mesh)


sieve = Sieve()
