"""A parser that declares the flags that name files itself, one to read and one to write."""

import configargparse


class Settings:
    def __init__(self, level):
        self.level = level


class Parser(configargparse.ArgumentParser):
    pass


if __name__ == "__main__":
    parser = Parser(args_for_setting_config_path=["-c", "--config"], args_for_writing_out_config_file=["--write-config"], auto_env_var_prefix="OWN_")
    parser.add_argument("--level")
    Settings(parser.parse_args().level)
