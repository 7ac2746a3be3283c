import configargparse


class Config:
    def __init__(self, rate, name):
        self.rate = rate
        self.name = name


def main():
    p = configargparse.ArgParser(default_config_files=["tool.ini"])
    p.add("-c", "--my-config", is_config_file=True, help="config file path")
    p.add("--rate", type=float, default=0.5, env_var="TOOL_RATE")
    p.add_argument("--name")
    options = p.parse_args()
    return Config(options.rate, options.name)


if __name__ == "__main__":
    main()
