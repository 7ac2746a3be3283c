"""A command whose flags are parameters of a function: most never reach a field."""

import sys
from pathlib import Path

import click


def show_version(ctx, param, value):
    if value:
        click.echo("1.0")
        ctx.exit()


@click.command()
@click.option("--version", is_flag=True, callback=show_version, expose_value=False, is_eager=True)
@click.option("--extra-path", default="", help="Look for modules here.")
@click.option("--count", type=int, default=1)
@click.option("--label", default="a")
@click.option("--suffix", default="")
@click.option("--legacy", is_flag=True)
@click.argument("target")
def main(extra_path, count, label, suffix, legacy, target):
    sys.path.insert(0, extra_path)
    copied = suffix
    write(target, count, label, copied, legacy)


def write(target, count, label, suffix, legacy):
    lines = [f"{label}{number}" for number in range(count)]
    Path(target).write_text("\n".join(lines) + suffix)


if __name__ == "__main__":
    main()
