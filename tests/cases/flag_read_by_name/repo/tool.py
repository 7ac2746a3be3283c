"""A command whose flags are parameters of a function: most never reach a field."""

import sys
from pathlib import Path

import click


def show_version(ctx, param, value):
    if value:
        click.echo("1.0")
        ctx.exit()


def read_defaults(ctx, param, value):
    if not ctx.params.get("no_config"):
        ctx.default_map = {"label": value}
    return value


def install_hook(loud):
    def report(kind, error, trace):
        print(error if loud else kind)

    sys.excepthook = report


@click.command()
@click.option("--version", is_flag=True, callback=show_version, expose_value=False, is_eager=True)
@click.option("--extra-path", default="", help="Look for modules here.")
@click.option("--count", type=int, default=1)
@click.option("--label", default="a")
@click.option("--suffix", default="")
@click.option("--legacy", is_flag=True)
@click.option("--config", callback=read_defaults, is_eager=True)
@click.option("--no-config", is_flag=True, is_eager=True)
@click.option("--loud", is_flag=True)
@click.argument("target")
def main(extra_path, count, label, suffix, legacy, config, no_config, loud, target):
    install_hook(loud)
    sys.path.insert(0, extra_path)
    copied = suffix
    write(target, count, label, copied, legacy)


def write(target, count, label, suffix, legacy):
    lines = [f"{label}{number}" for number in range(count)]
    Path(target).write_text("\n".join(lines) + suffix)


if __name__ == "__main__":
    main()
