import argparse
import os


class Choices:
    def __init__(self):
        self.alpha = "a"
        self.beta = "b"
        self.gamma = "c"


def main():
    parser = argparse.ArgumentParser()
    for name in ("alpha", "beta", "gamma"):
        parser.add_argument("--" + name, dest=name, default=argparse.SUPPRESS)
    sparse = vars(parser.parse_args())
    config = Choices()
    for name, env in (("alpha", "A"), ("beta", None), ("gamma", "C")):
        if name in sparse:
            value = sparse[name]
            setattr(config, name, value)
        elif env and (env_value := os.environ.get(env)):
            value = env_value.split(",") if name == "beta" else env_value
            setattr(config, name, value)
    print(config.alpha, config.beta, config.gamma)


if __name__ == "__main__":
    main()
