import click
from click_option_group import optgroup


@click.command()
@optgroup.group("Output")
@optgroup.option("--out", default="dist")
@click.pass_obj
def build(context, out):
    context.settings.out = out
