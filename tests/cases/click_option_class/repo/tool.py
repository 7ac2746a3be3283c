from pathlib import Path

import click
from click.decorators import _param_memo


class PathOption(click.Option):
    def __init__(self, param_decls=None, help=None, **attrs):
        super().__init__(param_decls=param_decls or ("--config",), type=str, help=help, **attrs)

    def process_value(self, ctx, value):
        value = super().process_value(ctx, value)
        return Path(value) if value else None


def path_option(*param_decls, cls=None, **attrs):
    if cls is None:
        cls = PathOption

    def decorator(function):
        _param_memo(function, cls(param_decls, **attrs))
        return function

    return decorator


class Settings:
    def __init__(self, config, base, level):
        self.config = config
        self.base = base
        self.level = level


@click.command()
@path_option("--config-file", envvar="CONFIG_FILE", help="where settings are")
@click.option("--base", cls=PathOption)
@click.option("--level", default=1)
def main(config_file, base, level):
    print(Settings(config_file, base, level))


if __name__ == "__main__":
    main()
